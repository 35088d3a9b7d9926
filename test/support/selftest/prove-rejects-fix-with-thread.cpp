// RUN: not %prove %s --plugin none --checks bugprone-posix-return --limit 1 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the fixed program does not end alone and by itself: it ended with status 0, 2 thread(s) alive

#include <fcntl.h>
#include <thread>
#include <unistd.h>

int main() {
  std::thread Waits(pause);
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    Waits.detach();
  else
    Waits.join();
}
