// RUN: %check_leak %s leak-nested-lock --std c++17,c++20 -- -pthread
#include <mutex>
#include <shared_mutex>

std::shared_mutex Shared;
std::mutex Mutex, Other;
int Value;

void upgradeBad() {
  std::shared_lock Reading(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  if (Value == 0) {
    // expected-note@-1 {{assuming 'Value' is equal to 0}}
    std::unique_lock Writing(Shared);
    // expected-warning@-1 {{'Shared' is locked again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    Value = 1;
  }
}

void upgradeByHandBad() {
  Shared.lock_shared();
  // expected-note@-1 {{'Shared' locked here}}
  Shared.lock();
  // expected-warning@-1 {{'Shared' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Value = 1;
  Shared.unlock();
  Shared.unlock_shared();
}

void upgradeOk() {
  {
    std::shared_lock Reading(Shared);
    if (Value != 0)
      return;
  }
  std::unique_lock Writing(Shared);
  Value = 1;
}

void upgradeUnlockedOk() {
  std::shared_lock Reading(Shared);
  Reading.unlock();
  std::unique_lock Writing(Shared);
  Value = 1;
}

void writeThenReadBad() {
  // CHECK-FIXES-LABEL: void writeThenReadBad() {
  std::unique_lock Writing(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  std::shared_lock Reading(Shared);
  // expected-warning@-1 {{'Shared' is locked again while this thread holds it}}
  // CHECK-FIXES: std::unique_lock Writing(Shared);
  // CHECK-FIXES-NOT: std::shared_lock Reading(Shared);
  // CHECK-FIXES: Value = 1;
  Value = 1;
}

// Two readers wait for each other only if a writer comes between them.
void readTwiceOk() {
  // CHECK-FIXES-LABEL: void readTwiceOk() {
  std::shared_lock First(Shared);
  std::shared_lock Second(Shared);
}

int read() {
  std::shared_lock Reading(Shared);
  // expected-note@-1 {{locked again here}}
  return Value;
}

void readUnderWriteBad() {
  // CHECK-FIXES-LABEL: void readUnderWriteBad() {
  std::unique_lock Writing(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  int Old = read();
  // expected-warning@-1 {{this call locks 'Shared' again while this thread holds it}}
  // CHECK-FIXES: Writing.unlock();
  // CHECK-FIXES-NEXT: int Old = read();
  // CHECK-FIXES-NEXT: Writing.lock();
  Value = Old + 1;
}

void scopedOneTwiceBad() {
  // CHECK-FIXES-LABEL: void scopedOneTwiceBad() {
  std::scoped_lock Lock(Mutex, Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Value = 1;
}

// The second guard is the only one of the other lock.
void scopedUnderGuardBad() {
  std::lock_guard First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::scoped_lock Both(Mutex, Other);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Value = 1;
}

void scopedOk() {
  std::scoped_lock Both(Mutex, Other);
  Value = 1;
}

void scopedTwiceBad() {
  // CHECK-FIXES-LABEL: void scopedTwiceBad() {
  std::scoped_lock First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::scoped_lock Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: std::scoped_lock First(Mutex);
  // CHECK-FIXES-NOT: std::scoped_lock Second(Mutex);
  // CHECK-FIXES: Value = 1;
  Value = 1;
}
