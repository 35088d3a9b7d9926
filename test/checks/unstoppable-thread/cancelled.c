// RUN: %check_leak %s leak-unstoppable-thread --std gnu17 -- -pthread
#include <pthread.h>

void work(void);

static void *worker(void *argument) {
  while (1)
    work();
  return argument;
}

// The thread ends at its next cancellation point.
// expected-no-diagnostics
void cancelled_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, worker, NULL);
  pthread_cancel(thread);
  pthread_join(thread, NULL);
}
