// RUN: %check_leak %s leak-unjoined-thread --std c++20 -- -pthread
// `main` waits for the thread in a way of its own.
#include <latch>
#include <thread>

std::latch Done(1);
void work() { Done.count_down(); }

// expected-no-diagnostics
int main() {
  std::thread(work).detach();
  Done.wait();
}
