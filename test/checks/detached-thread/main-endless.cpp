// RUN: %check_leak %s leak-detached-thread --std c++20 -- -pthread
// A program that never ends needs its threads to the last.
#include <thread>

void work();

void start() {
  std::thread([] {
    while (true)
      work();
  }).detach();
}

// expected-no-diagnostics
int main() {
  start();
  std::thread([] {
    while (true)
      work();
  }).detach();
  while (true)
    work();
}
