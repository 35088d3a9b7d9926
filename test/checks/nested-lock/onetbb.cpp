// REQUIRES: tbb
// RUN: %check_leak %s leak-nested-lock -- -pthread
#include <oneapi/tbb/mutex.h>
#include <oneapi/tbb/queuing_mutex.h>
#include <oneapi/tbb/queuing_rw_mutex.h>
#include <oneapi/tbb/rw_mutex.h>
#include <oneapi/tbb/spin_mutex.h>
#include <oneapi/tbb/spin_rw_mutex.h>

tbb::mutex Mutex;
tbb::spin_mutex Spin;
tbb::queuing_mutex Queuing;
tbb::rw_mutex ReadWrite;
tbb::spin_rw_mutex SpinReadWrite;
tbb::queuing_rw_mutex QueuingReadWrite;
int Value;

void guardBad() {
  // CHECK-FIXES-LABEL: void guardBad() {
  tbb::spin_mutex::scoped_lock First(Spin);
  // expected-note@-1 {{'Spin' locked here}}
  tbb::spin_mutex::scoped_lock Second(Spin);
  // expected-warning@-1 {{'Spin' is locked again while this thread holds it}}
  // CHECK-FIXES: tbb::spin_mutex::scoped_lock First(Spin);
  // CHECK-FIXES-NOT: tbb::spin_mutex::scoped_lock Second(Spin);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void queuingBad() {
  // CHECK-FIXES-LABEL: void queuingBad() {
  tbb::queuing_mutex::scoped_lock First(Queuing);
  // expected-note@-1 {{'Queuing' locked here}}
  {
    tbb::queuing_mutex::scoped_lock Second(Queuing);
    // expected-warning@-1 {{'Queuing' is locked again while this thread holds it}}
    // CHECK-FIXES: {
    // CHECK-FIXES-NOT: tbb::queuing_mutex::scoped_lock Second(Queuing);
    // CHECK-FIXES: ++Value;
    ++Value;
  }
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
    tbb::mutex::scoped_lock Lock(Inner);
    // expected-note@-1 {{locked again here}}
    Balance += Amount;
  }

  // The guard gives its lock back with 'release', and takes it with 'acquire' of the lock.
  void resetBad(int Amount) {
    tbb::mutex::scoped_lock Lock(Inner);
    // expected-note@-1 {{'Inner' locked here}}
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    ++Resets;
  }

  void resetOk(int Amount) {
    tbb::mutex::scoped_lock Lock(Inner);
    Balance = 0;
    Lock.release();
    deposit(Amount);
  }

private:
  tbb::mutex Inner;
  int Balance = 0, Resets = 0;
};

void writersBad() {
  // CHECK-FIXES-LABEL: void writersBad() {
  tbb::rw_mutex::scoped_lock First(ReadWrite);
  // expected-note@-1 {{'ReadWrite' locked here}}
  tbb::rw_mutex::scoped_lock Second(ReadWrite);
  // expected-warning@-1 {{'ReadWrite' is locked again while this thread holds it}}
  // CHECK-FIXES-NOT: Second
  // CHECK-FIXES: ++Value;
  ++Value;
}

void readerBecomesWriterBad() {
  SpinReadWrite.lock_shared();
  // expected-note@-1 {{'SpinReadWrite' locked here}}
  tbb::spin_rw_mutex::scoped_lock Writing(SpinReadWrite);
  // expected-warning@-1 {{'SpinReadWrite' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
  SpinReadWrite.unlock_shared();
}

void writerByFlagBad() {
  tbb::queuing_rw_mutex::scoped_lock First(QueuingReadWrite, true);
  // expected-note@-1 {{'QueuingReadWrite' locked here}}
  tbb::queuing_rw_mutex::scoped_lock Second(QueuingReadWrite, true);
  // expected-warning@-1 {{'QueuingReadWrite' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}

// A flag that is chosen at run time may ask for a reader.
void FN_flag(bool Writes) {
  tbb::queuing_rw_mutex::scoped_lock First(QueuingReadWrite, true);
  tbb::queuing_rw_mutex::scoped_lock Second(QueuingReadWrite, Writes);
  ++Value;
}

void readersOk() {
  tbb::rw_mutex::scoped_lock First(ReadWrite, false);
  tbb::rw_mutex::scoped_lock Second(ReadWrite, false);
  ++Value;
}

void upgradedOk() {
  tbb::spin_rw_mutex::scoped_lock First(SpinReadWrite, /*write=*/false);
  if (!First.upgrade_to_writer())
    ++Value;
  First.release();
  tbb::spin_rw_mutex::scoped_lock Second(SpinReadWrite);
  ++Value;
}

// Which lock a guard takes later is not followed.
void FN_acquired() {
  tbb::spin_mutex::scoped_lock First;
  First.acquire(Spin);
  tbb::spin_mutex::scoped_lock Second(Spin);
  ++Value;
}

void acquiredOk() {
  tbb::spin_mutex::scoped_lock First;
  if (!First.try_acquire(Spin)) {
    Spin.lock();
    Spin.unlock();
  }
}

void triedOk() {
  if (!Mutex.try_lock())
    Mutex.lock();
  ++Value;
  Mutex.unlock();
}
