// RUN: %prove %s --std c++11 | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// A lambda that goes round for ever beside the work of its function.
#include <chrono>
#include <thread>

int main() {
  int Step = 2;
  long Sum = 0;
  std::thread Adder([Step, &Sum] {
    for (;;) {
      Sum += Step;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  Adder.join();
  return Sum > 0 ? 0 : 1;
}
