// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// REQUIRES: nats
#include <nats/nats.h>
#include <pthread.h>

static void *closeBad(void *unused) {
  nats_CloseAndWait(0);
  // expected-warning@-1 {{'nats_CloseAndWait' has no timeout and no cancel branch}}
  // CHECK-FIXES: nats_CloseAndWait(30000);
  return unused;
}
static void *closeOk(void *unused) {
  nats_CloseAndWait(1000);
  return unused;
}
void startOk(pthread_t *threads) {
  pthread_create(&threads[0], NULL, closeBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, closeOk, NULL);
}
