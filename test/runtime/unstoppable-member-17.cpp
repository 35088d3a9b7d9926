// RUN: %prove %s --std c++17 | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// Before C++20: stop() joins, start() may be called again after it.
#include <chrono>
#include <string>
#include <thread>

class Blinker {
public:
  explicit Blinker(std::string Name) : Name(std::move(Name)) {}
  ~Blinker() { stop(); }
  void start() {
    Thread = std::thread(&Blinker::blink, this);
  }
  void stop() {
    if (Thread.joinable())
      Thread.join();
  }

private:
  void blink() {
    do {
      On = !On;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    } while (!Stopped);
  }

  std::string Name;
  bool On = false, Stopped = false;
  std::thread Thread;
};

int main() {
  Blinker Lamp("lamp");
  for (int I = 0; I < 2; ++I) {
    Lamp.start();
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    Lamp.stop();
  }
}
