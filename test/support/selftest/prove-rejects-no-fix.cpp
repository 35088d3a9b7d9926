// RUN: not %prove %s --plugin none --checks bugprone-posix-return --limit 1 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: --fix changes nothing

#include <unistd.h>

int main() { pause(); }
