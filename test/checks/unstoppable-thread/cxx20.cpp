// RUN: %check_leak %s leak-unstoppable-thread --std c++20,c++23 -- -pthread
#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void work();
bool step();
void name(std::thread &T);

class MemberBad {
  // CHECK-FIXES-LABEL: class MemberBad {
public:
  void start() { Worker = std::thread(&MemberBad::run, this); }
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // CHECK-FIXES: void start() { Worker = std::jthread([this](std::stop_token Stop) { run(Stop); }); }
  ~MemberBad() {
    if (Worker.joinable())
      // CHECK-FIXES: if (Worker.joinable()) {
      Worker.join();
      // expected-note@-1 {{joined here}}
      // CHECK-FIXES: Worker.request_stop();
      // CHECK-FIXES-NEXT: Worker.join();
      // CHECK-FIXES-NEXT: }
  }

private:
  void run() {
    while (!Done)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!Stop.stop_requested() && !Done)
      work();
  }
  std::thread Worker;
  // CHECK-FIXES: std::jthread Worker;
  bool Done = false;
  // expected-note@-1 {{'Done' is tested, but nothing in this translation unit sets it to end the loop}}
};

// A std::jthread asks its thread to stop; this one does not listen.
class DeafBad {
  // CHECK-FIXES-LABEL: class DeafBad {
  void run() {
    // CHECK-FIXES: void run(std::stop_token Stop) {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!Stop.stop_requested())
      work();
  }
  std::jthread Worker{[this] { run(); }};
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{'run' called here}}
  // CHECK-FIXES: std::jthread Worker{[this](std::stop_token Stop) { run(Stop); }};
};

void unnamed(std::stop_token) {
  // CHECK-FIXES: void unnamed(std::stop_token Stop) {
  for (;;)
    // expected-note@-1 {{no path leads out of the loop here}}
    // CHECK-FIXES: while (!Stop.stop_requested())
    work();
}
void unnamedBad() {
  std::jthread Worker(unnamed);
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  work();
}

void localBad() {
  // CHECK-FIXES-LABEL: void localBad() {
  std::thread Worker([](int Times) {
    // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
    // CHECK-FIXES: std::jthread Worker([](std::stop_token Stop, int Times) {
    while (Times || true)
      // expected-note@-1 {{no path leads out of the loop here}}
      // CHECK-FIXES: while (!Stop.stop_requested())
      work();
  }, 3);
  work();
  Worker.join();
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: Worker.request_stop();
  // CHECK-FIXES-NEXT: Worker.join();
}

void containerBad() {
  // CHECK-FIXES-LABEL: void containerBad() {
  std::vector<std::thread> Threads;
  // CHECK-FIXES: std::vector<std::jthread> Threads;
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back([I] {
      // expected-warning@-1 {{thread 'Threads' is joined, but its loop has no stop condition}}
      // CHECK-FIXES: Threads.emplace_back([I](std::stop_token Stop) {
      do
        // expected-note@-1 {{no path leads out of the loop here}}
        work();
      while (true);
      // CHECK-FIXES: while (!Stop.stop_requested());
    });
  for (auto &Thread : Threads)
    // CHECK-FIXES: for (auto &Thread : Threads) {
    Thread.join();
    // expected-note@-1 {{joined here}}
    // CHECK-FIXES: Thread.request_stop();
    // CHECK-FIXES-NEXT: Thread.join();
    // CHECK-FIXES-NEXT: }
}

// The class of the elements is written out once more: a flag instead of a token.
void spelledBad() {
  // CHECK-FIXES-LABEL: void spelledBad() {
  std::vector<std::thread> Threads;
  // CHECK-FIXES: std::atomic<bool> Stop(false);
  // CHECK-FIXES-NEXT: std::vector<std::thread> Threads;
  Threads.emplace_back([] { while (true) work(); });
  // expected-warning@-1 {{thread 'Threads' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: Threads.emplace_back([&Stop] { while (!Stop) work(); });
  for (std::thread &Thread : Threads)
    Thread.join();
    // expected-note@-1 {{joined here}}
    // CHECK-FIXES: Stop = true;
}

// Two threads take turns, and neither may become another class alone: a flag.
struct TurnsBad {
  // CHECK-FIXES-LABEL: struct TurnsBad {
  std::thread Worker;
  // CHECK-FIXES: std::atomic<bool> StopWorker{false};
  // CHECK-FIXES-NEXT: std::thread Worker;
  void first() { Worker = std::thread([this] { run(); }); }
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{'run' called here}}
  // CHECK-FIXES: void first() { StopWorker = false; Worker = std::thread([this] { run(); }); }
  void second() { Worker = std::thread([] { work(); }); }
  void stop() { Worker.join(); }
  // expected-note@-1 {{joined here}}
  // CHECK-FIXES: void stop() { StopWorker = true; Worker.join(); }
  void run() {
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      inner();
  }
  void inner() { run2(); }
  void run2();
};

void asyncBad() {
  auto Result = std::async(std::launch::async, [] {
    // expected-warning@-1 {{thread 'Result' is joined, but its loop has no stop condition}}
    // expected-note@-2 {{test the stop token in the loop}}
    while (true)
      // expected-note@-1 {{no path leads out of the loop here}}
      work();
  });
  work();
}

void discardedBad() {
  std::jthread([] { while (true) work(); });
  // expected-warning@-1 {{thread is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: std::jthread([](std::stop_token Stop) { while (!Stop.stop_requested()) work(); });
}

void movedBad() {
  std::vector<std::thread> Threads;
  std::thread First([] { while (true) work(); });
  // expected-warning@-1 {{thread 'Threads' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: std::thread First([&Stop] { while (!Stop) work(); });
  Threads.push_back(std::move(First));
  for (auto &Thread : Threads)
    Thread.join();
    // expected-note@-1 {{joined here}}
}

// No function can end a thread by its handle.
void handedBad() {
  std::thread Worker([] { while (true) work(); });
  // expected-warning@-1 {{thread 'Worker' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{no path leads out of the loop here}}
  // CHECK-FIXES: std::thread Worker([&Stop] { while (!Stop) work(); });
  name(Worker);
  Worker.join();
  // expected-note@-1 {{joined here}}
}

// What listens.
class StopsOk {
  std::atomic<bool> Done{false};
  std::thread Worker{[this] {
    while (!Done)
      work();
  }};

public:
  ~StopsOk() {
    Done = true;
    Worker.join();
  }
};
void pollsOk() {
  std::jthread Worker([](std::stop_token Stop) {
    while (!Stop.stop_requested())
      work();
  });
}
void handsOnOk() {
  std::jthread Worker([](std::stop_token Stop) {
    extern void serve(std::stop_token);
    while (true)
      serve(Stop); // it may throw
  });
}
void callbackOk() {
  std::jthread Worker([](std::stop_token Stop) {
    bool Ended = false;
    std::stop_callback Callback(Stop, [&] { Ended = true; });
    while (!Ended)
      work();
  });
}
// Nobody waits.
void neverOk() {
  std::thread Worker([] { while (true) work(); });
  while (true)
    work();
  Worker.join();
}
void leakedOk() {
  auto *Worker = new std::jthread([] { while (true) work(); });
  (void)Worker;
}
