// RUN: %prove %s --plugin none --checks bugprone-posix-return | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 3 thread(s) alive
// SAYS: after: it ended with status 0, 1 thread(s) alive

#include <fcntl.h>
#include <thread>
#include <unistd.h>

int main() {
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    return 0;
  std::thread(pause).detach();
  std::thread(pause).detach();
}
