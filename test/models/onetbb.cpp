// REQUIRES: tbb
// RUN: %check_dump effects %s -- -std=c++17 -pthread
#include <oneapi/tbb/mutex.h>
#include <oneapi/tbb/null_mutex.h>
#include <oneapi/tbb/queuing_mutex.h>
#include <oneapi/tbb/queuing_rw_mutex.h>
#include <oneapi/tbb/rw_mutex.h>
#include <oneapi/tbb/spin_mutex.h>
#include <oneapi/tbb/spin_rw_mutex.h>

struct Types {
  tbb::mutex Plain;                         // row: tbb::detail::d1::mutex type Mutex
  tbb::rw_mutex ReadWrite;                  // row: tbb::detail::d1::rw_mutex type Mutex
  tbb::spin_mutex Spin;                     // row: tbb::detail::d1::spin_mutex type Mutex
  oneapi::tbb::spin_rw_mutex SpinReadWrite; // row: tbb::detail::d1::spin_rw_mutex type Mutex
  tbb::queuing_mutex Queuing;               // row: tbb::detail::d1::queuing_mutex type Mutex
  tbb::queuing_rw_mutex QueuingReadWrite;   // row: tbb::detail::d1::queuing_rw_mutex type Mutex
  tbb::null_mutex None;
};

void guards(tbb::mutex &M, tbb::spin_mutex &S, tbb::queuing_mutex &Q, tbb::rw_mutex &R, tbb::queuing_rw_mutex &T) {
  tbb::mutex::scoped_lock Lock(M);          // row: tbb::detail::d1::unique_scoped_lock type Guard
  tbb::spin_mutex::scoped_lock Spin(S);     // row: tbb::detail::d1::unique_scoped_lock type Guard
  tbb::queuing_mutex::scoped_lock Queued(Q); // row: tbb::detail::d1::queuing_mutex::scoped_lock type Guard
  tbb::rw_mutex::scoped_lock Reader(R, false); // row: tbb::detail::d1::rw_scoped_lock type Guard
  tbb::queuing_rw_mutex::scoped_lock Writer(T); // row: tbb::detail::d1::queuing_rw_mutex::scoped_lock type Guard
  Lock.release();                           // row: tbb::detail::d1::unique_scoped_lock::release Release on Lock
  Queued.release();                         // row: tbb::detail::d1::queuing_mutex::scoped_lock::release Release on Queued
  Reader.release();                         // row: tbb::detail::d1::rw_scoped_lock::release Release on Reader
  Writer.release();                         // row: tbb::detail::d1::queuing_rw_mutex::scoped_lock::release Release on Writer
  Spin.acquire(S);
}

void exclusive(tbb::mutex &M, tbb::spin_mutex &S) {
  M.lock();                                 // row: tbb::detail::d1::mutex::lock Acquire on M
  M.try_lock();                             // row: tbb::detail::d1::mutex::try_lock TryAcquire on M
  M.unlock();                               // row: tbb::detail::d1::mutex::unlock Release on M
  S.lock();                                 // row: tbb::detail::d1::spin_mutex::lock Acquire on S
  S.try_lock();                             // row: tbb::detail::d1::spin_mutex::try_lock TryAcquire on S
  S.unlock();                               // row: tbb::detail::d1::spin_mutex::unlock Release on S
}

void readersAndWriters(tbb::rw_mutex &M, tbb::spin_rw_mutex &S) {
  M.lock();                                 // row: tbb::detail::d1::rw_mutex::lock Acquire on M
  M.try_lock();                             // row: tbb::detail::d1::rw_mutex::try_lock TryAcquire on M
  M.unlock();                               // row: tbb::detail::d1::rw_mutex::unlock Release on M
  M.lock_shared();                          // row: tbb::detail::d1::rw_mutex::lock_shared Acquire on M
  M.try_lock_shared();                      // row: tbb::detail::d1::rw_mutex::try_lock_shared TryAcquire on M
  M.unlock_shared();                        // row: tbb::detail::d1::rw_mutex::unlock_shared Release on M
  S.lock();                                 // row: tbb::detail::d1::spin_rw_mutex::lock Acquire on S
  S.try_lock();                             // row: tbb::detail::d1::spin_rw_mutex::try_lock TryAcquire on S
  S.unlock();                               // row: tbb::detail::d1::spin_rw_mutex::unlock Release on S
  S.lock_shared();                          // row: tbb::detail::d1::spin_rw_mutex::lock_shared Acquire on S
  S.try_lock_shared();                      // row: tbb::detail::d1::spin_rw_mutex::try_lock_shared TryAcquire on S
  S.unlock_shared();                        // row: tbb::detail::d1::spin_rw_mutex::unlock_shared Release on S
}
