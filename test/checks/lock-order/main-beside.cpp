// RUN: %check_leak %s leak-lock-order -- -pthread
#include <mutex>
#include <thread>

std::mutex A, B;
static int Value;

static void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
static void backwardBad() {
  // CHECK-FIXES-LABEL: static void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES: std::scoped_lock First(B, A);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES: ++Value;
  ++Value;
}

int main() {
  std::thread Worker(forward);
  for (int I = 0; I < 3; ++I)
    backwardBad();
  Worker.join();
  return Value;
}
