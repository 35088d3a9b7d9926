// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// Another thread cancels the waiter, and every wait is a point at which it ends: expected-no-diagnostics
#include <pthread.h>
#include <semaphore.h>

static sem_t items;

static void *waiter(void *unused) {
  sem_wait(&items);
  return unused;
}

void cancelOk(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, waiter, NULL);
  pthread_cancel(thread);
  pthread_join(thread, NULL);
}
