// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// The function that starts the thread keeps nothing of it; its callers get it.
#include <chrono>
#include <cstdio>
#include <thread>

void startBeat(int Milliseconds);

void startBeat(int Milliseconds) {
  std::puts("start");
  std::thread Beat([Milliseconds] {
    for (;;) {
      std::puts("beat");
      std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
    }
  });
  Beat.detach();
}

int main() {
  startBeat(20);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}
