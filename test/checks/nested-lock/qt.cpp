// REQUIRES: qt
// RUN: %check_leak %s leak-nested-lock --std c++17,c++20 -- -fPIC %qt
#include <QMutex>
#include <QReadWriteLock>
#include <QWaitCondition>

QMutex Mutex, Other;
QRecursiveMutex Recursive;
QReadWriteLock ReadWrite;
QWaitCondition Ready;
int Value;

void guardBad() {
  // CHECK-FIXES-LABEL: void guardBad() {
  QMutexLocker First(&Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  QMutexLocker Second(&Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: QMutexLocker First(&Mutex);
  // CHECK-FIXES-NOT: QMutexLocker Second(&Mutex);
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
    QMutexLocker Lock(&Inner);
    // expected-note@-1 2 {{locked again here}}
    Balance += Amount;
  }

  // The guard takes its lock back with 'relock'.
  void resetBad(int Amount) {
    QMutexLocker Lock(&Inner);
    // expected-note@-1 {{'Inner' locked here}}
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    ++Resets;
  }

  void resetByHandBad(int Amount) {
    // CHECK-FIXES-LABEL: void resetByHandBad(int Amount) {
    Inner.lock();
    // expected-note@-1 {{'Inner' locked here}}
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // CHECK-FIXES: Inner.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES-NEXT: Inner.lock();
    ++Resets;
    Inner.unlock();
  }

  void resetOk(int Amount) {
    // CHECK-FIXES-LABEL: void resetOk(int Amount) {
    QMutexLocker Lock(&Inner);
    Balance = 0;
    Lock.unlock();
    deposit(Amount);
    Lock.relock();
    ++Resets;
  }

private:
  QMutex Inner;
  int Balance = 0, Resets = 0;
};

void readerBecomesWriterBad() {
  QReadLocker Reading(&ReadWrite);
  // expected-note@-1 {{'ReadWrite' locked here}}
  QWriteLocker Writing(&ReadWrite);
  // expected-warning@-1 {{'ReadWrite' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

void readersOk() {
  QReadLocker First(&ReadWrite);
  QReadLocker Second(&ReadWrite);
  ++Value;
}

// Locking back a guard that has its lock does nothing, so that none is taken there.
void FN_relocked() {
  QMutexLocker First(&Mutex);
  First.unlock();
  First.relock();
  QMutexLocker Second(&Mutex);
  ++Value;
}

void relockedOk(bool Early) {
  QMutexLocker Lock(&Mutex);
  if (Early)
    Lock.unlock();
  Lock.relock();
  ++Value;
}

void triedOk() {
  if (!Mutex.tryLock(100))
    Mutex.lock();
  Mutex.unlock();
  QMutexLocker Lock(&Mutex);
  if (Mutex.tryLock())
    Mutex.unlock();
}

void waitedOk() {
  Mutex.lock();
  while (Value == 0)
    Ready.wait(&Mutex);
  Mutex.unlock();
  QMutexLocker Lock(&Mutex);
  ++Value;
}

void twoLocksOk() {
  QMutexLocker First(&Mutex);
  QMutexLocker Second(&Other);
  ++Value;
}

void recursiveOk() {
  QMutexLocker First(&Recursive);
  QMutexLocker Second(&Recursive);
  Recursive.lock();
  Recursive.unlock();
}

QMutex RecursiveByArgument(QMutex::Recursive);
// In Qt 5 the constructor may let the lock's holder take it again.
void recursiveByArgumentOk() {
  // CHECK-FIXES-LABEL: void recursiveByArgumentOk() {
  QMutexLocker First(&RecursiveByArgument);
  QMutexLocker Second(&RecursiveByArgument);
  ++Value;
}

class RecursiveMemberOk {
public:
  RecursiveMemberOk() : Mutex(QMutex::Recursive) {}
  void outer() {
    QMutexLocker Lock(&Mutex);
    inner();
  }
  void inner() {
    QMutexLocker Lock(&Mutex);
    ++Value;
  }

private:
  QMutex Mutex;
};
