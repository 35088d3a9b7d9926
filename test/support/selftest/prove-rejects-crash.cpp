// RUN: not %prove %s --plugin none --checks bugprone-posix-return 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: neither hangs nor leaks before the fix: it ended by signal 6, not by a return from main

#include <thread>
#include <unistd.h>

int main() { std::thread Joinable(pause); }
