// REQUIRES: tbb
// RUN: %check_leak %s leak-unreleased-lock -- -pthread
#include <oneapi/tbb/rw_mutex.h>
#include <oneapi/tbb/spin_mutex.h>

tbb::spin_mutex Spin;
tbb::rw_mutex ReadWrite;
int Value;

int earlyReturnBad(bool Stop) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(bool Stop) {
  Spin.lock();
  // expected-note@-1 {{'Spin' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'Spin' locked}}
    // CHECK-FIXES: Spin.unlock();
    // CHECK-FIXES-NEXT: return -1;
  ++Value;
  Spin.unlock();
  // expected-note@-1 {{on another path 'Spin' is unlocked here}}
  return 0;
}

int readerBad(bool Stop) {
  // CHECK-FIXES-LABEL: int readerBad(bool Stop) {
  ReadWrite.lock_shared();
  // expected-note@-1 {{'ReadWrite' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'readerBad' leaves 'ReadWrite' locked}}
    // CHECK-FIXES: ReadWrite.unlock_shared();
    // CHECK-FIXES-NEXT: return -1;
  int Result = Value;
  ReadWrite.unlock_shared();
  // expected-note@-1 {{on another path 'ReadWrite' is unlocked here}}
  return Result;
}

int triedOk() {
  // CHECK-FIXES-LABEL: int triedOk() {
  if (!Spin.try_lock())
    return -1;
  ++Value;
  Spin.unlock();
  return 0;
}

int guardOk(bool Stop) {
  tbb::spin_mutex::scoped_lock Lock(Spin);
  if (Stop)
    return -1;
  return Value;
}

int acquiredOk(bool Stop) {
  tbb::rw_mutex::scoped_lock Lock;
  Lock.acquire(ReadWrite, false);
  if (Stop)
    return -1;
  Lock.release();
  return 0;
}
