// REQUIRES: qt
// RUN: %check_leak %s leak-unreleased-lock -- -fPIC %qt
#include <QMutex>
#include <QReadWriteLock>

QMutex Mutex;
QReadWriteLock ReadWrite;
int Value;

// A guard takes a pointer, which the edit does not write.
int earlyReturnBad(bool Stop) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(bool Stop) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: return -1;
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  return 0;
}

int readerBad(QReadWriteLock *Given, bool Stop) {
  // CHECK-FIXES-LABEL: int readerBad(QReadWriteLock *Given, bool Stop) {
  Given->lockForRead();
  // expected-note@-1 {{'Given' locked here}}
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'readerBad' leaves 'Given' locked}}
    // CHECK-FIXES: Given->unlock();
    // CHECK-FIXES-NEXT: return -1;
  int Result = Value;
  Given->unlock();
  // expected-note@-1 {{on another path 'Given' is unlocked here}}
  return Result;
}

int triedOk() {
  // CHECK-FIXES-LABEL: int triedOk() {
  if (!Mutex.tryLock(100))
    return -1;
  ++Value;
  Mutex.unlock();
  return 0;
}

int guardOk(bool Stop) {
  QWriteLocker Lock(&ReadWrite);
  if (Stop)
    return -1;
  Lock.unlock();
  return 0;
}
