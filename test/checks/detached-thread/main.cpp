// RUN: %check_leak %s leak-detached-thread --std c++11,c++17,c++20 -- -pthread -DstartInMainBad=main
// What happens in `main` is tested under a name that says what it is.
#include <thread>

void work();

void plain() {
  while (true)
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
}

int startInMainBad(int Count, char **) {
  // CHECK-FIXES-LABEL: int startInMainBad(int Count, char **) {
  std::thread(plain).detach();
  // expected-warning@-1 {{thread 'plain' is detached and its loop has no stop condition}}
  // CHECK-FIXES-CXX11: std::thread Worker(plain);
  // CHECK-FIXES-CXX17: std::thread Worker(plain);
  // CHECK-FIXES-CXX20: std::jthread Worker(plain);
  work();
  // CHECK-FIXES-CXX11: StopPlain = true;
  // CHECK-FIXES-CXX11-NEXT: Worker.join();
  // CHECK-FIXES-CXX17: StopPlain = true;
  // CHECK-FIXES-CXX17-NEXT: Worker.join();
  return Count;
  // CHECK-FIXES: return Count;
}
