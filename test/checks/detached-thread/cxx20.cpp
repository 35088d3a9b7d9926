// RUN: %check_leak %s leak-detached-thread --std c++20,c++23 -- -pthread
#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <thread>
#include <unistd.h>

void work();
bool step();

// A member, last in the class, for a thread that works on the object.
class MemberBad {
  // CHECK-FIXES-LABEL: class MemberBad {
public:
  void start() { std::thread(&MemberBad::run, this).detach(); }
  // expected-warning@-1 {{thread 'run' is detached and its loop has no stop condition}}
  // CHECK-FIXES: void start() { Worker = std::jthread([this](std::stop_token Stop) { run(Stop); }); }

private:
  void run() {
    // CHECK-FIXES: void run(std::stop_token Stop) {
    while (true) {
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!Stop.stop_requested()) {
      work();
    }
  }
  int Count = 0;
  // CHECK-FIXES: int Count = 0;
  // CHECK-FIXES: std::jthread Worker;
  // CHECK-FIXES-NEXT: };
};

// The name is taken, the access is another, the loop is further down and declared elsewhere.
class FurtherBad {
  // CHECK-FIXES-LABEL: class FurtherBad {
  int Worker = 0;

public:
  FurtherBad() {
    std::thread T([this] { loop(3); });
    // expected-warning@-1 {{thread 'T' is detached and its loop has no stop condition}}
    // expected-note@-2 {{'loop' called here}}
    // CHECK-FIXES: Worker2 = std::jthread([this](std::stop_token Stop) { loop(Stop, 3); });
    T.detach();
    // expected-note@-1 {{detached here}}
  }
  int get() const { return Worker; }
  void loop(int By);
  // CHECK-FIXES: void loop(std::stop_token Stop, int By);
  // CHECK-FIXES: private:
  // CHECK-FIXES-NEXT: std::jthread Worker2;
  // CHECK-FIXES-NEXT: };
};
void FurtherBad::loop(int By) {
  // CHECK-FIXES: void FurtherBad::loop(std::stop_token Stop, int By) {
  for (int I = 0;; ++I)
    // expected-note@-1 {{no path leads out of the loop here}}
    // CHECK-FIXES: for (int I = 0; !Stop.stop_requested(); ++I)
    Worker += By;
}

struct Started {
  void startBad();
  void run() {
    // CHECK-FIXES: void run(std::stop_token Stop) {
    do
      // expected-note@-1 {{no path leads out of the loop here}}
      work();
    while (1);
    // CHECK-FIXES: while (!Stop.stop_requested());
  }
  // CHECK-FIXES: std::jthread Worker;
};
void Started::startBad() {
  std::thread([this] { run(); }).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{'run' called here}}
  // CHECK-FIXES: Worker = std::jthread([this](std::stop_token Stop) { run(Stop); });
}

// With a thread in it the class could not be copied any more.
class CopiedBad {
public:
  void start() {
    std::thread([this] { run(); }).detach();
    // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
    // expected-note@-2 {{'run' called here}}
    // expected-note@-3 {{use 'std::jthread' and test its stop token in the loop}}
  }
  void run() {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      work();
  }
};
CopiedBad copy(const CopiedBad &Original) { return Original; }

// The caller gets it from a function whose last act is to start it.
void returnedBad();
// CHECK-FIXES: {{^}}{{\[\[nodiscard\]\]}} std::jthread returnedBad();
void returnedBad() {
  // CHECK-FIXES: {{^}}{{\[\[nodiscard\]\]}} std::jthread returnedBad() {
  work();
  std::thread T([] {
    // expected-warning@-1 {{thread 'T' is detached and its loop has no stop condition}}
    // CHECK-FIXES: return std::jthread([](std::stop_token Stop) {
    for (;;)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!Stop.stop_requested())
      work();
  });
  T.detach();
  // expected-note@-1 {{detached here}}
}

static void staticBad(int Argument) {
  // CHECK-FIXES: {{^}}{{\[\[nodiscard\]\]}} static std::jthread staticBad(int Argument) {
  std::thread([](int) { while (true) work(); }, Argument).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: return std::jthread([](std::stop_token Stop, int) { while (!Stop.stop_requested()) work(); }, Argument);
}

// Something else follows, or a caller has no place for it: no edit.
void followedBad() {
  std::thread([] { while (true) work(); }).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // expected-note@-3 {{use 'std::jthread' and test its stop token in the loop}}
  work();
}
void calledBad() {
  std::thread([] { while (true) work(); }).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // expected-note@-3 {{use 'std::jthread' and test its stop token in the loop}}
}
void caller() { calledBad(); }

// The loop waits: a stop request would not be heard.
void waits() {
  char Buffer[10];
  while (true)
    // expected-note@-1 {{no path leads out of the loop here}}
    if (read(0, Buffer, sizeof Buffer) > 0)
      work();
}
void waitsBad() {
  std::thread(waits).detach();
  // expected-warning@-1 {{thread 'waits' is detached and its loop has no stop condition}}
  // expected-note@-2 {{use 'std::jthread' and test its stop token in the loop}}
}

