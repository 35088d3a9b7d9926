// RUN: not %prove %s --plugin none --checks bugprone-posix-return --limit 1
// RUN: not pgrep -f '^sleep 86399[.]5$'

#include <unistd.h>

int main() {
  if (fork() == 0)
    execlp("sleep", "sleep", "86399.5", nullptr);
  pause();
}
