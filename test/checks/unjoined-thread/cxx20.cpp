// RUN: %check_leak %s leak-unjoined-thread --std c++20,c++23 -- -pthread
#include <array>
#include <thread>
#include <vector>

void work();
bool step();

void returnBad(bool Skip) {
  // CHECK-FIXES-LABEL: void returnBad(bool Skip) {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
  // CHECK-FIXES: std::jthread T(work);
  if (Skip)
    // expected-note@-1 {{the condition is true here}}
    return;
    // expected-note@-1 {{'T' is destroyed here}}
  T.join();
}

void assignedBad(bool Async) {
  // CHECK-FIXES-LABEL: void assignedBad(bool Async) {
  std::thread T;
  // CHECK-FIXES: std::jthread T;
  if (Async)
    T = std::thread(work);
    // expected-warning@-1 {{thread 'T' is destroyed before it is joined}}
    // CHECK-FIXES: T = std::jthread(work);
} // expected-note {{'T' is destroyed here}}

void containerBad() {
  // CHECK-FIXES-LABEL: void containerBad() {
  std::vector<std::thread> Threads;
  // CHECK-FIXES: std::vector<std::jthread> Threads;
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back(work);
    // expected-warning@-1 {{thread 'Threads' is neither joined nor detached}}
}

class MemberBad {
  // CHECK-FIXES-LABEL: class MemberBad {
public:
  void start() { Worker = std::thread(work); }
  // expected-warning@-1 {{thread 'Worker' is neither joined nor detached}}
  // CHECK-FIXES: void start() { Worker = std::jthread(work); }

private:
  std::thread Worker;
  // CHECK-FIXES: std::jthread Worker;
};

struct InitializedBad {
  std::thread Worker{work};
  // expected-warning@-1 {{thread 'Worker' is neither joined nor detached}}
  // CHECK-FIXES: std::jthread Worker{work};
};

void discardedBad() {
  // CHECK-FIXES-LABEL: void discardedBad() {
  std::thread{work};
  // expected-warning@-1 {{thread is neither joined nor detached}}
  // CHECK-FIXES: std::jthread{work};
}

// Two threads in one variable: a join where the first is lost.
void overwrittenBad() {
  // CHECK-FIXES-LABEL: void overwrittenBad() {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' may be overwritten before it is joined}}
  T = std::thread(step);
  // expected-note@-1 {{'T' is overwritten here}}
  // CHECK-FIXES: T.join();
  // CHECK-FIXES-NEXT: T = std::thread(step);
  T.join();
}

void jthreadOk() {
  std::jthread T(work);
  step();
}
