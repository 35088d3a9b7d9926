// RUN: %prove %s

// An exception passes over the unlocking.
#include <mutex>
#include <stdexcept>
#include <thread>

std::mutex Mutex;
int Total;

static void check(int Number) {
  if (Number < 0)
    throw std::invalid_argument("negative");
}

void add(int Number) {
  Mutex.lock();
  check(Number);
  Total += Number;
  Mutex.unlock();
}

int main() {
  try {
    add(-1);
  } catch (const std::invalid_argument &) {
  }
  std::thread Second([] { add(1); });
  Second.join();
}
