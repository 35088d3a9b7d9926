// RUN: %prove %s --terminates

// An early return destroys a thread that is still joinable.
#include <chrono>
#include <thread>

static int load(bool OnlyTest) {
  int Result = 0;
  std::thread Loader([&Result] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    Result = 3;
  });
  if (OnlyTest)
    return 0;
  Loader.join();
  return Result;
}

int main() { return load(false) + load(true) == 3 ? 0 : 1; }
