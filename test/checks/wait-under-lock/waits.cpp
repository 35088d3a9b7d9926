// RUN: %check_leak %s leak-wait-under-lock --std c++11,c++17 -- -pthread
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

void use(int);
void handOn(std::promise<int> &);

std::mutex Mutex, Registry;
int Value;

int compute() {
  // CHECK-FIXES-LABEL: int compute() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 2 {{the other thread locks it here}}
  return ++Value;
}

int getBad() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  std::future<int> Result = std::async(std::launch::async, compute);
  int Got = Result.get();
  // expected-warning@-1 {{'Mutex' is held while 'get' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: int Got = Result.get();
  return Got + Value;
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: return Got + Value;
}

void waitBad() {
  auto Result = std::async(std::launch::async, [] {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    ++Value;
  });
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  Result.wait();
  // expected-warning@-1 {{'Mutex' is held while 'wait' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Result.wait();
  ++Value;
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: ++Value;
}

void sharedFutureBad() {
  // CHECK-FIXES-LABEL: void sharedFutureBad() {
  std::shared_future<int> Result = std::async(std::launch::async, compute);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Result.wait();
  // expected-warning@-1 {{'Mutex' is held while 'wait' waits for a thread that locks it}}
}

int unlockedOk() {
  auto Result = std::async(std::launch::async, compute);
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Value;
  }
  return Result.get();
}

bool timedOk() {
  auto Result = std::async(std::launch::async, compute);
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.wait_for(std::chrono::seconds(1)) == std::future_status::ready;
}

int otherLockOk() {
  auto Result = std::async(std::launch::async, compute);
  std::lock_guard<std::mutex> Lock(Registry);
  return Result.get();
}

int noLockOk() {
  auto Result = std::async(std::launch::async, [] { return 1; });
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}

int parameterOk(std::future<int> &Result) {
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}

// A promise that another function fulfils, under the lock.
namespace promised {
// CHECK-FIXES-LABEL: namespace promised {
static std::promise<int> Promise;
void fulfil() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{the other thread locks it here}}
  Promise.set_value(++Value);
  // expected-note@-1 {{and ends the wait behind that here}}
}
int getBad() {
  std::future<int> Result = Promise.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  return Result.get();
  // expected-warning@-1 {{'Mutex' is held while 'get' waits for a thread that locks it}}
}
} // namespace promised

namespace promised_or_broken {
static std::promise<int> Promise;
void fulfil(bool Fails) {
  // CHECK-FIXES-LABEL: void fulfil(bool Fails) {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{the other thread locks it here}}
  if (Fails)
    Promise.set_exception(std::make_exception_ptr(1));
    // expected-note@-1 {{and ends the wait behind that here}}
  else
    Promise.set_value(++Value);
}
int getBad() {
  std::future<int> Result = Promise.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  return Result.get();
  // expected-warning@-1 {{'Mutex' is held while 'get' waits for a thread that locks it}}
}
} // namespace promised_or_broken

namespace promised_without {
static std::promise<int> Promise;
void fulfil() {
  int Now = 0;
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    Now = ++Value;
  }
  use(Now);
}
void fulfilAfterOk() {
  {
    std::lock_guard<std::mutex> Lock(Registry);
    ++Value;
  }
  Promise.set_value(1);
}
int getOk() {
  std::future<int> Result = Promise.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}
} // namespace promised_without

namespace promise_escapes {
static std::promise<int> Promise;
void fulfil() {
  std::lock_guard<std::mutex> Lock(Mutex);
  Promise.set_value(1);
}
void share() { handOn(Promise); }
int getOk() {
  std::future<int> Result = Promise.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}
} // namespace promise_escapes

