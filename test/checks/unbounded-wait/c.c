// RUN: %check_leak %s leak-unbounded-wait -- -pthread
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/select.h>

struct queue {
  pthread_mutex_t mutex;
  pthread_cond_t ready;
  int count;
  int closed;
};

static void *takeBad(void *argument) {
  struct queue *q = argument;
  pthread_mutex_lock(&q->mutex);
  while (q->count == 0)
    pthread_cond_wait(&q->ready, &q->mutex);
  // expected-warning@-1 {{'pthread_cond_wait' on 'ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: struct timespec deadline;
  // CHECK-FIXES-NEXT: clock_gettime(CLOCK_REALTIME, &deadline);
  // CHECK-FIXES-NEXT: deadline.tv_sec += 30;
  // CHECK-FIXES-NEXT: while (q->count == 0)
  // CHECK-FIXES-NEXT: if (pthread_cond_timedwait(&q->ready, &q->mutex, &deadline) != 0) {
  // CHECK-FIXES-NEXT: pthread_mutex_unlock(&q->mutex);
  // CHECK-FIXES-NEXT: return NULL;
  // CHECK-FIXES-NEXT: }
  q->count--;
  pthread_mutex_unlock(&q->mutex);
  return NULL;
}

static void *closedOk(void *argument) {
  struct queue *q = argument;
  pthread_mutex_lock(&q->mutex);
  while (q->count == 0 && !q->closed)
    pthread_cond_wait(&q->ready, &q->mutex);
  pthread_mutex_unlock(&q->mutex);
  return NULL;
}

// The caller holds the mutex: it is the caller's to release.
static int helperBad(struct queue *q) {
  while (q->count == 0) {
    pthread_cond_wait(&q->ready, &q->mutex);
    // expected-warning@-1 {{'pthread_cond_wait' on 'ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (pthread_cond_timedwait(&q->ready, &q->mutex, &deadline) != 0)
    // CHECK-FIXES-NEXT: return -1;
  }
  return 0;
}

static void *caller(void *argument) {
  struct queue *q = argument;
  pthread_mutex_lock(&q->mutex);
  helperBad(q);
  pthread_mutex_unlock(&q->mutex);
  return NULL;
}

static sem_t items, limit;

static void *semBad(void *argument) {
  (void)argument;
  sem_wait(&items);
  // expected-warning@-1 {{'sem_wait' on 'items' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (sem_timedwait(&items, &deadline) != 0)
  // CHECK-FIXES-NEXT: return NULL;
  if (sem_wait(&items) != 0)
    // expected-warning@-1 {{'sem_wait' on 'items' has no timeout and no cancel branch}}
    // CHECK-FIXES: struct timespec deadline
    // CHECK-FIXES: if (sem_timedwait(&items, &deadline
    abort();
  return NULL;
}

static void *semAsLockOk(void *argument) {
  sem_wait(&limit);
  sem_post(&limit);
  return argument;
}

static void *selectBad(void *argument) {
  int fd = *(int *)argument;
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(fd, &readable);
  if (select(fd + 1, &readable, NULL, NULL, NULL) < 0)
    // expected-warning@-1 {{'select' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (select(fd + 1, &readable, NULL, NULL, &(struct timeval){30, 0}) <= 0)
    return NULL;
  return argument;
}

static volatile sig_atomic_t running = 1;
void stop(int number) { running = number - number; }

static void *flagOk(void *argument) {
  while (running) {
    struct pollfd entry = {.fd = *(int *)argument, .events = POLLIN};
    poll(&entry, 1, -1);
  }
  return NULL;
}

int main(void) {
  static struct queue q;
  static int fd;
  pthread_t threads[8];
  pthread_create(&threads[0], NULL, takeBad, &q); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, closedOk, &q);
  pthread_create(&threads[2], NULL, caller, &q); // expected-note {{thread started here}}
  pthread_create(&threads[3], NULL, semBad, NULL); // expected-note 2 {{thread started here}}
  pthread_create(&threads[4], NULL, semAsLockOk, NULL);
  pthread_create(&threads[5], NULL, &selectBad, &fd); // expected-note {{thread started here}}
  pthread_create(&threads[6], NULL, flagOk, &fd);
  q.count++;
  q.closed = 1;
  return 0;
}
