// RUN: %check_leak %s leak-unreleased-lock -- -pthread
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static mtx_t plain;
static int value;

void use(int number);
int compute(void);

struct item {
  pthread_mutex_t mutex;
  int threaded, count;
};

int earlyReturnBad(int number) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(int number) {
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (number < 0)
    // expected-note@-1 {{assuming 'number' is < 0}}
    // CHECK-FIXES: if (number < 0) {
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'mutex' locked}}
    // CHECK-FIXES: pthread_mutex_unlock(&mutex);
    // CHECK-FIXES-NEXT: return -1;
    // CHECK-FIXES-NEXT: }
  value += number;
  pthread_mutex_unlock(&mutex);
  // expected-note@-1 {{on another path 'mutex' is unlocked here}}
  return 0;
}

int blockBad(struct item *it) {
  // CHECK-FIXES-LABEL: int blockBad(struct item *it) {
  pthread_mutex_lock(&it->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (it->count < 0) {
    // expected-note@-1 {{assuming field 'count' is < 0}}
    it->count = 0;
    return -1;
    // expected-warning@-1 {{'blockBad' leaves 'mutex' locked}}
    // CHECK-FIXES: pthread_mutex_unlock(&it->mutex);
    // CHECK-FIXES-NEXT: return -1;
  }
  it->count++;
  pthread_mutex_unlock(&it->mutex);
  // expected-note@-1 {{on another path 'mutex' is unlocked here}}
  return 0;
}

int gotoBad(int number) {
  // CHECK-FIXES-LABEL: int gotoBad(int number) {
  int result = -1;
  char *buffer = malloc(16);
  if (!buffer)
    // expected-note@-1 {{assuming 'buffer' is non-null}}
    goto fail;
  pthread_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (number < 0)
    // expected-note@-1 {{assuming 'number' is < 0}}
    goto fail;
  result = 0;
  pthread_mutex_unlock(&mutex);
  // expected-note@-1 {{on another path 'mutex' is unlocked here}}
fail:
  free(buffer);
  return result;
  // expected-warning@-1 {{'gotoBad' leaves 'mutex' locked}}
  // expected-note@-2 {{unlock 'mutex' on this path, or hold it with a guard}}
}

void endBad(int number) {
  pthread_rwlock_rdlock(&lock);
  // expected-note@-1 {{'lock' locked here}}
  if (number == value)
    // expected-note@-1 {{assuming 'number' is not equal to 'value'}}
    pthread_rwlock_unlock(&lock);
    // expected-note@-1 {{on another path 'lock' is unlocked here}}
}
// expected-warning@-1 {{'endBad' leaves 'lock' locked}}
// expected-note@-2 {{unlock 'lock' on this path, or hold it with a guard}}

int tryBad(int number) {
  // CHECK-FIXES-LABEL: int tryBad(int number) {
  if (pthread_mutex_trylock(&mutex) != 0)
    // expected-note@-1 {{'mutex' locked here}}
    return EBUSY;
  if (number)
    // expected-note@-1 {{assuming 'number' is not equal to 0}}
    // CHECK-FIXES: if (number) {
    return -1;
    // expected-warning@-1 {{'tryBad' leaves 'mutex' locked}}
    // CHECK-FIXES: pthread_mutex_unlock(&mutex);
    // CHECK-FIXES-NEXT: return -1;
    // CHECK-FIXES-NEXT: }
  pthread_mutex_unlock(&mutex);
  // expected-note@-1 {{on another path 'mutex' is unlocked here}}
  return 0;
}

int mtxBad(int number) {
  // CHECK-FIXES-LABEL: int mtxBad(int number) {
  mtx_lock(&plain);
  // expected-note@-1 {{'plain' locked here}}
  if (number)
    // expected-note@-1 {{assuming 'number' is not equal to 0}}
    // CHECK-FIXES: if (number) {
    return -1;
    // expected-warning@-1 {{'mtxBad' leaves 'plain' locked}}
    // CHECK-FIXES: mtx_unlock(&plain);
    // CHECK-FIXES-NEXT: return -1;
    // CHECK-FIXES-NEXT: }
  mtx_unlock(&plain);
  // expected-note@-1 {{on another path 'plain' is unlocked here}}
  return 0;
}

int parameterBad(pthread_mutex_t *any, int number) {
  // CHECK-FIXES-LABEL: int parameterBad(pthread_mutex_t *any, int number) {
  pthread_mutex_lock(any);
  // expected-note@-1 {{'any' locked here}}
  if (number)
    // expected-note@-1 {{assuming 'number' is not equal to 0}}
    // CHECK-FIXES: if (number) {
    return -1;
    // expected-warning@-1 {{'parameterBad' leaves 'any' locked}}
    // CHECK-FIXES: pthread_mutex_unlock(any);
    // CHECK-FIXES-NEXT: return -1;
    // CHECK-FIXES-NEXT: }
  pthread_mutex_unlock(any);
  // expected-note@-1 {{on another path 'any' is unlocked here}}
  return 0;
}

int cleanupOk(int number) {
  // CHECK-FIXES-LABEL: int cleanupOk(int number) {
  int result = -1;
  pthread_mutex_lock(&mutex);
  if (number < 0)
    goto out;
  result = compute();
out:
  pthread_mutex_unlock(&mutex);
  return result;
}

int twoLabelsOk(int number) {
  int result = -1;
  char *buffer = malloc(16);
  if (!buffer)
    goto fail;
  pthread_mutex_lock(&mutex);
  if (number < 0)
    goto unlock;
  result = 0;
unlock:
  pthread_mutex_unlock(&mutex);
fail:
  free(buffer);
  return result;
}

int resultTestedOk(void) {
  if (pthread_mutex_lock(&mutex) != 0)
    return -1;
  value++;
  if (pthread_mutex_unlock(&mutex) != 0)
    return -1;
  return 0;
}

int resultStoredOk(void) {
  int result = mtx_lock(&plain);
  if (result != thrd_success)
    return result;
  value++;
  mtx_unlock(&plain);
  return 0;
}

int tryOk(void) {
  int result = pthread_mutex_trylock(&mutex);
  if (result == EBUSY)
    return 1;
  if (result)
    return 2;
  value++;
  pthread_mutex_unlock(&mutex);
  return 0;
}

int timedOk(const struct timespec *until) {
  if (pthread_mutex_timedlock(&mutex, until) == ETIMEDOUT)
    return -1;
  pthread_mutex_unlock(&mutex);
  return 0;
}

int endsOk(int number) {
  pthread_mutex_lock(&mutex);
  if (number == 1)
    exit(1);
  if (number == 2)
    abort();
  assert(number < 9);
  pthread_mutex_unlock(&mutex);
  return 0;
}

void fieldOk(struct item *it) {
  if (it->threaded)
    pthread_mutex_lock(&it->mutex);
  it->count = compute();
  if (it->threaded)
    pthread_mutex_unlock(&it->mutex);
}

void fieldPassedOk(struct item *it, void (*callback)(struct item *)) {
  if (it->threaded)
    pthread_mutex_lock(&it->mutex);
  callback(it);
  if (it->threaded)
    pthread_mutex_unlock(&it->mutex);
}

int parameterOk(struct item *it, int locked) {
  if (!locked)
    pthread_mutex_lock(&it->mutex);
  it->count = compute();
  if (!locked)
    pthread_mutex_unlock(&it->mutex);
  return 0;
}

static pthread_mutex_t other = PTHREAD_MUTEX_INITIALIZER;
static void drop(void) { pthread_mutex_unlock(&other); }
int calleeOk(int number) {
  pthread_mutex_lock(&other);
  if (number) {
    drop();
    return 1;
  }
  pthread_mutex_unlock(&other);
  return 0;
}

void cancellationOk(int number) {
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push((void (*)(void *))pthread_mutex_unlock, &mutex);
  use(number);
  pthread_cleanup_pop(1);
}

static void unlockAtEnd(pthread_mutex_t **which) { pthread_mutex_unlock(*which); }
int attributeOk(int number) {
  if (number == 3) {
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
  }
  pthread_mutex_lock(&mutex);
  __attribute__((cleanup(unlockAtEnd))) pthread_mutex_t *held = &mutex;
  if (number)
    return 1;
  use(*(int *)held);
  return 0;
}

// Of two locks of one object the notes are about the one that is left.
struct pair {
  pthread_mutex_t outer, inner;
  int closed, length;
};
int pairBad(struct pair *it) {
  // CHECK-FIXES-LABEL: int pairBad(struct pair *it) {
  pthread_mutex_lock(&it->outer);
  // expected-note@-1 {{'outer' locked here}}
  pthread_mutex_lock(&it->inner);
  it->length++;
  pthread_mutex_unlock(&it->inner);
  if (it->closed)
    // expected-note@-1 {{assuming field 'closed' is not equal to 0}}
    return -1;
  // expected-warning@-1 {{'pairBad' leaves 'outer' locked}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->outer);
  // CHECK-FIXES-NEXT: return -1;
  pthread_mutex_unlock(&it->outer);
  // expected-note@-1 {{on another path 'outer' is unlocked here}}
  return 0;
}

// Who is called on the way out only, and given the lock's owner, may be the one who unlocks.
void finish(struct pair *it);
void count(struct pair *it);
int finishOk(struct pair *it) {
  pthread_mutex_lock(&it->outer);
  if (it->closed) {
    finish(it);
    return 0;
  }
  pthread_mutex_unlock(&it->outer);
  return 1;
}
// It is called on the way to an unlocking as well: it does not unlock.
int countBad(struct pair *it) {
  // CHECK-FIXES-LABEL: int countBad(struct pair *it) {
  pthread_mutex_lock(&it->outer);
  // expected-note@-1 {{'outer' locked here}}
  count(it);
  if (it->closed)
    // expected-note@-1 {{assuming field 'closed' is not equal to 0}}
    return -1;
  // expected-warning@-1 {{'countBad' leaves 'outer' locked}}
  // CHECK-FIXES: pthread_mutex_unlock(&it->outer);
  // CHECK-FIXES-NEXT: return -1;
  pthread_mutex_unlock(&it->outer);
  // expected-note@-1 {{on another path 'outer' is unlocked here}}
  return 0;
}
