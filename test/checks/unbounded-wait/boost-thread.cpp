// REQUIRES: boost-thread
// RUN: %check_leak %s leak-unbounded-wait --std c++14,c++17 -- -pthread -DBOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/thread.hpp>
#include <queue>

// A consumer whose predicate knows only its data.
class ConsumerBad {
public:
  ConsumerBad() : Worker([this] { run(); }) {}
  // expected-note@-1 2 {{thread started here}}
  ~ConsumerBad() { Worker.join(); }
  void push(int Value) {
    boost::mutex::scoped_lock Lock(Mutex);
    Values.push(Value);
    Ready.notify_one();
  }

private:
  void run() {
    boost::mutex::scoped_lock Lock(Mutex);
    Ready.wait(Lock, [this] { return !Values.empty(); });
    // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!Ready.wait_for(Lock, boost::chrono::milliseconds(30000), [this] { return !Values.empty(); }))
    // CHECK-FIXES-NEXT: return;
    Values.pop();
    while (Values.empty())
      Ready.wait(Lock);
      // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
      // CHECK-FIXES: if (!Ready.wait_for(Lock, boost::chrono::milliseconds(30000), [&] { return !Values.empty(); }))
      // CHECK-FIXES-NEXT: return;
    Values.pop();
  }

  boost::mutex Mutex;
  boost::condition_variable Ready;
  std::queue<int> Values;
  boost::thread Worker;
};

// The same with a stop flag beside the data.
class StopFlagOk {
public:
  StopFlagOk() : Worker([this] { run(); }) {}
  ~StopFlagOk() {
    {
      boost::mutex::scoped_lock Lock(Mutex);
      Stop = true;
    }
    Ready.notify_all();
    Worker.join();
  }

private:
  void run() {
    boost::unique_lock<boost::mutex> Lock(Mutex);
    while (!Stop && Values.empty())
      Ready.wait(Lock);
  }

  boost::mutex Mutex;
  boost::condition_variable_any Ready;
  std::queue<int> Values;
  bool Stop = false;
  boost::thread Worker;
};
