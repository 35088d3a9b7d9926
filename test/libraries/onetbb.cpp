// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// REQUIRES: tbb
#include <oneapi/tbb/concurrent_queue.h>
#include <thread>

static tbb::concurrent_bounded_queue<int> Aborted;
static void takeBad() {
  tbb::concurrent_bounded_queue<int> Jobs;
  int Job = 0;
  Jobs.pop(Job);
  // expected-warning@-1 {{'pop' on 'Jobs' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'try_pop' until a deadline, or call 'abort' on the queue to end the thread}}
}
static void takeOk() {
  int Job = 0;
  Aborted.pop(Job);
}
void startOk() { std::jthread A(takeBad), B(takeOk); } // expected-note {{thread started here}}
void stopOk() { Aborted.abort(); }
