// RUN: %prove %s
// RUN: %prove %s --std c++11

// A thread is joined under the lock that it is about to take.
#include <mutex>
#include <thread>

std::mutex Mutex;
int Result;

void compute() {
  std::lock_guard<std::mutex> Lock(Mutex);
  Result = 42;
}

int main() {
  int Seen = 0;
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    std::thread Worker(compute);
    Worker.join();
    Seen = Result;
  }
  return Seen == 42 ? 0 : 1;
}
