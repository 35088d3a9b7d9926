// RUN: %check_dump effects %s -- -std=c++20 -pthread
#include <mutex>
#include <shared_mutex>
#include <thread>

using Duration = std::chrono::seconds;
using Point = std::chrono::steady_clock::time_point;

struct Types {
  std::mutex Plain;                            // row: std::mutex type Mutex
  std::timed_mutex Timed;                      // row: std::timed_mutex type Mutex
  std::shared_mutex Shared;                    // row: std::shared_mutex type Mutex
  std::shared_timed_mutex SharedTimed;         // row: std::shared_timed_mutex type Mutex
  std::recursive_mutex Recursive;              // row: std::recursive_mutex type RecursiveMutex
  std::recursive_timed_mutex RecursiveTimed;   // row: std::recursive_timed_mutex type RecursiveMutex
  std::once_flag Once;
};

void guards(std::mutex &M, std::mutex &N, std::shared_mutex &S) {
  std::lock_guard<std::mutex> Lock(M);         // row: std::lock_guard type Guard
  std::lock_guard Deduced(M);                  // row: std::lock_guard type Guard
  std::scoped_lock<std::mutex> One(M);         // row: std::scoped_lock type Guard
  std::scoped_lock Both(M, N);                 // row: std::scoped_lock type Guard
  std::unique_lock<std::mutex> Movable(M);     // row: std::unique_lock type Guard
  std::unique_lock<std::shared_mutex> Writer(S, std::try_to_lock); // row: std::unique_lock type Guard
  std::shared_lock<std::shared_mutex> Reader(S); // row: std::shared_lock type SharedGuard
  std::defer_lock_t Defer;                     // row: std::defer_lock_t type DeferLock
  std::adopt_lock_t Adopt;                     // row: std::adopt_lock_t type AdoptLock
  std::try_to_lock_t Try;                      // row: std::try_to_lock_t type TryLock
  auto Again = std::unique_lock(M, Defer);     // row: std::unique_lock type Guard
}

// libstdc++ declares some of these in bases of the classes, which no row names.
void mutexes(std::mutex &M, std::timed_mutex *T, Duration D, Point P) {
  M.lock();                   // row: std::mutex::lock Acquire on M
  M.try_lock();               // row: std::mutex::try_lock TryAcquire on M
  M.unlock();                 // row: std::mutex::unlock Release on M
  M.native_handle();
  T->lock();                  // row: std::timed_mutex::lock Acquire on T
  T->try_lock();              // row: std::timed_mutex::try_lock TryAcquire on T
  T->unlock();                // row: std::timed_mutex::unlock Release on T
  T->try_lock_for(D);         // row: std::timed_mutex::try_lock_for TryAcquire on T
  (*T).try_lock_until(P);     // row: std::timed_mutex::try_lock_until TryAcquire on (*T)
}

void recursive(std::recursive_mutex &M, std::recursive_timed_mutex &T, Duration D, Point P) {
  M.lock();                   // row: std::recursive_mutex::lock Acquire on M
  M.try_lock();               // row: std::recursive_mutex::try_lock TryAcquire on M
  M.unlock();                 // row: std::recursive_mutex::unlock Release on M
  T.lock();                   // row: std::recursive_timed_mutex::lock Acquire on T
  T.try_lock();               // row: std::recursive_timed_mutex::try_lock TryAcquire on T
  T.unlock();                 // row: std::recursive_timed_mutex::unlock Release on T
  T.try_lock_for(D);          // row: std::recursive_timed_mutex::try_lock_for TryAcquire on T
  T.try_lock_until(P);        // row: std::recursive_timed_mutex::try_lock_until TryAcquire on T
}

void shared(std::shared_mutex &M, std::shared_timed_mutex &T, Duration D, Point P) {
  M.lock();                   // row: std::shared_mutex::lock Acquire on M
  M.try_lock();               // row: std::shared_mutex::try_lock TryAcquire on M
  M.unlock();                 // row: std::shared_mutex::unlock Release on M
  M.lock_shared();            // row: std::shared_mutex::lock_shared Acquire on M
  M.try_lock_shared();        // row: std::shared_mutex::try_lock_shared TryAcquire on M
  M.unlock_shared();          // row: std::shared_mutex::unlock_shared Release on M
  T.lock();                   // row: std::shared_timed_mutex::lock Acquire on T
  T.try_lock();               // row: std::shared_timed_mutex::try_lock TryAcquire on T
  T.unlock();                 // row: std::shared_timed_mutex::unlock Release on T
  T.try_lock_for(D);          // row: std::shared_timed_mutex::try_lock_for TryAcquire on T
  T.try_lock_until(P);        // row: std::shared_timed_mutex::try_lock_until TryAcquire on T
  T.lock_shared();            // row: std::shared_timed_mutex::lock_shared Acquire on T
  T.try_lock_shared();        // row: std::shared_timed_mutex::try_lock_shared TryAcquire on T
  T.unlock_shared();          // row: std::shared_timed_mutex::unlock_shared Release on T
  T.try_lock_shared_for(D);   // row: std::shared_timed_mutex::try_lock_shared_for TryAcquire on T
  T.try_lock_shared_until(P); // row: std::shared_timed_mutex::try_lock_shared_until TryAcquire on T
}

