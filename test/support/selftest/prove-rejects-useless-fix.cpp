// RUN: not %prove %s --plugin none --checks bugprone-posix-return --limit 1 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the fixed program does not end alone and by itself: it still runs after the limit

#include <fcntl.h>
#include <unistd.h>

int main() {
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    pause();
  pause();
}
