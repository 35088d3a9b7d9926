// RUN: %check_leak %s leak-unbounded-wait,leak-nested-lock -- -w
// REQUIRES: boost-fiber
#include <boost/fiber/all.hpp>
#include <chrono>
#include <mutex>

static boost::fibers::mutex M;
static boost::fibers::condition_variable Filled;
static int Count;
static bool Stopped;

static void takeBad() {
  std::unique_lock<boost::fibers::mutex> Lock(M);
  Filled.wait(Lock, [] { return Count > 0; });
  // expected-warning@-1 {{'wait' on 'Filled' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Filled.wait_for(Lock, std::chrono::seconds(30), [] { return Count > 0; }))
  --Count;
}
static void takeOk() {
  std::unique_lock<boost::fibers::mutex> Lock(M);
  Filled.wait(Lock, [] { return Count > 0 || Stopped; });
  --Count;
}
static void popBad() {
  boost::fibers::buffered_channel<int> Jobs(8);
  int Job = 0;
  if (Jobs.pop(Job) == boost::fibers::channel_op_status::success)
  // expected-warning@-1 {{'pop' on 'Jobs' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'pop_wait_for', or call 'close' on the channel}}
    Count = Job;
}
static void timedOk() {
  boost::fibers::buffered_channel<int> Jobs(8);
  int Job = 0;
  Jobs.pop_wait_for(Job, std::chrono::seconds(1));
}
static boost::fibers::unbuffered_channel<int> Closed;
static void popOk() {
  int Job = 0;
  while (Closed.pop(Job) == boost::fibers::channel_op_status::success)
    Count = Job;
}
void startOk() {
  boost::fibers::fiber A(takeBad), B(takeOk), C(popBad), D(timedOk), E(popOk); // expected-note 2 {{thread started here}}
  Closed.close();
  A.join();
  B.join();
  C.join();
  D.join();
  E.join();
}
void stopOk() {
  std::unique_lock<boost::fibers::mutex> Lock(M);
  Stopped = true;
  Count = 1;
  Filled.notify_all();
}
void againBad() {
  std::unique_lock<boost::fibers::mutex> Lock(M); // expected-note {{'M' locked here}}
  M.lock(); // expected-warning {{'M' is locked again while this thread holds it}}
  M.unlock();
}
