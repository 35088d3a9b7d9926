// The loop asks its token before each round, and the caller keeps the thread and joins it after the stop request.
#include <chrono>
#include <iostream>
#include <thread>

[[nodiscard]] std::thread startTask(std::stop_token Stop) {
  return std::thread([Stop] {
    while (!Stop.stop_requested()) {
      std::cout << "working\n";
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    std::cout << "task ends\n";
  });
}

int main() {
  std::stop_source Context;
  std::thread Task = startTask(Context.get_token());
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  Context.request_stop();
  Task.join();
}
