// The lock ends with the block that needs it; the thread is joined after that.
#include <iostream>
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total = 0;

int main() {
  std::jthread Worker([] {
    std::lock_guard Lock(Mutex);
    ++Total;
  });
  {
    std::lock_guard Lock(Mutex);
    std::cout << "total " << Total << '\n';
  }
}
