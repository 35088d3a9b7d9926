// RUN: %prove %s
// RUN: %prove %s --std c++11

// Locked and unlocked by hand, by two methods of one object.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

std::atomic<bool> Stop{false};

class Cache {
public:
  void put() {
    Index.lock();
    Data.lock();
    ++Size, --Free;
    Data.unlock();
    Index.unlock();
  }
  void evict() {
    Data.lock();
    Index.lock();
    --Size, ++Free;
    Index.unlock();
    Data.unlock();
  }
  long capacity() const { return Size + Free; }

private:
  std::mutex Index, Data;
  long Size = 0, Free = 0;
};

int main() {
  Cache C;
  std::thread Putter([&C] {
    while (!Stop)
      C.put();
  });
  std::thread Evicter([&C] {
    while (!Stop)
      C.evict();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  Stop = true;
  Putter.join();
  Evicter.join();
  return C.capacity() == 0 ? 0 : 1;
}
