// RUN: %prove %s
// RUN: %prove %s --std c++11

// The result of a task is fetched under the lock that the task takes.
#include <future>
#include <mutex>

std::mutex Mutex;
int Value = 20;

int compute() {
  std::lock_guard<std::mutex> Lock(Mutex);
  return Value + 1;
}

int main() {
  int Total = 0;
  {
    std::unique_lock<std::mutex> Lock(Mutex);
    std::future<int> Result = std::async(std::launch::async, compute);
    Total = Result.get();
    Total += Value;
  }
  return Total == 41 ? 0 : 1;
}
