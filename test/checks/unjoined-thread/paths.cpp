// RUN: %check_leak %s leak-unjoined-thread --std c++11,c++17 -- -pthread
#include <cstdlib>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

void work();
bool step();
void keep(std::thread &Thread);

void returnBad(bool Skip) {
  // CHECK-FIXES-LABEL: void returnBad(bool Skip) {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
  if (Skip)
    // expected-note@-1 {{the condition is true here}}
    return;
    // expected-note@-1 {{'T' is destroyed here}}
    // CHECK-FIXES: T.join();
    // CHECK-FIXES-NEXT: return;
  T.join();
}

int nestedBad(bool Skip) {
  // CHECK-FIXES-LABEL: int nestedBad(bool Skip) {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
  if (step()) {
    // expected-note@-1 {{the condition is true here}}
    if (!Skip) {
      // expected-note@-1 {{the condition is true here}}
      return 1;
      // expected-note@-1 {{'T' is destroyed here}}
      // CHECK-FIXES: T.join();
      // CHECK-FIXES-NEXT: return 1;
    }
  }
  T.join();
  return 0;
}

void neverBad() {
  // CHECK-FIXES-LABEL: void neverBad() {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' is destroyed before it is joined}}
  step();
  // CHECK-FIXES: T.join();
  // CHECK-FIXES-NEXT: {{^}}}
} // expected-note {{'T' is destroyed here}}

void otherConditionBad(bool A, bool B) {
  // CHECK-FIXES-LABEL: void otherConditionBad(bool A, bool B) {
  std::thread T;
  if (A)
    T = std::thread(work);
    // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
  if (B)
    // expected-note@-1 {{the condition is false here}}
    T.join();
  // CHECK-FIXES: if (T.joinable())
  // CHECK-FIXES-NEXT: T.join();
} // expected-note {{'T' is destroyed here}}

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

void continueBad() {
  // CHECK-FIXES-LABEL: void continueBad() {
  for (int I = 0; I < 3; ++I) {
    std::thread T(work);
    // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
    if (step())
      // expected-note@-1 {{the condition is true here}}
      continue;
      // expected-note@-1 {{'T' is destroyed here}}
      // CHECK-FIXES: T.join();
      // CHECK-FIXES-NEXT: continue;
    T.join();
  }
}

void throwBad() {
  // CHECK-FIXES-LABEL: void throwBad() {
  std::thread T(work);
  // expected-warning@-1 {{thread 'T' may be destroyed before it is joined}}
  if (step())
    // expected-note@-1 {{the condition is true here}}
    throw 1;
    // expected-note@-1 {{'T' is destroyed here}}
    // CHECK-FIXES: T.join();
    // CHECK-FIXES-NEXT: throw 1;
  T.join();
}

void lambdaBad() {
  auto Run = [] {
    std::thread T(work);
    // expected-warning@-1 {{thread 'T' is destroyed before it is joined}}
    step();
  }; // expected-note {{'T' is destroyed here}}
  Run();
}

template <typename F> void templateBad(F Work) {
  std::thread T(Work);
  // expected-warning@-1 {{thread 'T' is destroyed before it is joined}}
  step();
} // expected-note {{'T' is destroyed here}}
void instantiates() { templateBad(work); }

void discardedBad() {
  // CHECK-FIXES-LABEL: void discardedBad() {
  std::thread{work};
  // expected-warning@-1 {{thread is neither joined nor detached}}
  // CHECK-FIXES: std::thread{work}.join();
}

void containerBad() {
  // CHECK-FIXES-LABEL: void containerBad() {
  std::vector<std::thread> Threads;
  Threads.reserve(3);
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back(work);
    // expected-warning@-1 {{thread 'Threads' is neither joined nor detached}}
  // CHECK-FIXES: for (auto &Thread : Threads)
  // CHECK-FIXES-NEXT: Thread.join();
}

