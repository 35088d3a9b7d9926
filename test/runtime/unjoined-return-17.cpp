// RUN: %prove %s --std c++17 --terminates

// Before C++20: a join on each way out, also where the thread may not run.
#include <chrono>
#include <stdexcept>
#include <thread>

static int Sum;
static void add() { Sum += 2; }

static void run(bool Start, int Step) {
  std::thread Adder;
  if (Start)
    Adder = std::thread(add);
  if (Step == 1)
    return;
  if (Step == 2)
    throw std::runtime_error("two");
  if (Adder.joinable())
    Adder.join();
}

int main() {
  run(true, 0);
  run(false, 1);
  run(true, 1);
  try {
    run(true, 2);
  } catch (const std::runtime_error &) {
    return Sum == 6 ? 0 : 1;
  }
  return 1;
}
