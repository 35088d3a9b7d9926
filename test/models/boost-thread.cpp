// REQUIRES: boost-thread
// RUN: %check_dump effects %s -- -std=c++17 -pthread -DBOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/thread.hpp>
#include <boost/thread/shared_lock_guard.hpp>
#include <boost/thread/strict_lock.hpp>

using Duration = boost::chrono::seconds;
using Point = boost::chrono::steady_clock::time_point;

struct Types {
  boost::mutex Plain;                            // row: boost::mutex type Mutex
  boost::timed_mutex Timed;                      // row: boost::timed_mutex type Mutex
  boost::shared_mutex Shared;                    // row: boost::shared_mutex type Mutex
  boost::recursive_mutex Recursive;              // row: boost::recursive_mutex type RecursiveMutex
  boost::recursive_timed_mutex RecursiveTimed;   // row: boost::recursive_timed_mutex type RecursiveMutex
  boost::thread Thread;                          // row: boost::thread type Thread
  boost::condition_variable Condition;
};

void guards(boost::mutex &M, boost::timed_mutex &T, boost::shared_mutex &S) {
  boost::lock_guard<boost::mutex> Lock(M);       // row: boost::lock_guard type Guard
  boost::unique_lock<boost::mutex> Movable(M);   // row: boost::unique_lock type Guard
  boost::mutex::scoped_lock Scoped(M);           // row: boost::unique_lock type Guard
  boost::timed_mutex::scoped_timed_lock ScopedTimed(T, boost::defer_lock); // row: boost::unique_lock type Guard
  boost::mutex::scoped_try_lock Trying(M);       // row: boost::detail::try_lock_wrapper type Data
  boost::strict_lock<boost::mutex> Strict(M);    // row: boost::strict_lock type Guard
  boost::shared_lock<boost::shared_mutex> Reader(S); // row: boost::shared_lock type SharedGuard
  boost::shared_lock_guard<boost::shared_mutex> SimpleReader(S); // row: boost::shared_lock_guard type SharedGuard
  boost::upgrade_lock<boost::shared_mutex> Upgrade(S); // row: boost::upgrade_lock type SharedGuard
  boost::defer_lock_t Defer;                     // row: boost::defer_lock_t type DeferLock
  boost::adopt_lock_t Adopt;                     // row: boost::adopt_lock_t type AdoptLock
  boost::try_to_lock_t Try;                      // row: boost::try_to_lock_t type TryLock
}

void mutexes(boost::mutex &M, boost::timed_mutex *T, Duration D, Point P, boost::system_time When) {
  M.lock();                     // row: boost::mutex::lock Acquire on M
  M.try_lock();                 // row: boost::mutex::try_lock TryAcquire on M
  M.unlock();                   // row: boost::mutex::unlock Release on M
  T->lock();                    // row: boost::timed_mutex::lock Acquire on T
  T->try_lock();                // row: boost::timed_mutex::try_lock TryAcquire on T
  T->timed_lock(When);          // row: boost::timed_mutex::timed_lock TryAcquire on T
  T->try_lock_for(D);           // row: boost::timed_mutex::try_lock_for TryAcquire on T
  T->try_lock_until(P);         // row: boost::timed_mutex::try_lock_until TryAcquire on T
  T->unlock();                  // row: boost::timed_mutex::unlock Release on T
}

void recursive(boost::recursive_mutex &M, boost::recursive_timed_mutex &T, Duration D, Point P, boost::system_time When) {
  M.lock();                     // row: boost::recursive_mutex::lock Acquire on M
  M.try_lock();                 // row: boost::recursive_mutex::try_lock TryAcquire on M
  M.unlock();                   // row: boost::recursive_mutex::unlock Release on M
  T.lock();                     // row: boost::recursive_timed_mutex::lock Acquire on T
  T.try_lock();                 // row: boost::recursive_timed_mutex::try_lock TryAcquire on T
  T.timed_lock(When);           // row: boost::recursive_timed_mutex::timed_lock TryAcquire on T
  T.try_lock_for(D);            // row: boost::recursive_timed_mutex::try_lock_for TryAcquire on T
  T.try_lock_until(P);          // row: boost::recursive_timed_mutex::try_lock_until TryAcquire on T
  T.unlock();                   // row: boost::recursive_timed_mutex::unlock Release on T
}

