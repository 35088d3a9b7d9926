// RUN: %prove %s
// RUN: %prove %s --std c++11

// A method stops and joins the object's own thread under the lock of the flag that the thread reads.
#include <chrono>
#include <mutex>
#include <thread>

class Poller {
public:
  void start() { Worker = std::thread(&Poller::run, this); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Stopped = true;
    Worker.join();
    ++Rounds;
  }
  long rounds() const { return Rounds; }

private:
  bool step() {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Rounds;
    return !Stopped;
  }
  void run() {
    while (step())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  std::mutex Mutex;
  bool Stopped = false;
  long Rounds = 0;
  std::thread Worker;
};

int main() {
  Poller P;
  P.start();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  P.stop();
  return P.rounds() > 1 ? 0 : 1;
}
