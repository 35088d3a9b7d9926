// The caller hands a task the means to stop it and asks it to stop; the loop never looks, and its thread is detached.
// About it: leak-detached-thread.
#include <chrono>
#include <iostream>
#include <thread>

void startTask(std::stop_token) {
  std::thread([] {
    for (;;) {
      std::cout << "working\n";
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }).detach();
}

int main() {
  std::stop_source Context;
  startTask(Context.get_token());
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  Context.request_stop();
}
