// RUN: %check_leak %s leak-nested-lock -- -pthread
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_mutex_t checked = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static pthread_mutex_t byAttribute;
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_spinlock_t spin;
static mtx_t plain, again;
static int value;

void use(int number);

struct item {
  pthread_mutex_t mutex;
  struct item *next;
  int threaded, count;
};

void prepare(struct item *it) {
  pthread_mutexattr_t attribute;
  pthread_mutexattr_init(&attribute);
  pthread_mutexattr_settype(&attribute, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&byAttribute, &attribute);
  pthread_mutex_init(&it->mutex, NULL);
  pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
  mtx_init(&plain, mtx_plain);
  mtx_init(&again, mtx_plain | mtx_recursive);
}

void twiceBad(void) {
  // CHECK-FIXES-LABEL: void twiceBad(void) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  pthread_mutex_lock(&mutex);
  // expected-warning@-1 {{'mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: pthread_mutex_lock(&mutex);
  // CHECK-FIXES-NOT: pthread_mutex_lock(&mutex);
  // CHECK-FIXES: value++;
  value++;
  pthread_mutex_unlock(&mutex);
  // CHECK-FIXES-NOT: pthread_mutex_unlock(&mutex);
  // CHECK-FIXES: pthread_mutex_unlock(&mutex);
  pthread_mutex_unlock(&mutex);
}

void twiceThenLeavesBad(int stop) {
  // CHECK-FIXES-LABEL: void twiceThenLeavesBad(int stop) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  pthread_mutex_lock(&mutex);
  // expected-warning@-1 {{'mutex' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  if (stop)
    return;
  pthread_mutex_unlock(&mutex);
  pthread_mutex_unlock(&mutex);
}

void recursiveOk(void) {
  pthread_mutex_lock(&recursive);
  pthread_mutex_lock(&recursive);
  pthread_mutex_unlock(&recursive);
  pthread_mutex_unlock(&recursive);
}

// It returns EDEADLK.
void checkedOk(void) {
  pthread_mutex_lock(&checked);
  pthread_mutex_lock(&checked);
  pthread_mutex_unlock(&checked);
}

void byAttributeOk(void) {
  pthread_mutex_lock(&byAttribute);
  pthread_mutex_lock(&byAttribute);
  pthread_mutex_unlock(&byAttribute);
  pthread_mutex_unlock(&byAttribute);
}

// Nothing here says what kind the caller's mutex is.
void unknownKindOk(pthread_mutex_t *any) {
  pthread_mutex_lock(any);
  pthread_mutex_lock(any);
  pthread_mutex_unlock(any);
  pthread_mutex_unlock(any);
}

static void count(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 3 {{locked again here}}
  it->count++;
  pthread_mutex_unlock(&it->mutex);
}
static void countNext(struct item *it) { count(it->next); }
static void countThis(struct item *it) { count(it); }
// expected-note@-1 {{'count' called here}}

void calleeBad(struct item *it) {
  // CHECK-FIXES-LABEL: void calleeBad(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  count(it);
  // expected-warning@-1 {{this call locks 'mutex' again while this thread holds it}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NEXT: count(it);
  // CHECK-FIXES-NOT: lock(
  pthread_mutex_unlock(&it->mutex);
}

void twoDeepBad(struct item *it) {
  // CHECK-FIXES-LABEL: void twoDeepBad(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  countThis(it);
  // expected-warning@-1 {{this call locks 'mutex' again while this thread holds it}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
  // CHECK-FIXES-NEXT: countThis(it);
  // CHECK-FIXES-NOT: lock(
  pthread_mutex_unlock(&it->mutex);
}

void bracelessBad(struct item *it) {
  // CHECK-FIXES-LABEL: void bracelessBad(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (it->threaded)
    // expected-note@-1 {{assuming field 'threaded' is not equal to 0}}
    // CHECK-FIXES: if (it->threaded) {
    count(it);
    // expected-warning@-1 {{this call locks 'mutex' again while this thread holds it}}
    // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
    // CHECK-FIXES-NEXT: count(it);
    // CHECK-FIXES-NEXT: pthread_mutex_lock(&it->mutex);
    // CHECK-FIXES-NEXT: }
  pthread_mutex_unlock(&it->mutex);
}

void otherObjectOk(struct item *it) {
  // CHECK-FIXES-LABEL: void otherObjectOk(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  countNext(it);
  pthread_mutex_unlock(&it->mutex);
}

void walkOk(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  while (it->next) {
    struct item *next = it->next;
    pthread_mutex_lock(&next->mutex);
    pthread_mutex_unlock(&it->mutex);
    it = next;
  }
  pthread_mutex_unlock(&it->mutex);
}

static struct item items[8];
void arrayOk(int i, int j) {
  pthread_mutex_lock(&items[i].mutex);
  pthread_mutex_lock(&items[j].mutex);
  pthread_mutex_unlock(&items[j].mutex);
  pthread_mutex_unlock(&items[i].mutex);
}