void shared(boost::shared_mutex &M, Duration D, Point P, boost::system_time When) {
  M.lock();                     // row: boost::shared_mutex::lock Acquire on M
  M.try_lock();                 // row: boost::shared_mutex::try_lock TryAcquire on M
  M.timed_lock(When);           // row: boost::shared_mutex::timed_lock TryAcquire on M
  M.try_lock_for(D);            // row: boost::shared_mutex::try_lock_for TryAcquire on M
  M.try_lock_until(P);          // row: boost::shared_mutex::try_lock_until TryAcquire on M
  M.unlock();                   // row: boost::shared_mutex::unlock Release on M
  M.lock_shared();              // row: boost::shared_mutex::lock_shared Acquire on M
  M.try_lock_shared();          // row: boost::shared_mutex::try_lock_shared TryAcquire on M
  M.timed_lock_shared(When);    // row: boost::shared_mutex::timed_lock_shared TryAcquire on M
  M.try_lock_shared_for(D);     // row: boost::shared_mutex::try_lock_shared_for TryAcquire on M
  M.try_lock_shared_until(P);   // row: boost::shared_mutex::try_lock_shared_until TryAcquire on M
  M.unlock_shared();            // row: boost::shared_mutex::unlock_shared Release on M
  M.lock_upgrade();             // row: boost::shared_mutex::lock_upgrade Acquire on M
  M.try_lock_upgrade();         // row: boost::shared_mutex::try_lock_upgrade TryAcquire on M
  M.unlock_upgrade();           // row: boost::shared_mutex::unlock_upgrade Release on M
}

bool unique(boost::mutex::scoped_lock &L, boost::unique_lock<boost::timed_mutex> &T, Duration D, Point P, boost::system_time When) {
  L.lock();                     // row: boost::unique_lock::lock Acquire on L
  L.try_lock();                 // row: boost::unique_lock::try_lock TryAcquire on L
  L.unlock();                   // row: boost::unique_lock::unlock Release on L
  T.timed_lock(When);           // row: boost::unique_lock::timed_lock TryAcquire on T
  T.try_lock_for(D);            // row: boost::unique_lock::try_lock_for TryAcquire on T
  T.try_lock_until(P);          // row: boost::unique_lock::try_lock_until TryAcquire on T
  T.release();                  // row: boost::unique_lock::release Disown on T
  if (L)                        // row: boost::unique_lock::operator bool Holds on L
    return true;
  return L.owns_lock();         // row: boost::unique_lock::owns_lock Holds on L
}

bool reading(boost::shared_lock<boost::shared_mutex> &L, Duration D, Point P, boost::system_time When) {
  L.lock();                     // row: boost::shared_lock::lock Acquire on L
  L.try_lock();                 // row: boost::shared_lock::try_lock TryAcquire on L
  L.timed_lock(When);           // row: boost::shared_lock::timed_lock TryAcquire on L
  L.try_lock_for(D);            // row: boost::shared_lock::try_lock_for TryAcquire on L
  L.try_lock_until(P);          // row: boost::shared_lock::try_lock_until TryAcquire on L
  L.unlock();                   // row: boost::shared_lock::unlock Release on L
  L.release();                  // row: boost::shared_lock::release Disown on L
  if (L)                        // row: boost::shared_lock::operator bool Holds on L
    return true;
  return L.owns_lock();         // row: boost::shared_lock::owns_lock Holds on L
}

bool upgrading(boost::upgrade_lock<boost::shared_mutex> &L) {
  L.lock();                     // row: boost::upgrade_lock::lock Acquire on L
  L.try_lock();                 // row: boost::upgrade_lock::try_lock TryAcquire on L
  L.unlock();                   // row: boost::upgrade_lock::unlock Release on L
  L.release();                  // row: boost::upgrade_lock::release Disown on L
  if (L)                        // row: boost::upgrade_lock::operator bool Holds on L
    return true;
  return L.owns_lock();         // row: boost::upgrade_lock::owns_lock Holds on L
}

void several(boost::mutex &A, boost::recursive_mutex &B, boost::mutex::scoped_lock &C) {
  boost::lock(A, B, C);         // row: boost::lock Acquire
  boost::try_lock(A, B);        // row: boost::try_lock TryAcquire
}

bool ready();
void conditions(boost::condition_variable &Cv, boost::condition_variable_any &Any, boost::mutex::scoped_lock &L, Duration D) {
  Cv.wait(L);                   // row: boost::condition_variable::wait/1 Wait on Cv
  Cv.wait(L, ready);            // row: boost::condition_variable::wait/2 Wait on Cv
  Cv.wait_for(L, D);
  Any.wait(L);                  // row: boost::condition_variable_any::wait/1 Wait on Any
  Any.wait(L, ready);           // row: boost::condition_variable_any::wait/2 Wait on Any
  Any.wait_for(L, D, ready);
  Cv.notify_one();              // row: boost::condition_variable::notify_one Wake on Cv
  Cv.notify_all();              // row: boost::condition_variable::notify_all Wake on Cv
  Any.notify_one();             // row: boost::condition_variable_any::notify_one Wake on Any
  Any.notify_all();             // row: boost::condition_variable_any::notify_all Wake on Any
}

void threads(boost::thread &T, boost::thread_group &G, Duration D) {
  T.join();                     // row: boost::thread::join Join on T
  T.detach();                   // row: boost::thread::detach Detach on T
  T.try_join_for(D);
  T.interrupt();                // row: boost::thread::interrupt Cancel
  G.join_all();                 // row: boost::thread_group::join_all Join on G
  G.interrupt_all();            // row: boost::thread_group::interrupt_all Cancel
}
