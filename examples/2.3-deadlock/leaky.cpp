// main waits for a thread while it holds the lock that the thread needs: neither can go on. The thread is joined before
// the lock is released, because locals are destroyed in reverse order. About it: leak-wait-under-lock.
#include <iostream>
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total = 0;

int main() {
  std::lock_guard Lock(Mutex);
  std::jthread Worker([] {
    std::lock_guard Lock(Mutex);
    ++Total;
  });
  std::cout << "total " << Total << '\n';
}
