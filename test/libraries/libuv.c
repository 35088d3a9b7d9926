// RUN: %check_leak %s leak-unbounded-wait,leak-nested-lock
// RUN: %check_leak %s leak-unbounded-wait,leak-nested-lock --std c++17 -- -x c++
// REQUIRES: libuv
#include <uv.h>

static uv_mutex_t mutex;
static uv_cond_t filled;
static uv_sem_t ready;
static int count, stopped;

static void takeBad(void *unused) {
  uv_mutex_lock(&mutex);
  while (count == 0)
    uv_cond_wait(&filled, &mutex);
    // expected-warning@-1 {{'uv_cond_wait' on 'filled' has no timeout and no cancel branch}}
    // CHECK-FIXES-GNU17: if (uv_cond_timedwait(&filled, &mutex, UINT64_C(1000000) * 30000) != 0) {
  count--;
  uv_mutex_unlock(&mutex);
}
static void takeOk(void *unused) {
  uv_mutex_lock(&mutex);
  while (count == 0 && !stopped)
    uv_cond_wait(&filled, &mutex);
  count--;
  uv_mutex_unlock(&mutex);
}
static void timedOk(void *unused) {
  uv_mutex_lock(&mutex);
  if (count == 0 && uv_cond_timedwait(&filled, &mutex, UINT64_C(1000000000)) == UV_ETIMEDOUT) {
    uv_mutex_unlock(&mutex);
    return;
  }
  count--;
  uv_mutex_unlock(&mutex);
}
static void readyBad(void *unused) { uv_sem_wait(&ready); }
// expected-warning@-1 {{'uv_sem_wait' on 'ready' has no timeout and no cancel branch}}
// expected-note@-2 {{libuv has no timed wait for a semaphore; signal it on each way out}}
static void readyOk(void *unused) { uv_sem_trywait(&ready); }

void startOk(uv_thread_t *threads) {
  uv_thread_create(&threads[0], takeBad, NULL); // expected-note {{thread started here}}
  uv_thread_create(&threads[1], takeOk, NULL);
  uv_thread_create(&threads[2], timedOk, NULL);
  uv_thread_create(&threads[3], readyBad, NULL); // expected-note {{thread started here}}
  uv_thread_create(&threads[4], readyOk, NULL);
}
void stopOk(void) {
  uv_mutex_lock(&mutex);
  stopped = 1;
  uv_cond_broadcast(&filled);
  uv_mutex_unlock(&mutex);
}

void againBad(void) {
  uv_mutex_init(&mutex);
  uv_mutex_lock(&mutex); // expected-note {{'mutex' locked here}}
  uv_mutex_lock(&mutex); // expected-warning {{'mutex' is locked again while this thread holds it}}
  uv_mutex_unlock(&mutex);
}
void recursiveOk(void) {
  static uv_mutex_t own;
  uv_mutex_init_recursive(&own);
  uv_mutex_lock(&own);
  uv_mutex_lock(&own);
  uv_mutex_unlock(&own);
  uv_mutex_unlock(&own);
}