class MemberBad {
  // CHECK-FIXES-LABEL: class MemberBad {
public:
  void start() { Worker = std::thread(work); }
  // expected-warning@-1 {{thread 'Worker' is neither joined nor detached}}
  // CHECK-FIXES: void start() { Worker = std::thread(work); }

private:
  std::thread Worker;
  // CHECK-FIXES: public:
  // CHECK-FIXES-NEXT: ~MemberBad() {
  // CHECK-FIXES-NEXT: if (Worker.joinable())
  // CHECK-FIXES-NEXT: Worker.join();
};

class DestructorBad {
  // CHECK-FIXES-LABEL: class DestructorBad {
public:
  DestructorBad() : Worker(work) {}
  // expected-warning@-1 {{thread 'Worker' is neither joined nor detached}}
  ~DestructorBad() {
    step();
    // CHECK-FIXES: if (Worker.joinable())
    // CHECK-FIXES-NEXT: Worker.join();
  }

private:
  std::thread Worker;
};

// A thread that never ends is not waited for before something ends it.
void endless() {
  while (true)
    work();
}
void endlessBad() {
  std::thread T(endless);
  // expected-warning@-1 {{thread 'T' is destroyed before it is joined}}
  // expected-note@-2 {{let the thread end when it is told to, and join it}}
} // expected-note {{'T' is destroyed here}}

// The same condition twice, a flag that remembers, a question to the thread itself.
void correlatedOk(bool Async) {
  std::thread T;
  if (Async)
    T = std::thread(work);
  step();
  if (Async)
    T.join();
}
void negatedOk(bool Serial) {
  std::thread T;
  if (!Serial)
    T = std::thread(work);
  if (Serial)
    return;
  T.join();
}
void rememberedOk(bool Async) {
  std::thread T;
  bool Started = false;
  if (Async) {
    T = std::thread(work);
    Started = true;
  }
  step();
  if (Started)
    T.join();
}
void joinableOk(bool Async) {
  std::thread T;
  if (Async)
    T = std::thread(work);
  if (T.joinable())
    T.join();
}
void notJoinableOk(bool Async) {
  std::thread T;
  if (Async)
    T = std::thread(work);
  if (!T.joinable())
    return;
  T.detach();
}
void switchOk(int Mode) {
  std::thread T;
  switch (Mode) {
  case 1:
    T = std::thread(work);
    break;
  default:
    break;
  }
  switch (Mode) {
  case 1:
    T.join();
    break;
  default:
    break;
  }
}
// Somebody else has it.
void movedOk(std::vector<std::thread> &Threads) {
  std::thread T(work);
  Threads.push_back(std::move(T));
}
std::thread returnedOk() {
  std::thread T(work);
  return T;
}
void capturedOk() {
  std::thread T(work);
  auto Join = [&T] { T.join(); };
  Join();
}
struct Joiner {
  std::thread &Thread;
  ~Joiner() { Thread.join(); }
};
void guardedOk() {
  std::thread T(work);
  Joiner Guard{T};
  step();
}
void handedOk() {
  std::thread T(work);
  keep(T);
}
// The program ends there, or never.
void exitOk() {
  std::thread T(work);
  if (step())
    std::exit(1);
  T.join();
}
void loopOk() {
  std::thread T(work);
  while (true)
    if (step()) {
      T.join();
      return;
    }
}
void containerOk() {
  std::vector<std::thread> Threads;
  Threads.emplace_back(work);
  for (auto &Thread : Threads)
    Thread.join();
}
void containerHandedOk() {
  std::vector<std::thread> Threads;
  Threads.emplace_back(work);
  for (auto &Thread : Threads)
    keep(Thread);
}
class MemberOk {
public:
  void start() { Worker = std::thread(work); }
  void stop() { Worker.join(); }

private:
  std::thread Worker;
};
void suppressedOk() {
  std::thread T(work); // NOLINT(leak-unjoined-thread)
}

void mayThrow();
// What a call may throw is not followed: every function that starts a thread would be reported.
void FN_exception() {
  std::thread T(work);
  mayThrow();
  T.join();
}
