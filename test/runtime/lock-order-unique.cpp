// RUN: %prove %s
// RUN: %prove %s --std c++14

// A thread and main take the locks of one object in opposite orders; one guard is unlocked early.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

std::atomic<bool> Stop{false};

class Journal {
public:
  void write() {
    std::unique_lock<std::mutex> Text(TextMutex);
    std::unique_lock<std::mutex> Index(IndexMutex);
    ++Entries;
    Index.unlock();
    --Bytes;
  }
  void erase() {
    std::lock_guard<std::mutex> Index(IndexMutex);
    std::lock_guard<std::mutex> Text(TextMutex);
    --Entries, ++Bytes;
  }
  long size() const { return Entries + Bytes; }

private:
  std::mutex TextMutex, IndexMutex;
  long Entries = 0, Bytes = 0;
};

int main() {
  Journal J;
  std::thread Writer([&J] {
    while (!Stop)
      J.write();
  });
  const auto End = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
  while (std::chrono::steady_clock::now() < End)
    J.erase();
  Stop = true;
  Writer.join();
  return J.size() == 0 ? 0 : 1;
}
