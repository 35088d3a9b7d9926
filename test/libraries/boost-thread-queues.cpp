// RUN: %check_leak %s leak-unbounded-wait --std c++17 -- -DBOOST_THREAD_VERSION=4 -w
// REQUIRES: boost-thread
#include <boost/thread/concurrent_queues/sync_queue.hpp>
#include <boost/thread/latch.hpp>
#include <boost/thread/thread.hpp>

static boost::concurrent::sync_queue<int> Closed;
static boost::latch Ready(1);
static void pullBad() {
  boost::concurrent::sync_queue<int> Jobs;
  int Job = 0;
  Jobs.wait_pull(Job);
  // expected-warning@-1 {{'wait_pull' on 'Jobs' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'try_pull' until a deadline, or call 'close' on the queue to end the thread}}
}
static void pullOk() {
  int Job = 0;
  Closed.wait_pull(Job);
}
static void latchBad() {
  Ready.wait();
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (Ready.wait_for(boost::chrono::milliseconds(30000)) == boost::cv_status::timeout)
}
static void latchOk() { Ready.wait_for(boost::chrono::seconds(1)); }
void startOk() {
  boost::thread A(pullBad), B(pullOk), C(latchBad), D(latchOk); // expected-note 2 {{thread started here}}
  Closed.close();
  A.join();
  B.join();
  C.join();
  D.join();
}
