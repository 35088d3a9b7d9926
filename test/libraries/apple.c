// RUN: %check_leak %s leak-unbounded-wait,leak-unreleased-lock -- -isystem %S/../models/Inputs -pthread
// RUN: %check_leak %s leak-unbounded-wait,leak-unreleased-lock --std c++17 -- -x c++ -isystem %S/../models/Inputs -pthread
#include <dispatch/dispatch.h>
#include <os/lock.h>
#include <pthread.h>
#include <stddef.h>

static dispatch_semaphore_t ready;
static void *waitBad(void *unused) {
  dispatch_semaphore_wait(ready, DISPATCH_TIME_FOREVER);
  // expected-warning@-1 {{'dispatch_semaphore_wait' on 'ready' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: if (dispatch_semaphore_wait(ready, dispatch_time(DISPATCH_TIME_NOW, 30 * NSEC_PER_SEC)) != 0)
  return unused;
}
static void *waitOk(void *unused) {
  dispatch_semaphore_wait(ready, dispatch_time(DISPATCH_TIME_NOW, NSEC_PER_SEC));
  return unused;
}
void startOk(pthread_t *threads) {
  pthread_create(&threads[0], NULL, waitBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, waitOk, NULL);
}
static os_unfair_lock mutex = OS_UNFAIR_LOCK_INIT;
int storeBad(int full) {
  os_unfair_lock_lock(&mutex); // expected-note {{'mutex' locked here}}
  if (full) // expected-note {{assuming 'full' is not equal to 0}}
    return -1;
    // expected-warning@-1 {{'storeBad' leaves 'mutex' locked}}
    // CHECK-FIXES-GNU17: if (full) {
  os_unfair_lock_unlock(&mutex); // expected-note {{on another path 'mutex' is unlocked here}}
  return 0;
}
