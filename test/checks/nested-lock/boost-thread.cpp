// REQUIRES: boost-thread
// RUN: %check_leak %s leak-nested-lock --std c++14,c++17 -- -pthread -DBOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/thread.hpp>

boost::mutex Mutex, Other;
boost::shared_mutex Shared;
boost::recursive_mutex Recursive;
boost::condition_variable Ready;
int Value;

void guardBad() {
  // CHECK-FIXES-LABEL: void guardBad() {
  boost::lock_guard<boost::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  boost::lock_guard<boost::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: boost::lock_guard<boost::mutex> First(Mutex);
  // CHECK-FIXES-NOT: boost::lock_guard<boost::mutex> Second(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void byHandBad() {
  // CHECK-FIXES-LABEL: void byHandBad() {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  Mutex.lock();
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: Mutex.lock();
  // CHECK-FIXES-NOT: Mutex.lock();
  // CHECK-FIXES: ++Value;
  ++Value;
  Mutex.unlock();
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: Mutex.unlock();
  Mutex.unlock();
}

class AccountBad {
public:
  void deposit(int Amount) {
    boost::mutex::scoped_lock Lock(Inner);
    // expected-note@-1 2 {{locked again here}}
    Balance += Amount;
  }

  void resetBad(int Amount) {
    // CHECK-FIXES-LABEL: void resetBad(int Amount) {
    boost::lock_guard<boost::mutex> Lock(Inner);
    // expected-note@-1 {{'Inner' locked here}}
    // CHECK-FIXES: boost::unique_lock<boost::mutex> Lock(Inner);
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES: Lock.lock();
    ++Resets;
  }

  void resetScopedBad(int Amount) {
    // CHECK-FIXES-LABEL: void resetScopedBad(int Amount) {
    boost::mutex::scoped_lock Lock(Inner);
    // expected-note@-1 {{'Inner' locked here}}
    // CHECK-FIXES: boost::mutex::scoped_lock Lock(Inner);
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
  }

  void resetOk(int Amount) {
    // CHECK-FIXES-LABEL: void resetOk(int Amount) {
    {
      boost::mutex::scoped_lock Lock(Inner);
      Balance = 0;
    }
    deposit(Amount);
  }

private:
  boost::mutex Inner;
  int Balance = 0, Resets = 0;
};

void readerBecomesWriterBad() {
  boost::shared_lock<boost::shared_mutex> Reading(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  boost::unique_lock<boost::shared_mutex> Writing(Shared);
  // expected-warning@-1 {{'Shared' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

void upgradedOk() {
  boost::upgrade_lock<boost::shared_mutex> Reading(Shared);
  if (Value == 0) {
    boost::upgrade_to_unique_lock<boost::shared_mutex> Writing(Reading);
    ++Value;
  }
}

void upgradedByHandOk() {
  Shared.lock_upgrade();
  Shared.unlock_upgrade_and_lock();
  ++Value;
  Shared.unlock();
  Shared.lock();
  Shared.unlock();
}

// A guard that tries is not followed: its class is derived from a guard that waits.
void FN_tried() {
  boost::mutex::scoped_try_lock First(Mutex);
  if (First.owns_lock()) {
    Mutex.lock();
    ++Value;
    Mutex.unlock();
  }
}

void triedOk() {
  boost::mutex::scoped_try_lock First(Mutex);
  if (!First) {
    boost::lock_guard<boost::mutex> Second(Mutex);
    ++Value;
  }
}

void triedUnderLockOk() {
  boost::mutex::scoped_lock First(Mutex);
  boost::mutex::scoped_try_lock Second(Mutex);
  if (!Second)
    ++Value;
}

void timedOk(boost::timed_mutex &Timed) {
  boost::unique_lock<boost::timed_mutex> Lock(Timed, boost::chrono::seconds(1));
  if (!Lock)
    Lock.lock();
  ++Value;
}

void deferredOk() {
  boost::unique_lock<boost::mutex> First(Mutex, boost::defer_lock);
  boost::lock_guard<boost::mutex> Second(Mutex);
  ++Value;
}

void adoptedOk() {
  boost::lock(Mutex, Other);
  boost::lock_guard<boost::mutex> First(Mutex, boost::adopt_lock);
  boost::lock_guard<boost::mutex> Second(Other, boost::adopt_lock);
  ++Value;
}

void adoptedThenLockedBad() {
  boost::lock(Mutex, Other);
  // expected-note@-1 {{'Mutex' locked here}}
  boost::lock_guard<boost::mutex> First(Other, boost::adopt_lock);
  boost::lock_guard<boost::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  ++Value;
}

void movedOk() {
  boost::unique_lock<boost::mutex> First(Mutex);
  { boost::unique_lock<boost::mutex> Second(boost::move(First)); }
  boost::unique_lock<boost::mutex> Third(Mutex);
  ++Value;
}

void waitedOk() {
  boost::mutex::scoped_lock Lock(Mutex);
  while (Value == 0)
    Ready.wait(Lock);
  Lock.unlock();
  Mutex.lock();
  Mutex.unlock();
}

void recursiveOk() {
  boost::recursive_mutex::scoped_lock First(Recursive);
  boost::lock_guard<boost::recursive_mutex> Second(Recursive);
  ++Value;
}
