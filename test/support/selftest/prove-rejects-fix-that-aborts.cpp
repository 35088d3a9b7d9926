// RUN: not %prove %s --plugin none --checks bugprone-posix-return --limit 1 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the fixed program does not end alone and by itself: it ended by signal 6

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

int main() {
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    abort();
  pause();
}
