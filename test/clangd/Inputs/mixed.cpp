// One finding of ours and one of the checks that clangd runs by itself.
#include <poll.h>
#include <thread>

double half() { return 1 / 2; }

int main() {
  std::jthread Worker([] {
    pollfd Nothing{0, POLLIN, 0};
    poll(&Nothing, 1, -1);
  });
}
