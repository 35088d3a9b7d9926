// RUN: %check_leak %s leak-unbounded-wait --std c++20 -- -pthread
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>

static std::mutex Mutex;
static std::condition_variable_any Ready;
static std::condition_variable Plain;
static std::deque<int> Values;

static void tokenInScopeBad(std::stop_token Stop) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, [] { return !Values.empty(); });
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.wait(Lock, Stop, [] { return !Values.empty(); }))
  // CHECK-FIXES-NEXT: return;
}

static void loopWithTokenBad(const std::stop_token &Stop) {
  std::unique_lock<std::mutex> Lock(Mutex);
  while (Values.empty())
    Ready.wait(Lock);
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.wait(Lock, Stop, [&] { return !Values.empty(); }))
  // CHECK-FIXES-NEXT: return;
}

static void tokenOverloadOk(std::stop_token Stop) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, Stop, [] { return !Values.empty(); });
}

static void predicateReadsTokenOk(std::stop_token Stop) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Plain.wait(Lock, [&] { return Stop.stop_requested() || !Values.empty(); });
}

static void loopReadsTokenOk(std::stop_token Stop) {
  while (!Stop.stop_requested()) {
    std::unique_lock<std::mutex> Lock(Mutex);
    Plain.wait(Lock);
  }
}

static void noTokenBad() {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, [] { return !Values.empty(); });
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.wait_for(Lock, std::chrono::seconds(30), [] { return !Values.empty(); }))
}

int main() {
  std::jthread All([](std::stop_token Stop) { // expected-note 3 {{thread started here}}
    tokenInScopeBad(Stop);
    loopWithTokenBad(Stop);
    tokenOverloadOk(Stop);
    predicateReadsTokenOk(Stop);
    loopReadsTokenOk(Stop);
    noTokenBad();
  });
}
