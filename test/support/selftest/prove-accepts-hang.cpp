// RUN: %prove %s --plugin none --checks bugprone-posix-return --limit 1 | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit
// SAYS: after: it ended with status 0, 1 thread(s) alive
// SAYS: +  if (posix_fadvise(-1, 0, 0, 0) > 0)

#include <fcntl.h>
#include <unistd.h>

int main() {
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    return 0;
  pause();
}
