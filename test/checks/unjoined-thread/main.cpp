// RUN: %check_leak %s leak-unjoined-thread --std c++11,c++17,c++20 -- -pthread -DstartInMainBad=main
// What happens in `main` is tested under a name that says what it is.
#include <thread>

void work() {}

int startInMainBad() {
  std::thread(work).detach();
  // expected-warning@-1 {{thread 'work' is detached, and 'main' does not wait for it}}
  // CHECK-FIXES-CXX11: std::thread Worker(work);
  // CHECK-FIXES-CXX17: std::thread Worker(work);
  // CHECK-FIXES-CXX20: std::jthread Worker(work);
  std::thread Second([] { work(); });
  // expected-warning@-1 {{thread 'Second' is detached, and 'main' does not wait for it}}
  // CHECK-FIXES-CXX11: std::thread Second([] { work(); });
  // CHECK-FIXES-CXX20: std::jthread Second([] { work(); });
  Second.detach();
  // expected-note@-1 {{detached here}}
  return 0;
  // CHECK-FIXES-CXX11: Worker.join();
  // CHECK-FIXES-CXX17: Worker.join();
}
