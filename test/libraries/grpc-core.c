// RUN: %check_leak %s leak-unbounded-wait,leak-unreleased-lock -- -pthread
// REQUIRES: grpc
#include <grpc/support/sync.h>
#include <grpc/support/time.h>
#include <pthread.h>
#include <stddef.h>

static gpr_mu mutex;
static gpr_cv filled;
static int count;
static void *takeBad(void *unused) {
  gpr_mu_lock(&mutex);
  while (count == 0)
    gpr_cv_wait(&filled, &mutex, gpr_inf_future(GPR_CLOCK_REALTIME));
    // expected-warning@-1 {{'gpr_cv_wait' on 'filled' has no timeout and no cancel branch}}
    // expected-note@-2 {{give it a deadline and leave when it does not return 0}}
  count--;
  gpr_mu_unlock(&mutex);
  return unused;
}
static void *takeOk(void *unused) {
  gpr_timespec deadline = gpr_time_add(gpr_now(GPR_CLOCK_REALTIME), gpr_time_from_seconds(30, GPR_TIMESPAN));
  gpr_mu_lock(&mutex);
  while (count == 0 && !gpr_cv_wait(&filled, &mutex, deadline))
    ;
  gpr_mu_unlock(&mutex);
  return unused;
}
void startOk(pthread_t *threads) {
  pthread_create(&threads[0], NULL, takeBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, takeOk, NULL);
}
int storeBad(int full) {
  gpr_mu_lock(&mutex); // expected-note {{'mutex' locked here}}
  if (full) // expected-note {{assuming 'full' is not equal to 0}}
    return -1;
    // expected-warning@-1 {{'storeBad' leaves 'mutex' locked}}
    // CHECK-FIXES: if (full) {
  count++;
  gpr_mu_unlock(&mutex); // expected-note {{on another path 'mutex' is unlocked here}}
  return 0;
}
