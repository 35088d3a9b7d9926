// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: concurrentqueue
#include <concurrentqueue/blockingconcurrentqueue.h>

void use(moodycamel::BlockingConcurrentQueue<int> &Q, moodycamel::ConsumerToken &T, int Value, int *Values,
         moodycamel::LightweightSemaphore &S) {
  Q.wait_dequeue(Value);                           // row: moodycamel::BlockingConcurrentQueue::wait_dequeue/1 Wait on Q
  Q.wait_dequeue(T, Value);                        // row: moodycamel::BlockingConcurrentQueue::wait_dequeue/2 Wait on Q
  Q.wait_dequeue_timed(Value, 1000);
  Q.wait_dequeue_bulk(Values, 8);                  // row: moodycamel::BlockingConcurrentQueue::wait_dequeue_bulk/2 Wait on Q
  Q.wait_dequeue_bulk_timed(Values, 8, 1000);
  Q.try_dequeue(Value);
  Q.enqueue(1);
  S.wait();                                        // row: moodycamel::LightweightSemaphore::wait/0 Wait on S
  S.wait(1000);
  S.tryWait();
  S.signal();                                      // row: moodycamel::LightweightSemaphore::signal Wake on S
}
