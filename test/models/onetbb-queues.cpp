// REQUIRES: tbb
// RUN: %check_dump effects %s -- -std=c++17 -pthread
#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/flow_graph.h>
#include <oneapi/tbb/task_group.h>

void work();
void use(tbb::task_group &G, tbb::flow::graph &F, int Value) {
  tbb::concurrent_bounded_queue<int> Q;            // row: tbb::detail::d2::concurrent_bounded_queue type Handle
  Q.pop(Value);                                    // row: tbb::detail::d2::concurrent_bounded_queue::pop Wait on Q
  Q.try_pop(Value);
  Q.push(Value);
  Q.abort();                                       // row: tbb::detail::d2::concurrent_bounded_queue::abort Bound on Q
  G.run(work);                                     // row: tbb::detail::d1::task_group::run Spawn
  G.wait();                                        // row: tbb::detail::d1::task_group::wait Join on G
  F.wait_for_all();                                // row: tbb::detail::d1::graph::wait_for_all Join on F
}
