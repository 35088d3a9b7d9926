// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// A group of threads is joined, and none of them ends.
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

std::atomic<long> Count;

int main() {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    Threads.emplace_back([I] {
      while (true) {
        Count += I;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  for (auto &Thread : Threads)
    Thread.join();
  return Count > 0 ? 0 : 1;
}
