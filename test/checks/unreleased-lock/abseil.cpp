// REQUIRES: absl
// RUN: %check_leak %s leak-unreleased-lock -- -pthread
#include <absl/synchronization/mutex.h>

absl::Mutex Mutex;
int Value;
bool Filled;

// A guard takes a pointer, which the edit does not write.
int earlyReturnBad(bool Stop) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(bool Stop) {
  Mutex.Lock();
  // expected-note@-1 {{'Mutex' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.Unlock();
    // CHECK-FIXES-NEXT: return -1;
  ++Value;
  Mutex.Unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  return 0;
}

int readerBad(absl::Mutex *Given, bool Stop) {
  // CHECK-FIXES-LABEL: int readerBad(absl::Mutex *Given, bool Stop) {
  Given->ReaderLock();
  // expected-note@-1 {{'Given' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'readerBad' leaves 'Given' locked}}
    // CHECK-FIXES: Given->ReaderUnlock();
    // CHECK-FIXES-NEXT: return -1;
  int Result = Value;
  Given->ReaderUnlock();
  // expected-note@-1 {{on another path 'Given' is unlocked here}}
  return Result;
}

void conditionBad(bool Stop) {
  // CHECK-FIXES-LABEL: void conditionBad(bool Stop) {
  Mutex.LockWhen(absl::Condition(&Filled));
  // expected-note@-1 {{'Mutex' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return;
    // expected-warning@-1 {{'conditionBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.Unlock();
    // CHECK-FIXES-NEXT: return;
  ++Value;
  Mutex.Unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
}

int triedOk() {
  // CHECK-FIXES-LABEL: int triedOk() {
  if (!Mutex.TryLock())
    return -1;
  ++Value;
  Mutex.Unlock();
  return 0;
}

int guardOk(bool Stop) {
  absl::ReleasableMutexLock Lock(&Mutex);
  if (Stop)
    return -1;
  Lock.Release();
  return 0;
}

void unlockedOk(bool Write) {
  if (Write)
    Mutex.WriterLock();
  else
    Mutex.ReaderLock();
  ++Value;
  if (Write)
    Mutex.WriterUnlock();
  else
    Mutex.ReaderUnlock();
}
