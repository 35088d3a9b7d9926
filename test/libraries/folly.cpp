// RUN: %check_leak %s leak-unbounded-wait,leak-nested-lock -- -isystem %S/../models/Inputs
#include <chrono>
#include <folly/folly.h>
#include <mutex>
#include <thread>

static folly::Baton<> Ready;
static folly::MPMCQueue<int> Jobs(8);
static folly::SharedMutex M;
void handle(int Job);

static void waitBad() {
  Ready.wait();
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.try_wait_for(std::chrono::seconds(30)))
}
static void waitOk() { Ready.try_wait_for(std::chrono::seconds(1)); }
static void readBad() {
  int Job = 0;
  Jobs.blockingRead(Job);
  // expected-warning@-1 {{'blockingRead' on 'Jobs' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Jobs.tryReadUntil(std::chrono::steady_clock::now() + std::chrono::seconds(30), Job))
  handle(Job);
}
static void futureBad(folly::SemiFuture<int> *Future) {
  Future->wait();
  // expected-warning@-1 {{'wait' on 'Future' has no timeout and no cancel branch}}
  // CHECK-FIXES: Future->wait(std::chrono::seconds(30));
}
void startOk(folly::SemiFuture<int> *Future) { std::jthread A(waitBad), B(waitOk), C(readBad), D(futureBad, Future); }
// expected-note@-1 3 {{thread started here}}
void postOk() { Ready.post(); }

void againBad() {
  std::lock_guard<folly::SharedMutex> Lock(M); // expected-note {{'M' locked here}}
  M.lock(); // expected-warning {{'M' is locked again while this thread holds it}}
  M.unlock();
}
