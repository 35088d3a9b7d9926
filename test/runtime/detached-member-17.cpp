// RUN: %prove %s --std c++17 | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// Before C++20: a class with a destructor of its own, and a thread that it does not wait for.
#include <atomic>
#include <chrono>
#include <thread>

class Gauge {
public:
  explicit Gauge(int Step) : Step(Step) {
    std::thread Sampler([this] { sample(); });
    Sampler.detach();
  }
  ~Gauge() { Last = -1; }
  int value() const { return Last; }

private:
  void sample();

  const int Step;
  std::atomic<int> Last{0};
  std::atomic<long> Samples{0};
};

void Gauge::sample() {
  while (true) {
    Last += Step;
    ++Samples;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

static Gauge Own(3);

int main() {
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return Own.value() > 0 ? 0 : 1;
}
