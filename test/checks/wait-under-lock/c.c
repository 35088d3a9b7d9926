// RUN: %check_leak %s leak-wait-under-lock --std gnu11,gnu17 -- -pthread
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <threads.h>
#include <time.h>

void use(int number);
void *unseen(void *argument);

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
static int value;

static void *work(void *argument) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 4 {{the other thread locks it here}}
  value++;
  pthread_mutex_unlock(&mutex);
  return argument;
}
static void add(void) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{the other thread locks it here}}
  value++;
  pthread_mutex_unlock(&mutex);
}
static void *deepWork(void *argument) {
  add();
  return argument;
}
static void *tryingWork(void *argument) {
  if (pthread_mutex_trylock(&mutex) == 0) {
    value++;
    pthread_mutex_unlock(&mutex);
  }
  return argument;
}
static void *otherWork(void *argument) {
  pthread_mutex_lock(&other);
  value++;
  pthread_mutex_unlock(&other);
  return argument;
}

void joinBad(void) {
  // CHECK-FIXES-LABEL: void joinBad(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, work, NULL);
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  value = 0;
  pthread_join(worker, NULL);
  // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NEXT: pthread_join(worker, NULL);
  value++;
  // CHECK-FIXES: pthread_mutex_lock(&mutex);
  // CHECK-FIXES: value++;
  pthread_mutex_unlock(&mutex);
}
void unlockedNextBad(void) {
  // CHECK-FIXES-LABEL: void unlockedNextBad(void) {
  pthread_t worker;
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  pthread_create(&worker, NULL, work, NULL);
  value++;
  pthread_join(worker, NULL);
  // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NEXT: pthread_join(worker, NULL);
  pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NOT: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES: }
}
void calleeBad(void) {
  // CHECK-FIXES-LABEL: void calleeBad(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, deepWork, NULL);
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  pthread_join(worker, NULL);
  // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NEXT: pthread_join(worker, NULL);
  value++;
  // CHECK-FIXES: pthread_mutex_lock(&mutex);
  // CHECK-FIXES: value++;
  pthread_mutex_unlock(&mutex);
}
int testedBad(void) {
  pthread_t worker;
  if (pthread_create(&worker, NULL, work, NULL) != 0)
    return -1;
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (pthread_join(worker, NULL) != 0) {
    // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
    // expected-note@-2 {{release 'mutex' before the wait}}
    pthread_mutex_unlock(&mutex);
    return -1;
  }
  pthread_mutex_unlock(&mutex);
  return 0;
}
void arrayBad(int number) {
  // CHECK-FIXES-LABEL: void arrayBad(int number) {
  pthread_t workers[8];
  for (int i = 0; i < number; i++)
    pthread_create(&workers[i], NULL, work, NULL);
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  for (int i = 0; i < number; i++)
    // CHECK-FIXES: for (int i = 0; i < number; i++) {
    // CHECK-FIXES: pthread_mutex_unlock(&mutex);
    pthread_join(workers[i], NULL);
    // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
  pthread_mutex_unlock(&mutex);
  // CHECK-FIXES: pthread_mutex_lock(&mutex);
  // CHECK-FIXES-NEXT: }
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
}

struct service {
  pthread_t worker;
  pthread_mutex_t mutex;
  int stopped;
};
static void *serve(void *argument) {
  struct service *it = argument;
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 2 {{the other thread locks it here}}
  use(it->stopped);
  pthread_mutex_unlock(&it->mutex);
  return NULL;
}
int startService(struct service *it) { return pthread_create(&it->worker, NULL, serve, it); }
void stopServiceBad(struct service *it) {
  // CHECK-FIXES-LABEL: void stopServiceBad(struct service *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  it->stopped = 1;
  pthread_join(it->worker, NULL);
  // expected-warning@-1 {{'mutex' is held while 'pthread_join' waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NEXT: pthread_join(it->worker, NULL);
  pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NOT: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES: }
}
void stopOtherOk(struct service *it, struct service *they) {
  pthread_mutex_lock(&it->mutex);
  it->stopped = 1;
  pthread_join(they->worker, NULL);
  pthread_mutex_unlock(&it->mutex);
}
static void joinIt(struct service *it) { pthread_join(it->worker, NULL); }
// expected-note@-1 {{'pthread_join' waits here}}
void helperBad(struct service *it) {
  // CHECK-FIXES-LABEL: void helperBad(struct service *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  joinIt(it);
  // expected-warning@-1 {{'mutex' is held while this call waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NEXT: joinIt(it);
  pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NOT: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES: }
}

