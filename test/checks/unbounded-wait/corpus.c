// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// What real code had that other tests do not have; the field report says where.
#include <pthread.h>
#include <stddef.h>

// A worker that waits for work in a loop without an exit, and tests the queue only once.
struct worker {
  pthread_mutex_t mutex;
  pthread_cond_t cond;
  int *queue;
};

static void *ioThreadBad(void *argument) {
  struct worker *me = argument;
  while (1) {
    pthread_mutex_lock(&me->mutex);
    if (me->queue == NULL) {
      pthread_cond_wait(&me->cond, &me->mutex);
      // expected-warning@-1 {{'pthread_cond_wait' on 'cond' has no timeout and no cancel branch}}
      // CHECK-FIXES: if (pthread_cond_timedwait(&me->cond, &me->mutex, &deadline) != 0) {
      // CHECK-FIXES-NEXT: pthread_mutex_unlock(&me->mutex);
      // CHECK-FIXES-NEXT: return NULL;
    }
    me->queue = NULL;
    pthread_mutex_unlock(&me->mutex);
  }
  return NULL;
}

void start(struct worker *w) {
  pthread_t thread;
  pthread_create(&thread, NULL, ioThreadBad, w); // expected-note {{thread started here}}
}

// The thread is ended through a flag that another function sets: no finding.
static volatile int run = 1;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *maintenanceThread(void *unused) {
  pthread_mutex_lock(&lock);
  while (run) {
    // There is nothing to do until somebody says so.
    pthread_cond_wait(&wake, &lock);
  }
  pthread_mutex_unlock(&lock);
  return unused;
}

void maintainOk(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, maintenanceThread, NULL);
  pthread_mutex_lock(&lock);
  run = 0;
  pthread_cond_signal(&wake);
  pthread_mutex_unlock(&lock);
  pthread_join(thread, NULL);
}
