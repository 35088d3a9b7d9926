// A background thread is detached and its loop has no end: nothing can stop it, and it still runs when main returns.
// About it: leak-detached-thread.
#include <chrono>
#include <iostream>
#include <thread>

void startTask() {
  std::thread([] {
    for (;;) {
      std::cout << "working\n";
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }).detach();
}

int main() { startTask(); }