// The wait gives back its own lock only.
namespace condition {
static std::condition_variable Condition;
static std::mutex Own;
static bool Ready;
void notify() {
  std::lock_guard<std::mutex> All(Registry);
  // expected-note@-1 2 {{the other thread locks it here}}
  std::lock_guard<std::mutex> Lock(Own);
  Ready = true;
  Condition.notify_one();
  // expected-note@-1 2 {{and ends the wait behind that here}}
}
void waitBad() {
  std::lock_guard<std::mutex> All(Registry);
  // expected-note@-1 {{'Registry' locked here}}
  std::unique_lock<std::mutex> Lock(Own);
  while (!Ready)
    Condition.wait(Lock);
    // expected-warning@-1 {{'Registry' is held while 'wait' waits for a thread that locks it}}
    // expected-note@-2 {{release 'Registry' before the wait}}
}
void predicateBad() {
  // CHECK-FIXES-LABEL: void predicateBad() {
  std::lock_guard<std::mutex> All(Registry);
  // expected-note@-1 {{'Registry' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  Condition.wait(Lock, [] { return Ready; });
  // expected-warning@-1 {{'Registry' is held while 'wait' waits for a thread that locks it}}
  // CHECK-FIXES: All.unlock();
  // CHECK-FIXES-NEXT: Condition.wait(Lock, [] { return Ready; });
}
void predicateOk() {
  std::unique_lock<std::mutex> Lock(Own);
  Condition.wait(Lock, [] { return Ready; });
}
bool timedOk() {
  std::lock_guard<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  return Condition.wait_for(Lock, std::chrono::seconds(1), [] { return Ready; });
}
} // namespace condition

namespace condition_member {
class GateBad {
public:
  void open() {
    std::lock_guard<std::mutex> All(Members);
    // expected-note@-1 {{the other thread locks it here}}
    std::lock_guard<std::mutex> Lock(Own);
    Open = true;
    Opened.notify_all();
    // expected-note@-1 {{and ends the wait behind that here}}
  }
  void pass() {
    std::lock_guard<std::mutex> All(Members);
    // expected-note@-1 {{'Members' locked here}}
    std::unique_lock<std::mutex> Lock(Own);
    Opened.wait(Lock, [this] { return Open; });
    // expected-warning@-1 {{'Members' is held while 'wait' waits for a thread that locks it}}
    // expected-note@-2 {{release 'Members' before the wait}}
    ++Passed;
  }

private:
  std::mutex Members, Own;
  std::condition_variable Opened;
  bool Open = false;
  int Passed = 0;
};
class GateOk {
public:
  void open() {
    std::lock_guard<std::mutex> Lock(Own);
    Open = true;
    Opened.notify_all();
  }
  void pass() {
    std::lock_guard<std::mutex> All(Members);
    std::unique_lock<std::mutex> Lock(Own);
    Opened.wait(Lock, [this] { return Open; });
    ++Passed;
  }

private:
  std::mutex Members, Own;
  std::condition_variable Opened;
  bool Open = false;
  int Passed = 0;
};
} // namespace condition_member

// One of two notifiers does without the lock.
namespace two_notifiers {
static std::condition_variable Condition;
static std::mutex Own;
static bool Ready;
void notifyUnder() {
  std::lock_guard<std::mutex> All(Registry);
  std::lock_guard<std::mutex> Lock(Own);
  Ready = true;
  Condition.notify_one();
}
void notifyWithout() {
  std::lock_guard<std::mutex> Lock(Own);
  Ready = true;
  Condition.notify_one();
}
void waitOk() {
  std::lock_guard<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  while (!Ready)
    Condition.wait(Lock);
}
} // namespace two_notifiers

namespace notifies_after {
static std::condition_variable Condition;
static std::mutex Own;
static bool Ready;
void notifyBehindOk() {
  {
    std::lock_guard<std::mutex> Lock(Own);
    Ready = true;
  }
  Condition.notify_one();
}
void waitOk() {
  std::lock_guard<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  Condition.wait(Lock, [] { return Ready; });
}
} // namespace notifies_after

// The lock is taken on one of the notifier's ways only.
namespace sometimes {
static std::condition_variable Condition;
static std::mutex Own;
static bool Ready;
void notify(bool Log) {
  if (Log) {
    std::lock_guard<std::mutex> All(Registry);
    ++Value;
  }
  std::lock_guard<std::mutex> Lock(Own);
  Ready = true;
  Condition.notify_one();
}
void waitOk() {
  std::lock_guard<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  Condition.wait(Lock, [] { return Ready; });
}
} // namespace sometimes

namespace suppressed {
static std::condition_variable Condition;
static std::mutex Own;
static bool Ready;
void notify() {
  std::lock_guard<std::mutex> All(Registry);
  std::lock_guard<std::mutex> Lock(Own);
  Ready = true;
  Condition.notify_one();
}
void waitOk() {
  std::lock_guard<std::mutex> All(Registry);
  std::unique_lock<std::mutex> Lock(Own);
  while (!Ready)
    Condition.wait(Lock); // NOLINT(leak-wait-under-lock)
}
} // namespace suppressed
