// RUN: %prove %s
// RUN: %prove %s --std c++23

// A thread dies, and is joined, before the guard that was made first.
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total;

void add(int Number) {
  std::lock_guard Lock(Mutex);
  std::jthread Worker([Number] {
    std::lock_guard Inner(Mutex);
    Total += Number;
  });
  Total = 1;
}

int main() {
  add(2);
  return Total > 0 ? 0 : 1;
}
