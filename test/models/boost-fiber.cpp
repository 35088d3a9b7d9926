// RUN: %check_dump effects %s -- -std=c++17 -w
// REQUIRES: boost-fiber
#include <boost/fiber/all.hpp>
#include <chrono>
#include <mutex>

using namespace std::chrono_literals;

struct Types {
  boost::fibers::mutex Plain;                      // row: boost::fibers::mutex type Mutex
  boost::fibers::timed_mutex Timed;                // row: boost::fibers::timed_mutex type Mutex
  boost::fibers::recursive_mutex Recursive;        // row: boost::fibers::recursive_mutex type RecursiveMutex
  boost::fibers::recursive_timed_mutex RecursiveTimed; // row: boost::fibers::recursive_timed_mutex type RecursiveMutex
  boost::fibers::unbuffered_channel<int> Unbuffered; // row: boost::fibers::unbuffered_channel type Handle
  boost::fibers::fiber Fiber;                      // row: boost::fibers::fiber type Thread
};

void mutexes(boost::fibers::mutex &M, boost::fibers::timed_mutex &T, boost::fibers::recursive_mutex &R,
             boost::fibers::recursive_timed_mutex &S) {
  M.lock();                                        // row: boost::fibers::mutex::lock Acquire on M
  M.try_lock();                                    // row: boost::fibers::mutex::try_lock TryAcquire on M
  M.unlock();                                      // row: boost::fibers::mutex::unlock Release on M
  T.lock();                                        // row: boost::fibers::timed_mutex::lock Acquire on T
  T.try_lock();                                    // row: boost::fibers::timed_mutex::try_lock TryAcquire on T
  T.try_lock_for(1s);                              // row: boost::fibers::timed_mutex::try_lock_for TryAcquire on T
  T.try_lock_until(std::chrono::steady_clock::now()); // row: boost::fibers::timed_mutex::try_lock_until TryAcquire on T
  T.unlock();                                      // row: boost::fibers::timed_mutex::unlock Release on T
  R.lock();                                        // row: boost::fibers::recursive_mutex::lock Acquire on R
  R.try_lock();                                    // row: boost::fibers::recursive_mutex::try_lock TryAcquire on R
  R.unlock();                                      // row: boost::fibers::recursive_mutex::unlock Release on R
  S.lock();                                        // row: boost::fibers::recursive_timed_mutex::lock Acquire on S
  S.try_lock();                                    // row: boost::fibers::recursive_timed_mutex::try_lock TryAcquire on S
  S.try_lock_for(1s);                              // row: boost::fibers::recursive_timed_mutex::try_lock_for TryAcquire on S
  S.try_lock_until(std::chrono::steady_clock::now()); // row: boost::fibers::recursive_timed_mutex::try_lock_until TryAcquire on S
  S.unlock();                                      // row: boost::fibers::recursive_timed_mutex::unlock Release on S
}

void conditions(boost::fibers::condition_variable &C, boost::fibers::condition_variable_any &A,
                std::unique_lock<boost::fibers::mutex> &L, bool Ready, boost::fibers::barrier &B) {
  C.wait(L);                                       // row: boost::fibers::condition_variable::wait/1 Wait on C
  C.wait(L, [&] { return Ready; });                // row: boost::fibers::condition_variable::wait/2 Wait on C
  C.wait_for(L, 1s);
  C.notify_one();                                  // row: boost::fibers::condition_variable::notify_one Wake on C
  C.notify_all();                                  // row: boost::fibers::condition_variable::notify_all Wake on C
  A.wait(L);                                       // row: boost::fibers::condition_variable_any::wait/1 Wait on A
  A.wait(L, [&] { return Ready; });                // row: boost::fibers::condition_variable_any::wait/2 Wait on A
  A.notify_one();                                  // row: boost::fibers::condition_variable_any::notify_one Wake on A
  A.notify_all();                                  // row: boost::fibers::condition_variable_any::notify_all Wake on A
  B.wait();                                        // row: boost::fibers::barrier::wait Wait on B
}

void channels(boost::fibers::unbuffered_channel<int> &U, int Value) {
  boost::fibers::buffered_channel<int> C(8);       // row: boost::fibers::buffered_channel type Handle
  C.pop(Value);                                    // row: boost::fibers::buffered_channel::pop Wait on C
  C.pop_wait_for(Value, 1s);
  C.value_pop();                                   // row: boost::fibers::buffered_channel::value_pop Wait on C
  C.push(1);                                       // row: boost::fibers::buffered_channel::push Wait on C
  C.push_wait_for(1, 1s);
  C.try_pop(Value);
  C.close();                                       // row: boost::fibers::buffered_channel::close Bound on C
  U.pop(Value);                                    // row: boost::fibers::unbuffered_channel::pop Wait on U
  U.value_pop();                                   // row: boost::fibers::unbuffered_channel::value_pop Wait on U
  U.push(1);                                       // row: boost::fibers::unbuffered_channel::push Wait on U
  U.close();                                       // row: boost::fibers::unbuffered_channel::close Bound on U
}

void work();
void fibers(boost::fibers::fiber &F) {
  F.join();                                        // row: boost::fibers::fiber::join Join on F
  boost::fibers::async(work);                      // row: boost::fibers::async Spawn
}
