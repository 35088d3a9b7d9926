// RUN: %check_leak %s leak-nested-lock --std c++11,c++14 -- -pthread
#include <mutex>

void use(int);

std::mutex Mutex, Other;
std::recursive_mutex Recursive;
int Value;
bool Threaded;

void sameScopeBad() {
  // CHECK-FIXES-LABEL: void sameScopeBad() {
  std::lock_guard<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  ++Value;
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void innerScopeBad() {
  // CHECK-FIXES-LABEL: void innerScopeBad() {
  std::lock_guard<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  {
    std::lock_guard<std::mutex> Second(Mutex);
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // CHECK-FIXES: {
    // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
    // CHECK-FIXES: ++Value;
    ++Value;
  }
}

void oneLineBad() { std::lock_guard<std::mutex> First(Mutex); std::lock_guard<std::mutex> Second(Mutex); ++Value; }
// expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
// expected-note@-2 {{'Mutex' locked here}}
// CHECK-FIXES-LABEL: void oneLineBad() { std::lock_guard<std::mutex> First(Mutex); ++Value; }

// Without the second guard the value would be changed after the unlocking.
void outerUnlocksBad() {
  // CHECK-FIXES-LABEL: void outerUnlocksBad() {
  std::unique_lock<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  First.unlock();
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

void byHandThenGuardBad() {
  // CHECK-FIXES-LABEL: void byHandThenGuardBad() {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  {
    std::lock_guard<std::mutex> Second(Mutex);
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // CHECK-FIXES: {
    // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
    // CHECK-FIXES: ++Value;
    ++Value;
  }
  Mutex.unlock();
}

void twoLocksOk() {
  // CHECK-FIXES-LABEL: void twoLocksOk() {
  std::lock_guard<std::mutex> First(Mutex);
  std::lock_guard<std::mutex> Second(Other);
  ++Value;
}

void outOfOrderOk() {
  Mutex.lock();
  Other.lock();
  Mutex.unlock();
  Other.unlock();
  Mutex.lock();
  Mutex.unlock();
}

void branchBad(bool Twice) {
  // CHECK-FIXES-LABEL: void branchBad(bool Twice) {
  std::lock_guard<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  if (Twice) {
    // expected-note@-1 {{assuming 'Twice' is true}}
    std::lock_guard<std::mutex> Second(Mutex);
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // CHECK-FIXES: if (Twice) {
    // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
    // CHECK-FIXES: use(Value);
    use(Value);
  }
}

void correlatedOk(bool Locks) {
  // CHECK-FIXES-LABEL: void correlatedOk(bool Locks) {
  if (Locks)
    Mutex.lock();
  use(Value);
  if (Locks)
    Mutex.unlock();
  Mutex.lock();
  Mutex.unlock();
}

void correlatedGlobalOk() {
  if (Threaded)
    Mutex.lock();
  use(Value);
  if (Threaded)
    Mutex.unlock();
  Mutex.lock();
  Mutex.unlock();
}

bool isThreaded();
void correlatedTestOk() {
  if (isThreaded())
    Mutex.lock();
  use(Value);
  if (isThreaded())
    Mutex.unlock();
  Mutex.lock();
  Mutex.unlock();
}

void notBothBad(bool A, bool B) {
  if (A)
    // expected-note@-1 {{assuming 'A' is true}}
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
  if (B)
    // expected-note@-1 {{assuming 'B' is true}}
    Mutex.lock();
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Mutex.unlock();
}

void eitherOk(bool A) {
  if (A)
    Mutex.lock();
  else
    Mutex.lock();
  Mutex.unlock();
}

void loopBad(int Count) {
  for (int I = 0; I < Count; ++I)
    // expected-note@-1 2 {{assuming 'I' is < 'Count'}}
    Mutex.lock();
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // expected-note@-2 {{'Mutex' locked here}}
    // expected-note@-3 {{release the lock before this is reached, or leave the second locking to the caller}}
  Mutex.unlock();
}

void loopOk(int Count) {
  for (int I = 0; I < Count; ++I) {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Value;
  }
}

void earlyReturnOk(bool Stop) {
  {
    std::lock_guard<std::mutex> First(Mutex);
    if (Stop)
      return;
  }
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void tryOk() {
  if (Mutex.try_lock()) {
    Mutex.unlock();
  } else {
    Mutex.lock();
    Mutex.unlock();
  }
}

void tryStoredOk() {
  bool Got = Mutex.try_lock();
  if (!Got)
    Mutex.lock();
  Mutex.unlock();
}

void trySucceededBad() {
  if (Mutex.try_lock()) {
    // expected-note@-1 {{'Mutex' locked here}}
    Mutex.lock();
    // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    Mutex.unlock();
    Mutex.unlock();
  }
}

// A try on a lock that is held fails; it does not wait.
void tryUnderLockOk() {
  std::lock_guard<std::mutex> Lock(Mutex);
  if (Mutex.try_lock())
    Mutex.unlock();
}

void deferredOk() {
  std::unique_lock<std::mutex> First(Mutex, std::defer_lock);
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void deferredThenLockedBad() {
  // CHECK-FIXES-LABEL: void deferredThenLockedBad() {
  std::unique_lock<std::mutex> First(Mutex, std::defer_lock);
  First.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: First.lock();
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void adoptedOk() {
  // CHECK-FIXES-LABEL: void adoptedOk() {
  Mutex.lock();
  std::lock_guard<std::mutex> Lock(Mutex, std::adopt_lock);
  ++Value;
}

void adoptedThenLockedBad() {
  // CHECK-FIXES-LABEL: void adoptedThenLockedBad() {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> First(Mutex, std::adopt_lock);
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: std::lock_guard<std::mutex> First(Mutex, std::adopt_lock);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void unlockedOk() {
  // CHECK-FIXES-LABEL: void unlockedOk() {
  std::unique_lock<std::mutex> First(Mutex);
  First.unlock();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void lockedAgainBad() {
  std::unique_lock<std::mutex> First(Mutex);
  First.unlock();
  First.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

// The guard knows that it holds the lock, and throws.
void guardLocksTwiceBad() {
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  Lock.lock();
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
}

void movedOk() {
  std::unique_lock<std::mutex> First(Mutex);
  {
    std::unique_lock<std::mutex> Second(std::move(First));
    ++Value;
  }
  std::lock_guard<std::mutex> Third(Mutex);
  ++Value;
}

void movedBad() {
  // CHECK-FIXES-LABEL: void movedBad() {
  std::unique_lock<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::unique_lock<std::mutex> Second(std::move(First));
  std::lock_guard<std::mutex> Third(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Second(std::move(First));
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Third(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void consume(std::unique_lock<std::mutex> Lock);
void movedAwayOk() {
  // CHECK-FIXES-LABEL: void movedAwayOk() {
  std::unique_lock<std::mutex> First(Mutex);
  consume(std::move(First));
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void assignedOk(bool Locks) {
  std::unique_lock<std::mutex> Lock;
  if (Locks)
    Lock = std::unique_lock<std::mutex>(Mutex);
  if (!Locks)
    Mutex.lock();
  ++Value;
  if (!Locks)
    Mutex.unlock();
}

void assignedBad(bool Locks) {
  std::unique_lock<std::mutex> Lock;
  if (Locks)
    // expected-note@-1 {{assuming 'Locks' is true}}
    Lock = std::unique_lock<std::mutex>(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
  Mutex.lock();
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
  Mutex.unlock();
}

void swappedOk() {
  std::unique_lock<std::mutex> First(Mutex), Second;
  First.swap(Second);
  Second.unlock();
  std::lock_guard<std::mutex> Third(Mutex);
  ++Value;
}

void releasedOk() {
  std::unique_lock<std::mutex> First(Mutex);
  First.release()->unlock();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void ownsOk() {
  std::unique_lock<std::mutex> Lock(Mutex, std::try_to_lock);
  if (!Lock.owns_lock())
    Lock.lock();
  ++Value;
}

void ownsByTestOk() {
  std::unique_lock<std::mutex> Lock(Mutex, std::try_to_lock);
  if (!Lock) {
    std::lock_guard<std::mutex> Second(Mutex);
    ++Value;
  }
}

void unlockedSometimesOk(bool Early) {
  std::unique_lock<std::mutex> Lock(Mutex);
  if (Early)
    Lock.unlock();
  use(1);
  if (Lock.owns_lock())
    Lock.unlock();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

std::unique_lock<std::mutex> locked() {
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  ++Value;
  return Lock;
}

void returnedBad() {
  std::unique_lock<std::mutex> First = locked();
  // expected-note@-1 {{'locked' called here}}
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

void returnedTemporaryOk() {
  locked();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void recursiveOk() {
  std::lock_guard<std::recursive_mutex> First(Recursive);
  std::lock_guard<std::recursive_mutex> Second(Recursive);
  ++Value;
}

void lockBothBad() {
  std::lock_guard<std::mutex> First(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock(Mutex, Other);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Mutex.unlock();
  Other.unlock();
}

void lockOneTwiceBad() {
  std::lock(Mutex, Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  Mutex.unlock();
}

#define LOCK(Name) std::lock_guard<std::mutex> Name(Mutex)
void macroBad() {
  LOCK(First);
  // expected-note@-1 {{'Mutex' locked here}}
  LOCK(Second);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

void suppressed() {
  std::lock_guard<std::mutex> First(Mutex);
  std::lock_guard<std::mutex> Second(Mutex); // NOLINT(leak-nested-lock)
}