static mtx_t c11Mutex;
static int c11Work(void *argument) {
  (void)argument;
  mtx_lock(&c11Mutex);
  // expected-note@-1 {{the other thread locks it here}}
  value++;
  mtx_unlock(&c11Mutex);
  return 0;
}
void c11Bad(void) {
  // CHECK-FIXES-LABEL: void c11Bad(void) {
  thrd_t worker;
  thrd_create(&worker, c11Work, NULL);
  mtx_lock(&c11Mutex);
  // expected-note@-1 {{'c11Mutex' locked here}}
  value++;
  thrd_join(worker, NULL);
  // expected-warning@-1 {{'c11Mutex' is held while 'thrd_join' waits for a thread that locks it}}
  // CHECK-FIXES: mtx_unlock(&c11Mutex);
  // CHECK-FIXES-NEXT: thrd_join(worker, NULL);
  mtx_unlock(&c11Mutex);
  // CHECK-FIXES-NOT: mtx_unlock(&c11Mutex);
  // CHECK-FIXES: }
}

void unlockOk(void) {
  pthread_t worker;
  pthread_mutex_lock(&mutex);
  pthread_create(&worker, NULL, work, NULL);
  pthread_mutex_unlock(&mutex);
  pthread_join(worker, NULL);
}
void triesOk(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, tryingWork, NULL);
  pthread_mutex_lock(&mutex);
  pthread_join(worker, NULL);
  pthread_mutex_unlock(&mutex);
}
void otherOk(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, otherWork, NULL);
  pthread_mutex_lock(&mutex);
  pthread_join(worker, NULL);
  pthread_mutex_unlock(&mutex);
}
void unseenOk(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, unseen, NULL);
  pthread_mutex_lock(&mutex);
  pthread_join(worker, NULL);
  pthread_mutex_unlock(&mutex);
}
void detachOk(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, work, NULL);
  pthread_mutex_lock(&mutex);
  pthread_detach(worker);
  pthread_mutex_unlock(&mutex);
}
void parameterOk(pthread_t worker) {
  pthread_mutex_lock(&mutex);
  pthread_join(worker, NULL);
  pthread_mutex_unlock(&mutex);
}
void suppressedOk(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, work, NULL);
  pthread_mutex_lock(&mutex);
  pthread_join(worker, NULL); // NOLINT(leak-wait-under-lock)
  pthread_mutex_unlock(&mutex);
}

static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER, registry = PTHREAD_MUTEX_INITIALIZER;
static int ready;
void notify(void) {
  pthread_mutex_lock(&registry);
  // expected-note@-1 {{the other thread locks it here}}
  pthread_mutex_lock(&own);
  ready = 1;
  pthread_cond_signal(&condition);
  // expected-note@-1 {{and ends the wait behind that here}}
  pthread_mutex_unlock(&own);
  pthread_mutex_unlock(&registry);
}
void conditionBad(void) {
  pthread_mutex_lock(&registry);
  // expected-note@-1 {{'registry' locked here}}
  pthread_mutex_lock(&own);
  while (!ready)
    pthread_cond_wait(&condition, &own);
    // expected-warning@-1 {{'registry' is held while 'pthread_cond_wait' waits for a thread that locks it}}
    // expected-note@-2 {{release 'registry' before the wait}}
  pthread_mutex_unlock(&own);
  pthread_mutex_unlock(&registry);
}
void conditionOk(void) {
  pthread_mutex_lock(&own);
  while (!ready)
    pthread_cond_wait(&condition, &own);
  pthread_mutex_unlock(&own);
}
void timedOk(void) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec++;
  pthread_mutex_lock(&registry);
  pthread_mutex_lock(&own);
  while (!ready && pthread_cond_timedwait(&condition, &own, &until) == 0)
    ;
  pthread_mutex_unlock(&own);
  pthread_mutex_unlock(&registry);
}

static cnd_t c11Condition;
static mtx_t c11Own, c11Registry;
void c11Notify(void) {
  mtx_lock(&c11Registry);
  // expected-note@-1 {{the other thread locks it here}}
  mtx_lock(&c11Own);
  ready = 1;
  cnd_broadcast(&c11Condition);
  // expected-note@-1 {{and ends the wait behind that here}}
  mtx_unlock(&c11Own);
  mtx_unlock(&c11Registry);
}
void c11ConditionBad(void) {
  mtx_lock(&c11Registry);
  // expected-note@-1 {{'c11Registry' locked here}}
  mtx_lock(&c11Own);
  while (!ready)
    cnd_wait(&c11Condition, &c11Own);
    // expected-warning@-1 {{'c11Registry' is held while 'cnd_wait' waits for a thread that locks it}}
    // expected-note@-2 {{release 'c11Registry' before the wait}}
  mtx_unlock(&c11Own);
  mtx_unlock(&c11Registry);
}

static sem_t done;
void finish(void) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{the other thread locks it here}}
  value++;
  pthread_mutex_unlock(&mutex);
  sem_post(&done);
  // expected-note@-1 {{and ends the wait behind that here}}
}
void semaphoreBad(void) {
  // CHECK-FIXES-LABEL: void semaphoreBad(void) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  sem_wait(&done);
  // expected-warning@-1 {{'mutex' is held while 'sem_wait' waits for a thread that locks it}}
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NEXT: sem_wait(&done);
  value++;
  // CHECK-FIXES: pthread_mutex_lock(&mutex);
  // CHECK-FIXES: value++;
  pthread_mutex_unlock(&mutex);
}
