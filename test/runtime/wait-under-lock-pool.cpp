// RUN: %prove %s
// RUN: %prove %s --std c++11

// A pool joins its threads in a loop, under the lock of the counter that they share.
#include <mutex>
#include <thread>
#include <vector>

class Pool {
public:
  void start(int Number) {
    std::lock_guard<std::mutex> Lock(Mutex);
    for (int I = 0; I < Number; ++I)
      Workers.emplace_back([this] { work(); });
  }
  void stop() {
    std::unique_lock<std::mutex> Lock(Mutex);
    for (std::thread &Worker : Workers)
      Worker.join();
    Done = -Done;
  }
  int done() const { return Done; }

private:
  void work() {
    for (int I = 0; I < 1000; ++I) {
      std::lock_guard<std::mutex> Lock(Mutex);
      ++Done;
      std::this_thread::yield();
    }
  }

  std::mutex Mutex;
  int Done = 0;
  std::vector<std::thread> Workers;
};

int main() {
  Pool P;
  P.start(4);
  P.stop();
  return P.done() == -4000 ? 0 : 1;
}
