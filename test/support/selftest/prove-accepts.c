// RUN: %prove %s --plugin none --checks bugprone-posix-return --limit 1

#include <fcntl.h>
#include <unistd.h>

int main(void) {
  void *None = 0;
  int *Fits = None; // not C++
  if (posix_fadvise(-1, 0, 0, 0) < 0)
    return Fits != 0;
  pause();
}
