// RUN: %check_leak %s leak-lock-order -- -pthread
#include <mutex>
#include <thread>

std::mutex A, B;
static int Value;

static void forward() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
static void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}

// The other one is joined, this one runs on.
int main() {
  std::thread(forward).detach();
  std::thread Other([] {});
  Other.join();
  backwardBad();
  return Value;
}
