// REQUIRES: absl
// RUN: %check_leak %s leak-nested-lock --std c++17,c++20 -- -pthread
#include <absl/synchronization/mutex.h>

absl::Mutex Mutex, Other;
absl::CondVar Ready;
int Value;
bool Filled;

void guardBad() {
  // CHECK-FIXES-LABEL: void guardBad() {
  absl::MutexLock First(&Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  absl::MutexLock Second(&Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: absl::MutexLock First(&Mutex);
  // CHECK-FIXES-NOT: absl::MutexLock Second(&Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void byHandBad() {
  // CHECK-FIXES-LABEL: void byHandBad() {
  Mutex.Lock();
  // expected-note@-1 {{'Mutex' locked here}}
  Mutex.Lock();
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: Mutex.Lock();
  // CHECK-FIXES-NOT: Mutex.Lock();
  // CHECK-FIXES: ++Value;
  ++Value;
  Mutex.Unlock();
  // CHECK-FIXES-NOT: Mutex.Unlock();
  // CHECK-FIXES: Mutex.Unlock();
  Mutex.Unlock();
}

class AccountBad {
public:
  void deposit(int Amount) {
    absl::MutexLock Lock(&Inner);
    // expected-note@-1 2 {{locked again here}}
    Balance += Amount;
  }

  // None of Abseil's guards can be taken back.
  void resetBad(int Amount) {
    absl::MutexLock Lock(&Inner);
    // expected-note@-1 {{'Inner' locked here}}
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    ++Resets;
  }

  void resetByHandBad(int Amount) {
    // CHECK-FIXES-LABEL: void resetByHandBad(int Amount) {
    Inner.Lock();
    // expected-note@-1 {{'Inner' locked here}}
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // CHECK-FIXES: Inner.Unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES-NEXT: Inner.Lock();
    ++Resets;
    Inner.Unlock();
  }

  void resetOk(int Amount) {
    // CHECK-FIXES-LABEL: void resetOk(int Amount) {
    {
      absl::MutexLock Lock(&Inner);
      Balance = 0;
    }
    deposit(Amount);
  }

private:
  absl::Mutex Inner;
  int Balance = 0, Resets = 0;
};

void readerBecomesWriterBad() {
  absl::ReaderMutexLock Reading(&Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  absl::WriterMutexLock Writing(&Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

void conditionBad() {
  // CHECK-FIXES-LABEL: void conditionBad() {
  absl::MutexLock First(&Mutex, absl::Condition(&Filled));
  // expected-note@-1 {{'Mutex' locked here}}
  absl::MutexLock Second(&Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: absl::MutexLock First(&Mutex, absl::Condition(&Filled));
  // CHECK-FIXES-NOT: absl::MutexLock Second(&Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void conditionByHandBad() {
  absl::MutexLock Lock(&Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  Mutex.LockWhen(absl::Condition(&Filled));
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
  Mutex.Unlock();
}

// What a guard is given beside its lock is taken for a time, after which it gives up.
void FN_condition() {
  absl::MutexLock First(&Mutex);
  absl::MutexLock Second(&Mutex, absl::Condition(&Filled));
  ++Value;
}

void conditionOk() {
  Mutex.LockWhen(absl::Condition(&Filled));
  ++Value;
  Mutex.Unlock();
  absl::MutexLock Second(&Mutex, absl::Condition(&Filled));
  Mutex.Await(absl::Condition(&Filled));
  ++Value;
}

void releasedOk() {
  absl::ReleasableMutexLock First(&Mutex);
  First.Release();
  absl::MutexLock Second(&Mutex);
  ++Value;
}

void releasedTooLateBad() {
  absl::ReleasableMutexLock First(&Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  absl::MutexLock Second(&Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
  First.Release();
}

void maybeOk() {
  absl::MutexLockMaybe First(nullptr);
  absl::MutexLock Second(&Mutex);
  ++Value;
}

void triedOk() {
  if (!Mutex.TryLock())
    Mutex.Lock();
  Mutex.Unlock();
  absl::MutexLock Lock(&Mutex);
  if (Mutex.ReaderTryLock())
    Mutex.ReaderUnlock();
}

void readersOk() {
  absl::ReaderMutexLock First(&Mutex);
  absl::ReaderMutexLock Second(&Mutex);
  ++Value;
}

void twoLocksOk() {
  absl::MutexLock First(&Mutex);
  absl::MutexLock Second(&Other);
  ++Value;
}

void waitedOk() {
  Mutex.Lock();
  while (Value == 0)
    Ready.Wait(&Mutex);
  Mutex.Unlock();
  absl::MutexLock Lock(&Mutex);
  ++Value;
}
