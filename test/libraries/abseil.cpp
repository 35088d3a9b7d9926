// RUN: %check_leak %s leak-unbounded-wait
// REQUIRES: absl
#include <absl/synchronization/barrier.h>
#include <absl/synchronization/blocking_counter.h>
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>
#include <thread>

static absl::Notification Done;
static absl::Mutex Mu;
static bool Ready ABSL_GUARDED_BY(Mu);
static absl::BlockingCounter Counter(2);

static void waitBad() {
  Done.WaitForNotification();
  // expected-warning@-1 {{'WaitForNotification' on 'Done' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Done.WaitForNotificationWithTimeout(absl::Milliseconds(30000)))
}
static void waitOk() { Done.WaitForNotificationWithTimeout(absl::Seconds(1)); }
static void countBad() {
  Counter.Wait();
  // expected-warning@-1 {{'Wait' on 'Counter' has no timeout and no cancel branch}}
  // expected-note@-2 {{a BlockingCounter has no timed wait; count down on each way out}}
}
static bool isReady(int *Unused) { return Ready && Unused; }
// What the condition reads is hidden in a function pointer: it may be a stop flag.
static void FN_await() {
  Mu.Lock();
  Mu.Await(absl::Condition(isReady, static_cast<int *>(nullptr)));
  Mu.Unlock();
}
void startOk() { std::jthread A(waitBad), B(waitOk), C(countBad), D(FN_await); } // expected-note 2 {{thread started here}}
void stopOk() { Done.Notify(); }
