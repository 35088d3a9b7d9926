// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// The thread that main starts is not done when main is.
#include <chrono>
#include <thread>

static long Rounds;

static void count() {
  while (true) {
    ++Rounds;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

int main() {
  std::thread(count).detach();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}
