// A stub of folly, which Debian 12 does not have: the declarations that its rows speak of.
#pragma once
#include <chrono>
#include <cstddef>

namespace folly {

template <bool MayBlock = true> class Baton {
public:
  void post() noexcept;
  void wait() noexcept;
  template <class R, class P> bool try_wait_for(const std::chrono::duration<R, P> &Time) noexcept;
};

class Latch {
public:
  explicit Latch(std::ptrdiff_t Count);
  void count_down(std::ptrdiff_t Count = 1);
  void wait();
  template <class R, class P> bool try_wait_for(const std::chrono::duration<R, P> &Time);
  void arrive_and_wait(std::ptrdiff_t Count = 1);
};

namespace detail {
template <class Derived> class MPMCQueueBase;
template <template <class> class Queue, class T> class MPMCQueueBase<Queue<T>> {
public:
  explicit MPMCQueueBase(std::size_t Capacity);
  template <class... Args> void blockingWrite(Args &&...Arguments) noexcept;
  template <class Clock, class... Args>
  bool tryWriteUntil(const std::chrono::time_point<Clock> &When, Args &&...Arguments) noexcept;
  void blockingRead(T &Item) noexcept;
  template <class Clock> bool tryReadUntil(const std::chrono::time_point<Clock> &When, T &Item) noexcept;
};
} // namespace detail

template <class T> class MPMCQueue : public detail::MPMCQueueBase<MPMCQueue<T>> {
public:
  explicit MPMCQueue(std::size_t Capacity) : detail::MPMCQueueBase<MPMCQueue<T>>(Capacity) {}
};

template <class T> class UnboundedQueue {
public:
  void enqueue(const T &Item);
  void dequeue(T &Item) noexcept;
  template <class R, class P> bool try_dequeue_for(T &Item, const std::chrono::duration<R, P> &Time) noexcept;
};

template <class T> class SemiFuture {
public:
  SemiFuture &wait();
  bool wait(std::chrono::microseconds Time);
};

template <bool ReaderPriority> class SharedMutexImpl {
public:
  void lock();
  bool try_lock();
  void unlock();
  void lock_shared();
  void unlock_shared();
};
using SharedMutex = SharedMutexImpl<false>;

} // namespace folly
