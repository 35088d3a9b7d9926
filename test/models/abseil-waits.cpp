// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: absl
#include <absl/synchronization/barrier.h>
#include <absl/synchronization/blocking_counter.h>
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>

void waits(absl::Notification &N, absl::BlockingCounter &C, absl::Barrier &B, absl::Mutex &M, bool *Ready) {
  N.WaitForNotification();                         // row: absl::Notification::WaitForNotification Wait on N
  N.WaitForNotificationWithTimeout(absl::Seconds(1));
  N.Notify();                                      // row: absl::Notification::Notify Wake on N
  C.Wait();                                        // row: absl::BlockingCounter::Wait Wait on C
  C.DecrementCount();                              // row: absl::BlockingCounter::DecrementCount Wake on C
  B.Block();                                       // row: absl::Barrier::Block Wait on B
  M.Await(absl::Condition(Ready));                 // row: absl::Mutex::Await Wait on M
  M.AwaitWithTimeout(absl::Condition(Ready), absl::Seconds(1));
}
