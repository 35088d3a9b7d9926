// RUN: %check_dump effects %s -- -std=c++17 -isystem %S/Inputs
#include <folly/folly.h>

struct Types {
  folly::SharedMutex Mutex;                        // row: folly::SharedMutexImpl type Mutex
};

void waits(folly::Baton<> &B, folly::Latch &L, folly::MPMCQueue<int> &Q, folly::UnboundedQueue<int> &U, folly::SemiFuture<int> &F,
           int Item) {
  B.wait();                                        // row: folly::Baton::wait Wait on B
  B.try_wait_for(std::chrono::seconds(1));
  B.post();                                        // row: folly::Baton::post Wake on B
  L.wait();                                        // row: folly::Latch::wait Wait on L
  L.arrive_and_wait();                             // row: folly::Latch::arrive_and_wait Wait on L
  L.count_down();                                  // row: folly::Latch::count_down Wake on L
  Q.blockingRead(Item);                            // row: folly::MPMCQueue::blockingRead Wait on Q
  Q.blockingWrite(1);                              // row: folly::MPMCQueue::blockingWrite Wait on Q
  U.dequeue(Item);                                 // row: folly::UnboundedQueue::dequeue/1 Wait on U
  U.try_dequeue_for(Item, std::chrono::seconds(1));
  F.wait();                                        // row: folly::SemiFuture::wait/0 Wait on F
  F.wait(std::chrono::microseconds(1));
}

void locks(folly::SharedMutex &M) {
  M.lock();                                        // row: folly::SharedMutexImpl::lock Acquire on M
  M.try_lock();                                    // row: folly::SharedMutexImpl::try_lock TryAcquire on M
  M.unlock();                                      // row: folly::SharedMutexImpl::unlock Release on M
  M.lock_shared();                                 // row: folly::SharedMutexImpl::lock_shared Acquire on M
  M.unlock_shared();                               // row: folly::SharedMutexImpl::unlock_shared Release on M
}
