// RUN: %check_leak %s leak-lock-order -- -pthread
// expected-no-diagnostics
#include <mutex>
#include <thread>

std::mutex A, B;
static int Value;

static void forward() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
static void backward() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}

// Before the thread is started and after it is joined, main is alone.
int main() {
  backward();
  std::thread Worker(forward);
  Worker.join();
  backward();
  return Value;
}
