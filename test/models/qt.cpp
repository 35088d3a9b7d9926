// REQUIRES: qt
// RUN: %check_dump effects %s -- -std=c++17 -fPIC %qt
#include <QMutex>
#include <QReadWriteLock>
#include <QThread>
#include <QWaitCondition>
#include <chrono>

struct Types {
  QBasicMutex Basic;                 // row: QBasicMutex type Mutex
  QMutex Plain;                      // row: QMutex type Mutex
  QRecursiveMutex Recursive;         // row: QRecursiveMutex type RecursiveMutex
  QReadWriteLock ReadWrite;          // row: QReadWriteLock type Mutex
  QWaitCondition Condition;
};

void recursive() {
  QMutex M(QMutex::Recursive);       // row: QMutex::QMutex Recursive when Recursive on M(QMutex::Recursive); QMutex type Mutex
  QReadWriteLock L(QReadWriteLock::Recursive);
  // row: QReadWriteLock::QReadWriteLock Recursive when Recursive on L(QReadWriteLock::Recursive); QReadWriteLock type Mutex
}

void mutexes(QBasicMutex &B, QMutex &M, QRecursiveMutex *R, std::chrono::seconds D, std::chrono::steady_clock::time_point P) {
  B.lock();                          // row: QBasicMutex::lock Acquire on B
  B.tryLock();                       // row: QBasicMutex::tryLock TryAcquire on B
  B.unlock();                        // row: QBasicMutex::unlock Release on B
  M.lock();                          // row: QMutex::lock Acquire on M
  M.tryLock();                       // row: QMutex::tryLock TryAcquire on M
  M.tryLock(100);                    // row: QMutex::tryLock TryAcquire on M
  M.try_lock();                      // row: QMutex::try_lock TryAcquire on M
  M.try_lock_for(D);                 // row: QMutex::try_lock_for TryAcquire on M
  M.try_lock_until(P);               // row: QMutex::try_lock_until TryAcquire on M
  M.unlock();                        // row: QMutex::unlock Release on M
  R->lock();                         // row: QRecursiveMutex::lock Acquire on R; QMutex::lock Acquire on R
  R->tryLock(100);                   // row: QRecursiveMutex::tryLock TryAcquire on R; QMutex::tryLock TryAcquire on R
  R->try_lock();                     // row: QRecursiveMutex::try_lock TryAcquire on R; QMutex::try_lock TryAcquire on R
  R->try_lock_for(D);                // row: QRecursiveMutex::try_lock_for TryAcquire on R; QMutex::try_lock_for TryAcquire on R
  R->try_lock_until(P);              // row: QRecursiveMutex::try_lock_until TryAcquire on R
  // row: QMutex::try_lock_until TryAcquire on R
  R->unlock();                       // row: QRecursiveMutex::unlock Release on R; QMutex::unlock Release on R
}

void readersAndWriters(QReadWriteLock &L) {
  L.lockForRead();                   // row: QReadWriteLock::lockForRead Acquire on L
  L.tryLockForRead();                // row: QReadWriteLock::tryLockForRead TryAcquire on L
  L.tryLockForRead(100);             // row: QReadWriteLock::tryLockForRead TryAcquire on L
  L.lockForWrite();                  // row: QReadWriteLock::lockForWrite Acquire on L
  L.tryLockForWrite();               // row: QReadWriteLock::tryLockForWrite TryAcquire on L
  L.unlock();                        // row: QReadWriteLock::unlock Release on L
}

void guards(QMutex &M, QReadWriteLock &L) {
  QMutexLocker Lock(&M);             // row: QMutexLocker type Guard
  Lock.unlock();                     // row: QMutexLocker::unlock Release on Lock
  Lock.relock();
  QReadLocker Reader(&L);            // row: QReadLocker type SharedGuard
  Reader.unlock();                   // row: QReadLocker::unlock Release on Reader
  Reader.relock();
  QWriteLocker Writer(&L);           // row: QWriteLocker type Guard
  Writer.unlock();                   // row: QWriteLocker::unlock Release on Writer
  Writer.relock();
}

void conditions(QWaitCondition &C, QMutex &M, QReadWriteLock &L, unsigned long Time) {
  C.wait(&M);                        // row: QWaitCondition::wait Wait unbounded on C
  C.wait(&L);                        // row: QWaitCondition::wait Wait unbounded on C
  C.wait(&M, Time);                  // row: QWaitCondition::wait Wait bounded on C
  C.wait(&M, QDeadlineTimer(100));   // row: QWaitCondition::wait Wait bounded on C
  C.wakeOne();                       // row: QWaitCondition::wakeOne Wake on C
  C.wakeAll();                       // row: QWaitCondition::wakeAll Wake on C
  C.notify_one();                    // row: QWaitCondition::notify_one Wake on C
  C.notify_all();                    // row: QWaitCondition::notify_all Wake on C
}

void work();
struct Worker : QThread {
  void run() override { work(); }
};
void threads(Worker &W, QThread *T) {
  QThread::create(work)->start();    // row: QThread::create Spawn
  T->wait();                         // row: QThread::wait Join when absent on T
  W.wait();                          // row: QThread::wait Join when absent on W
  W.wait(100);
  W.wait(QDeadlineTimer(100));
  T->quit();
}
