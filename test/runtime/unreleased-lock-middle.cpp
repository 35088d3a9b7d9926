// RUN: %prove %s

// The lock is given back in the middle of the function: no guard fits, so the early ways out unlock.
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total;

int add(int Number) {
  Mutex.lock();
  if (Number < 0)
    return -1;
  int Result = Total += Number;
  Mutex.unlock();
  Result *= 2;
  return Result;
}

int main() {
  add(-1);
  std::thread Second([] { add(1); });
  Second.join();
}
