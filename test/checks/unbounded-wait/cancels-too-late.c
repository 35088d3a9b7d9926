// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// A thread that waits cannot cancel anything, least of all itself, before its wait has ended.
#include <pthread.h>
#include <semaphore.h>

static sem_t items;
static pthread_t other;

static void *waitBad(void *unused) {
  sem_wait(&items);
  // expected-warning@-1 {{'sem_wait' on 'items' has no timeout and no cancel branch}}
  pthread_cancel(other);
  return unused;
}

void start(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, waitBad, NULL); // expected-note {{thread started here}}
}
