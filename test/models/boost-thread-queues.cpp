// REQUIRES: boost-thread
// RUN: %check_dump effects %s -- -std=c++17 -DBOOST_THREAD_VERSION=4 -w
#include <boost/thread/concurrent_queues/sync_bounded_queue.hpp>
#include <boost/thread/concurrent_queues/sync_priority_queue.hpp>
#include <boost/thread/concurrent_queues/sync_queue.hpp>
#include <boost/thread/latch.hpp>
#include <boost/thread/thread.hpp>

void work();
void use(boost::latch &L, boost::thread_group &G, int Value) {
  boost::concurrent::sync_queue<int> Q;            // row: boost::concurrent::sync_queue type Handle
  boost::concurrent::sync_bounded_queue<int> B(8); // row: boost::concurrent::sync_bounded_queue type Handle
  boost::concurrent::sync_priority_queue<int> P;   // row: boost::concurrent::sync_priority_queue type Handle
  Q.pull(Value);                                   // row: boost::concurrent::sync_queue::pull Wait on Q
  Q.wait_pull(Value);                              // row: boost::concurrent::sync_queue::wait_pull Wait on Q
  Q.try_pull(Value);
  Q.push(1);
  Q.close();                                       // row: boost::concurrent::sync_queue::close Bound on Q
  B.pull(Value);                                   // row: boost::concurrent::sync_bounded_queue::pull Wait on B
  B.pull_front(Value);                             // row: boost::concurrent::sync_bounded_queue::pull_front Wait on B
  B.wait_pull_front(Value);                        // row: boost::concurrent::sync_bounded_queue::wait_pull_front Wait on B
  B.push(1);                                       // row: boost::concurrent::sync_bounded_queue::push Wait on B
  B.push_back(1);                                  // row: boost::concurrent::sync_bounded_queue::push_back Wait on B
  B.wait_push_back(1);                             // row: boost::concurrent::sync_bounded_queue::wait_push_back Wait on B
  B.close();                                       // row: boost::concurrent::sync_bounded_queue::close Bound on B
  P.wait_pull(Value);                              // row: boost::concurrent::sync_priority_queue::wait_pull Wait on P
  P.close();                                       // row: boost::concurrent::sync_priority_queue::close Bound on P
  L.wait();                                        // row: boost::latch::wait/0 Wait on L
  L.wait_for(boost::chrono::seconds(1));
  L.count_down_and_wait();                         // row: boost::latch::count_down_and_wait/0 Wait on L
  L.count_down();                                  // row: boost::latch::count_down Wake on L
  G.create_thread(work);                           // row: boost::thread_group::create_thread Spawn
}