// No loop that a condition could stand in.
void jumps() {
again:
  work();
  goto again;
  // expected-note@-1 {{no path leads out of the loop here}}
}
void jumpsBad() {
  std::thread(jumps).detach();
  // expected-warning@-1 {{thread 'jumps' is detached and its loop has no stop condition}}
  // expected-note@-2 {{use 'std::jthread' and test its stop token in the loop}}
}
void recurses() {
  work();
  recurses();
  // expected-note@-1 {{'recurses' calls itself on every path here}}
}
void recursesBad() {
  std::thread(recurses).detach();
  // expected-warning@-1 {{thread 'recurses' is detached and its recursion has no end}}
  // expected-note@-2 {{return from the recursion when a stop is requested}}
}

// Who else runs the loop would have to change, too.
void shared() {
  while (true)
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
}
void sharedBad() {
  std::thread(shared).detach();
  // expected-warning@-1 {{thread 'shared' is detached and its loop has no stop condition}}
  // expected-note@-2 {{use 'std::jthread' and test its stop token in the loop}}
}
void sharesIt() { shared(); }

#define FOREVER while (true)
// expected-note@-1 {{expanded from macro 'FOREVER'}}
void macro() {
  FOREVER
  // expected-note@-1 {{no path leads out of the loop here}}
  work();
}
void macroBad() {
  std::thread(macro).detach();
  // expected-warning@-1 {{thread 'macro' is detached and its loop has no stop condition}}
  // expected-note@-2 {{use 'std::jthread' and test its stop token in the loop}}
}

template <typename T> struct Templated {
  void run() {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      Value += 1;
  }
  T Value = 0;
};
void templateBad(Templated<int> &Object) {
  std::thread(&Templated<int>::run, &Object).detach();
  // expected-warning@-1 {{thread 'run' is detached and its loop has no stop condition}}
  // expected-note@-2 {{use 'std::jthread' and test its stop token in the loop}}
}

// A flag that is tested and never set is no way out.
static std::atomic<bool> Stopped{false};
// expected-note@-1 {{'Stopped' is tested, but nothing in this translation unit sets it to end the loop}}
void flagBad() {
  // CHECK-FIXES: {{^}}{{\[\[nodiscard\]\]}} std::jthread flagBad() {
  std::thread([] { while (!Stopped) work(); }).detach();
  // expected-warning@-1 {{thread is detached and its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: return std::jthread([](std::stop_token Stop) { while (!Stop.stop_requested() && !Stopped) work(); });
}

// What ends, or may end.
void endsOk() {
  std::thread([] { work(); }).detach();
  std::thread([] {
    for (int I = 0; I < 3; ++I)
      work();
  }).detach();
  std::thread([] {
    while (step())
      work();
  }).detach();
}
void watchdogOk() {
  std::thread([] {
    while (true)
      if (!step())
        _exit(1);
  }).detach();
}
void signalsOk() {
  std::thread([] {
    sigset_t Set;
    int Number;
    sigfillset(&Set);
    while (true)
      sigwait(&Set, &Number);
  }).detach();
}
void throwsOk() {
  std::thread([] {
    while (true)
      if (!step())
        throw 1;
  }).detach();
}
void caughtOk() {
  std::thread([] {
    try {
      while (true)
        work();
    } catch (...) {
    }
  }).detach();
}
void tokenOk(std::stop_token Stop) {
  std::thread([Stop] {
    while (!Stop.stop_requested())
      work();
  }).detach();
}
void flagOk() {
  static std::atomic<bool> Done{false};
  std::thread([] {
    while (!Done)
      work();
  }).detach();
  work();
  Done = true;
}
void unknownOk(std::function<void()> Entry) { std::thread(Entry).detach(); }
void foreign();
void foreignOk() { std::thread(foreign).detach(); }
void joinedOk() {
  std::thread T([] { while (true) work(); });
  T.join();
}
void suppressedOk() {
  std::thread([] { while (true) work(); }).detach(); // NOLINT(leak-detached-thread)
}

#undef NDEBUG
#include <cassert>
// An assertion may end the program, and counts as a way out.
void FN_assertion() {
  std::thread([] {
    while (true)
      assert(step());
  }).detach();
}
// What a smart pointer leads to may be set by whoever has another.
void FN_shared() {
  auto Stop = std::make_shared<std::atomic<bool>>(false);
  std::thread([Stop] {
    while (!*Stop)
      work();
  }).detach();
}
struct Base {
  virtual ~Base() = default;
  virtual void run() {
    while (true)
      work();
  }
};
// Which override runs is not known.
void FN_virtual(Base &Object) {
  std::thread([&Object] { Object.run(); }).detach();
}
