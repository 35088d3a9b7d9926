// RUN: %check_leak %s leak-detached-thread --std c++11,c++17 -- -pthread
#include <thread>

void work();

// Before C++20 an atomic flag, a thread and the destructor that uses them.
class ServiceBad {
  // CHECK-FIXES-LABEL: class ServiceBad {
public:
  void start() {
    std::thread(&ServiceBad::run, this).detach();
    // expected-warning@-1 {{thread 'run' is detached and its loop has no stop condition}}
    // CHECK-FIXES: if (Worker.joinable()) {
    // CHECK-FIXES-NEXT: StopWorker = true;
    // CHECK-FIXES-NEXT: Worker.join();
    // CHECK-FIXES-NEXT: }
    // CHECK-FIXES-NEXT: StopWorker = false;
    // CHECK-FIXES-NEXT: Worker = std::thread(&ServiceBad::run, this);
  }

private:
  void run() {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!StopWorker)
      work();
  }
  int Count = 0;
  // CHECK-FIXES: public:
  // CHECK-FIXES-NEXT: ~ServiceBad() {
  // CHECK-FIXES-NEXT: StopWorker = true;
  // CHECK-FIXES-NEXT: if (Worker.joinable())
  // CHECK-FIXES-NEXT: Worker.join();
  // CHECK-FIXES-NEXT: }
  // CHECK-FIXES: private:
  // CHECK-FIXES-NEXT: std::atomic<bool> StopWorker{false};
  // CHECK-FIXES-NEXT: std::thread Worker;
};

class WithDestructorBad {
public:
  WithDestructorBad() {
    std::thread T([this] { run(); });
    // expected-warning@-1 {{thread 'T' is detached and its loop has no stop condition}}
    // expected-note@-2 {{'run' called here}}
    // CHECK-FIXES: {{^}}    Worker = std::thread([this] { run(); });
    T.detach();
    // expected-note@-1 {{detached here}}
  }
  ~WithDestructorBad() { work(); }
  // CHECK-FIXES: ~WithDestructorBad() {
  // CHECK-FIXES-NEXT: StopWorker = true;
  // CHECK-FIXES-NEXT: if (Worker.joinable())
  // CHECK-FIXES-NEXT: Worker.join();
  // CHECK-FIXES-NEXT: work(); }
  void run() {
    for (;;)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!StopWorker)
      work();
  }
};

// What the destructor does is out of sight.
class HiddenDestructorBad {
public:
  ~HiddenDestructorBad();
  void start() {
    std::thread([this] { run(); }).detach();
    // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
    // expected-note@-2 {{'run' called here}}
    // expected-note@-3 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
  }
  void run() {
    for (;;)
      // expected-note@-1 {{no path leads out of the loop here}}
      work();
  }
};

void freeBad() {
  std::thread([] { for (;;) work(); }).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // expected-note@-3 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
}
