// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// The thread works on an object of several members, and outlives it.
#include <array>
#include <chrono>
#include <mutex>
#include <thread>

class Recorder {
public:
  explicit Recorder(int First) : Next(First) {}
  void start() { std::thread(&Recorder::run, this).detach(); }
  int size() {
    std::lock_guard Lock(Mutex);
    return Size;
  }

private:
  void run() {
    while (true) {
      record();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  void record() {
    std::lock_guard Lock(Mutex);
    Entries[Size++ % Entries.size()] = Next++;
  }

  std::mutex Mutex;
  std::array<int, 16> Entries{};
  int Size = 0, Next;
};

static Recorder Log(7);

int main() {
  Log.start();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return Log.size() > 0 ? 0 : 1;
}