bool throughGuards(std::unique_lock<std::timed_mutex> &U, std::shared_lock<std::shared_timed_mutex> &S, Duration D, Point P) {
  U.lock();                   // row: std::unique_lock::lock Acquire on U
  U.try_lock();               // row: std::unique_lock::try_lock TryAcquire on U
  U.unlock();                 // row: std::unique_lock::unlock Release on U
  U.try_lock_for(D);          // row: std::unique_lock::try_lock_for TryAcquire on U
  U.try_lock_until(P);        // row: std::unique_lock::try_lock_until TryAcquire on U
  U.release();                // row: std::unique_lock::release Disown on U
  U.mutex()->unlock();        // row: std::timed_mutex::unlock Release on U.mutex()
  S.lock();                   // row: std::shared_lock::lock Acquire on S
  S.try_lock();               // row: std::shared_lock::try_lock TryAcquire on S
  S.unlock();                 // row: std::shared_lock::unlock Release on S
  S.try_lock_for(D);          // row: std::shared_lock::try_lock_for TryAcquire on S
  S.try_lock_until(P);        // row: std::shared_lock::try_lock_until TryAcquire on S
  S.release();                // row: std::shared_lock::release Disown on S
  if (U && S.owns_lock())     // row: std::unique_lock::operator bool Holds on U; std::shared_lock::owns_lock Holds on S
    return U.owns_lock();     // row: std::unique_lock::owns_lock Holds on U
  return bool(S);             // row: std::shared_lock::operator bool Holds on S
}

void several(std::mutex &A, std::recursive_mutex &B, std::unique_lock<std::mutex> &C) {
  std::lock(A, B, C);         // row: std::lock Acquire
  std::try_lock(A, B);        // row: std::try_lock TryAcquire
}

void joins(std::thread &T, std::jthread &J) {
  T.join();                   // row: std::thread::join Join on T
  J.join();                   // row: std::jthread::join Join on J
  J.detach();                 // row: std::jthread::detach Detach on J
  T.detach();                 // row: std::thread::detach Detach on T
}

// Behind aliases, in templates, in derived classes.
using Mutex = std::mutex;
template <typename T> using Guard = std::lock_guard<T>;
template <typename M> void generic(M &Lock) {
  Lock.lock();                // row: std::mutex::lock Acquire on Lock; std::recursive_mutex::lock Acquire on Lock
  Guard<M> Held(Lock, std::adopt_lock); // row: std::lock_guard type Guard
}
template void generic(Mutex &);
template void generic(std::recursive_mutex &);

struct NamedMutex : std::mutex {
  const char *Name = "";
  void enter() {
    lock();                   // row: std::mutex::lock Acquire on this
    std::mutex::unlock();     // row: std::mutex::unlock Release on this
  }
};
NamedMutex Derived;           // row: std::mutex type Mutex
void derived() {
  Derived.lock();             // row: std::mutex::lock Acquire on Derived
}

// Not the library's.
namespace mine {
struct mutex {
  void lock() {}
  void unlock() {}
};
struct Counting : std::mutex {
  void lock() {
    ++Waiting;
    std::mutex::lock();       // row: std::mutex::lock Acquire on this
  }
  int Waiting = 0;
};
template <typename M> struct lock_guard {
  explicit lock_guard(M &) {}
};
template <typename... M> void lock(M &...) {}
struct thread {
  void join() {}
};
} // namespace mine
void lookAlikes(mine::mutex &M, mine::Counting &Hiding, mine::thread &T) {
  M.lock();
  mine::lock_guard<mine::mutex> Lock(M);
  Hiding.lock();
  mine::lock(M, M);
  T.join();
  M.unlock();
}
