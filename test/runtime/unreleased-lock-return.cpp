// RUN: %prove %s
// RUN: %prove %s --std c++11

// An early return keeps the lock; the next thread waits for ever.
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total;

bool add(int Number) {
  Mutex.lock();
  if (Number < 0)
    return false;
  Total += Number;
  Mutex.unlock();
  return true;
}

int main() {
  std::thread First([] { add(-1); });
  First.join();
  std::thread Second([] { add(1); });
  Second.join();
}
