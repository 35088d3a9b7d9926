// REQUIRES: boost-thread
// RUN: %check_leak %s leak-unreleased-lock --std c++14,c++17 -- -pthread -DBOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/thread/recursive_mutex.hpp>
#include <boost/thread/shared_mutex.hpp>

boost::mutex Mutex;
boost::shared_mutex Shared;
boost::recursive_mutex Recursive;
int Value;

int earlyReturnBad(bool Stop) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(bool Stop) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES-CXX14: boost::unique_lock<boost::mutex> guard(Mutex);
  // CHECK-FIXES-CXX17: boost::unique_lock guard(Mutex);
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'Mutex' locked}}
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: return 0;
  return 0;
}

void recursiveBad(int Number) {
  // CHECK-FIXES-LABEL: void recursiveBad(int Number) {
  Recursive.lock();
  // expected-note@-1 {{'Recursive' locked here}}
  // CHECK-FIXES-CXX14: boost::unique_lock<boost::recursive_mutex> guard(Recursive);
  // CHECK-FIXES-CXX17: boost::unique_lock guard(Recursive);
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    throw Number;
    // expected-warning@-1 {{'recursiveBad' leaves 'Recursive' locked when it throws}}
  Value = Number;
  Recursive.unlock();
  // expected-note@-1 {{on another path 'Recursive' is unlocked here}}
}

// A guard of readers is another class.
int sharedBad(bool Stop) {
  // CHECK-FIXES-LABEL: int sharedBad(bool Stop) {
  Shared.lock_shared();
  // expected-note@-1 {{'Shared' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'sharedBad' leaves 'Shared' locked}}
    // CHECK-FIXES: Shared.unlock_shared();
    // CHECK-FIXES-NEXT: return -1;
  int Result = Value;
  Shared.unlock_shared();
  // expected-note@-1 {{on another path 'Shared' is unlocked here}}
  return Result;
}

void timedOk(boost::timed_mutex &Timed) {
  // CHECK-FIXES-LABEL: void timedOk(boost::timed_mutex &Timed) {
  if (!Timed.try_lock_for(boost::chrono::seconds(1)))
    return;
  ++Value;
  Timed.unlock();
}

int guardOk(bool Stop) {
  boost::mutex::scoped_lock Lock(Mutex);
  if (Stop)
    return -1;
  return Value;
}

int unlockedOk(bool Stop) {
  Mutex.lock();
  if (Stop) {
    Mutex.unlock();
    return -1;
  }
  Mutex.unlock();
  return 0;
}
