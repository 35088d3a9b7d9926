// RUN: %check_leak %s leak-unstoppable-thread --std c++11,c++17 -- -pthread
#include <thread>
#include <vector>

void work();

class MemberBad {
  // CHECK-FIXES-LABEL: class MemberBad {
public:
  void start() {
    Worker = std::thread(&MemberBad::run, this);
    // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
    // CHECK-FIXES: StopWorker = false;
    // CHECK-FIXES-NEXT: Worker = std::thread(&MemberBad::run, this);
  }
  void stop();

private:
  void run() {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!StopWorker)
      work();
  }
  std::thread Worker;
  // CHECK-FIXES: std::atomic<bool> StopWorker{false};
  // CHECK-FIXES-NEXT: std::thread Worker;
};
void MemberBad::stop() {
  Worker.join();
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: StopWorker = true;
  // CHECK-FIXES-NEXT: Worker.join();
}

// From the constructor nothing need be reset.
class ConstructedBad {
  // CHECK-FIXES-LABEL: class ConstructedBad {
public:
  ConstructedBad() : Worker([this] { run(); }) {}
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{'run' called here}}
  // CHECK-FIXES: ConstructedBad() : Worker([this] { run(); }) {}
  ~ConstructedBad() { Worker.join(); }
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: ~ConstructedBad() { StopWorker = true; Worker.join(); }

private:
  void run() {
    for (;;)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!StopWorker)
      work();
  }
  std::thread Worker;
  // CHECK-FIXES: std::atomic<bool> StopWorker{false};
};

void localBad() {
  // CHECK-FIXES-LABEL: void localBad() {
  int Stop = 1;
  std::thread Worker([Stop] { while (Stop || true) work(); });
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: std::atomic<bool> Stop2(false);
  // CHECK-FIXES-NEXT: std::thread Worker([Stop, &Stop2] { while (!Stop2) work(); });
  work();
  Worker.join();
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: Stop2 = true;
  // CHECK-FIXES-NEXT: Worker.join();
}

void byReferenceBad() {
  // CHECK-FIXES-LABEL: void byReferenceBad() {
  std::thread Worker([&] { while (true) work(); });
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: std::thread Worker([&] { while (!Stop) work(); });
  Worker.join();
  // expected-note@-1 {{joined here}}
}

void endless() {
  // CHECK-FIXES: static std::atomic<bool> StopEndless(false);
  // CHECK-FIXES: void endless() {
  while (true)
    // expected-note@-1 {{no path leads out of the loop here}}
    // CHECK-FIXES: while (!StopEndless)
    work();
}
void functionBad() {
  // CHECK-FIXES-LABEL: void functionBad() {
  std::thread Worker(endless);
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // CHECK-FIXES: StopEndless = false;
  // CHECK-FIXES-NEXT: std::thread Worker(endless);
  Worker.join();
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: StopEndless = true;
}

// Several threads run it, and each would stop the others.
void common() {
  while (true)
    // expected-note@-1 2 {{no path leads out of the loop here}}
    work();
}
void commonBad() {
  std::thread First(common), Second(common);
  // expected-warning@-1 {{thread 'First' is joined, but its loop has no stop condition}}
  // expected-warning@-2 {{thread 'Second' is joined, but its loop has no stop condition}}
  // expected-note@-3 2 {{test an atomic flag in the loop, and set it before the join}}
  First.join();
  // expected-note@-1 {{joined here}}
  Second.join();
  // expected-note@-1 {{joined here}}
}

void endsOk() {
  std::thread Worker([] { work(); });
  Worker.join();
}
