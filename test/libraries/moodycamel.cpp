// RUN: %check_leak %s leak-unbounded-wait
// REQUIRES: concurrentqueue
#include <chrono>
#include <concurrentqueue/blockingconcurrentqueue.h>
#include <thread>

void handle(int Job);
static moodycamel::BlockingConcurrentQueue<int> Jobs;
static void takeBad() {
  int Job = 0;
  Jobs.wait_dequeue(Job);
  // expected-warning@-1 {{'wait_dequeue' on 'Jobs' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Jobs.wait_dequeue_timed(Job, std::chrono::seconds(30)))
  handle(Job);
}
static void takeOk() {
  int Job = 0;
  while (Jobs.wait_dequeue_timed(Job, std::chrono::seconds(1)))
    handle(Job);
}
void startOk() { std::jthread A(takeBad), B(takeOk); } // expected-note {{thread started here}}
void sendOk() { Jobs.enqueue(1); }
