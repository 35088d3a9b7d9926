// REQUIRES: absl
// RUN: %check_dump effects %s -- -std=c++17 -pthread
#include <absl/synchronization/mutex.h>
#include <absl/time/clock.h>

struct Types {
  absl::Mutex Plain;                       // row: absl::Mutex type Mutex
  absl::CondVar Condition;
};

void guards(absl::Mutex &M, bool *Ready) {
  absl::MutexLock Lock(&M);                // row: absl::MutexLock type Guard
  absl::MutexLock When(&M, absl::Condition(Ready)); // row: absl::MutexLock type Guard
  absl::WriterMutexLock Writer(&M);        // row: absl::WriterMutexLock type Guard
  absl::ReaderMutexLock Reader(&M);        // row: absl::ReaderMutexLock type SharedGuard
  absl::MutexLockMaybe Maybe(nullptr);     // row: absl::MutexLockMaybe type Guard
  absl::ReleasableMutexLock Early(&M);     // row: absl::ReleasableMutexLock type Guard
  Early.Release();                         // row: absl::ReleasableMutexLock::Release Release on Early
}

void mutexes(absl::Mutex &M, absl::Mutex *P, bool *Ready) {
  M.Lock();                                // row: absl::Mutex::Lock Acquire on M
  P->Lock();                               // row: absl::Mutex::Lock Acquire on P
  M.TryLock();                             // row: absl::Mutex::TryLock TryAcquire on M
  M.Unlock();                              // row: absl::Mutex::Unlock Release on M
  M.WriterLock();                          // row: absl::Mutex::WriterLock Acquire on M
  M.WriterTryLock();                       // row: absl::Mutex::WriterTryLock TryAcquire on M
  M.WriterUnlock();                        // row: absl::Mutex::WriterUnlock Release on M
  M.ReaderLock();                          // row: absl::Mutex::ReaderLock Acquire on M
  M.ReaderTryLock();                       // row: absl::Mutex::ReaderTryLock TryAcquire on M
  M.ReaderUnlock();                        // row: absl::Mutex::ReaderUnlock Release on M
  M.LockWhen(absl::Condition(Ready));      // row: absl::Mutex::LockWhen Acquire on M
  M.WriterLockWhen(absl::Condition(Ready)); // row: absl::Mutex::WriterLockWhen Acquire on M
  M.ReaderLockWhen(absl::Condition(Ready)); // row: absl::Mutex::ReaderLockWhen Acquire on M
  M.Await(absl::Condition(Ready));         // row: absl::Mutex::Await Wait on M
  M.AssertHeld();
}

void conditions(absl::CondVar &Cv, absl::Mutex &M) {
  Cv.Wait(&M);                             // row: absl::CondVar::Wait Wait on Cv
  Cv.WaitWithTimeout(&M, absl::Seconds(1));
  Cv.WaitWithDeadline(&M, absl::Now() + absl::Seconds(1));
  Cv.Signal();                             // row: absl::CondVar::Signal Wake on Cv
  Cv.SignalAll();                          // row: absl::CondVar::SignalAll Wake on Cv
}
