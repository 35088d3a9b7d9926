// The caller owns the thread. The destructor of std::jthread asks it to stop and waits for it; the loop asks its token,
// and its pause is a wait that the stop request ends.
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

[[nodiscard]] std::jthread startTask() {
  return std::jthread([](std::stop_token Stop) {
    std::mutex Mutex;
    std::condition_variable_any Pause;
    std::unique_lock Lock(Mutex);
    while (!Stop.stop_requested()) {
      std::cout << "working\n";
      Pause.wait_for(Lock, Stop, std::chrono::seconds(1), [] { return false; });
    }
  });
}

int main() { std::jthread Task = startTask(); }
