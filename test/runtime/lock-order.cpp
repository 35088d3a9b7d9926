// RUN: %prove %s
// RUN: %prove %s --std c++17
// RUN: %prove %s --std c++11

// Two functions take two locks in opposite orders.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

std::mutex Names, Values;
long Added, Removed;
std::atomic<bool> Stop{false};

void add() {
  std::lock_guard<std::mutex> NamesLock(Names);
  std::lock_guard<std::mutex> ValuesLock(Values);
  ++Added;
  --Removed;
}

void remove() {
  std::lock_guard<std::mutex> ValuesLock(Values);
  std::lock_guard<std::mutex> NamesLock(Names);
  --Added;
  ++Removed;
}

int main() {
  std::thread Adder([] {
    while (!Stop)
      add();
  });
  std::thread Remover([] {
    while (!Stop)
      remove();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  Stop = true;
  Adder.join();
  Remover.join();
  return Added + Removed == 0 ? 0 : 1;
}