void correlatedOk(struct item *it) {
  if (it->threaded)
    pthread_mutex_lock(&it->mutex);
  use(it->count);
  if (it->threaded)
    pthread_mutex_unlock(&it->mutex);
  count(it);
}

int tryOk(void) {
  int result = pthread_mutex_trylock(&mutex);
  if (result == EBUSY)
    pthread_mutex_lock(&mutex);
  else if (result != 0)
    return result;
  pthread_mutex_unlock(&mutex);
  return 0;
}

void tryBad(void) {
  if (pthread_mutex_trylock(&mutex) == 0) {
    // expected-note@-1 {{'mutex' locked here}}
    pthread_mutex_lock(&mutex);
    // expected-warning@-1 {{'mutex' is locked again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
    pthread_mutex_unlock(&mutex);
  }
}

int timedOk(const struct timespec *until) {
  if (pthread_mutex_timedlock(&mutex, until) != 0)
    return -1;
  pthread_mutex_unlock(&mutex);
  pthread_mutex_lock(&mutex);
  pthread_mutex_unlock(&mutex);
  return 0;
}

int resultTestedOk(void) {
  if (pthread_mutex_lock(&mutex) != 0)
    return -1;
  pthread_mutex_unlock(&mutex);
  pthread_mutex_lock(&mutex);
  pthread_mutex_unlock(&mutex);
  return 0;
}

int cleanupOk(int fail) {
  int result = -1;
  pthread_mutex_lock(&mutex);
  if (fail)
    goto out;
  result = value;
out:
  pthread_mutex_unlock(&mutex);
  pthread_mutex_lock(&mutex);
  pthread_mutex_unlock(&mutex);
  return result;
}

void waitOk(pthread_cond_t *condition) {
  pthread_mutex_lock(&mutex);
  while (!value)
    pthread_cond_wait(condition, &mutex);
  pthread_mutex_unlock(&mutex);
}

void upgradeBad(void) {
  pthread_rwlock_rdlock(&lock);
  // expected-note@-1 {{'lock' locked here}}
  pthread_rwlock_wrlock(&lock);
  // expected-warning@-1 {{'lock' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  value++;
  pthread_rwlock_unlock(&lock);
}

void readersOk(void) {
  pthread_rwlock_rdlock(&lock);
  pthread_rwlock_rdlock(&lock);
  pthread_rwlock_unlock(&lock);
  pthread_rwlock_unlock(&lock);
}

void spinBad(void) {
  // CHECK-FIXES-LABEL: void spinBad(void) {
  pthread_spin_lock(&spin);
  // expected-note@-1 {{'spin' locked here}}
  pthread_spin_lock(&spin);
  // expected-warning@-1 {{'spin' is locked again while this thread holds it}}
  // CHECK-FIXES: pthread_spin_lock(&spin);
  // CHECK-FIXES-NOT: pthread_spin_lock(&spin);
  // CHECK-FIXES: pthread_spin_unlock(&spin);
  pthread_spin_unlock(&spin);
  // CHECK-FIXES-NOT: pthread_spin_unlock(&spin);
  pthread_spin_unlock(&spin);
}

void plainBad(void) {
  // CHECK-FIXES-LABEL: void plainBad(void) {
  mtx_lock(&plain);
  // expected-note@-1 {{'plain' locked here}}
  mtx_lock(&plain);
  // expected-warning@-1 {{'plain' is locked again while this thread holds it}}
  // CHECK-FIXES: mtx_lock(&plain);
  // CHECK-FIXES-NOT: mtx_lock(&plain);
  // CHECK-FIXES: mtx_unlock(&plain);
  mtx_unlock(&plain);
  // CHECK-FIXES-NOT: mtx_unlock(&plain);
  mtx_unlock(&plain);
}

void againOk(void) {
  // CHECK-FIXES-LABEL: void againOk(void) {
  mtx_lock(&again);
  mtx_lock(&again);
  mtx_unlock(&again);
  mtx_unlock(&again);
}

int mtxTryOk(void) {
  if (mtx_trylock(&plain) != thrd_success)
    return -1;
  mtx_unlock(&plain);
  mtx_lock(&plain);
  mtx_unlock(&plain);
  return 0;
}

void deadOk(int number) {
  pthread_mutex_lock(&mutex);
  if (number < 0)
    abort();
  pthread_mutex_unlock(&mutex);
  if (number >= 0)
    return;
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(&mutex);
}

#define LOCKED(what) (pthread_mutex_lock(&mutex), what, pthread_mutex_unlock(&mutex))
// expected-note@-1 3 {{expanded from macro 'LOCKED'}}
void macroBad(void) { LOCKED(LOCKED(value++)); }
// expected-warning@-1 {{'mutex' is locked again while this thread holds it}}
// expected-note@-2 {{'mutex' locked here}}
// expected-note@-3 {{release the lock before this is reached, or leave the second locking to the caller}}
void macroOk(void) {
  LOCKED(value++);
  LOCKED(value++);
}
