// RUN: %prove %s
// RUN: %prove %s --std c++11

// A second guard in the scope of the first.
#include <mutex>
#include <thread>

std::mutex Mutex;
int Total;

void worker() {
  std::lock_guard<std::mutex> Lock(Mutex);
  ++Total;
  if (Total > 0) {
    std::lock_guard<std::mutex> Again(Mutex);
    Total = 0;
  }
}

int main() {
  std::thread Worker(worker);
  Worker.join();
}
