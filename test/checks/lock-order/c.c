// RUN: %check_leak %s leak-lock-order --std gnu11,gnu17 -- -pthread
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

void use(int number);

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;
static int value;
void forward(void) {
  pthread_mutex_lock(&a);
  // expected-note@-1 {{on another path 'a' is locked here}}
  pthread_mutex_lock(&b);
  // expected-note@-1 {{and then 'b' here}}
  value++;
  pthread_mutex_unlock(&b);
  pthread_mutex_unlock(&a);
}
void backwardBad(void) {
  // CHECK-FIXES-LABEL: void backwardBad(void) {
  pthread_mutex_lock(&b);
  // expected-note@-1 {{'b' locked here}}
  // CHECK-FIXES: pthread_mutex_lock(&a);
  // CHECK-FIXES: pthread_mutex_lock(&b);
  pthread_mutex_lock(&a);
  // expected-warning@-1 {{'a' is locked while 'b' is held, and 'b' while 'a' is held on another path}}
  // CHECK-FIXES-NOT: pthread_mutex_lock(&a);
  // CHECK-FIXES: value++;
  value++;
  pthread_mutex_unlock(&a);
  pthread_mutex_unlock(&b);
}

static mtx_t c, d;
void forwardC11(void) {
  mtx_lock(&c);
  // expected-note@-1 {{on another path 'c' is locked here}}
  mtx_lock(&d);
  // expected-note@-1 {{and then 'd' here}}
  value++;
  mtx_unlock(&d);
  mtx_unlock(&c);
}
void backwardC11Bad(void) {
  // CHECK-FIXES-LABEL: void backwardC11Bad(void) {
  mtx_lock(&d);
  // expected-note@-1 {{'d' locked here}}
  // CHECK-FIXES: mtx_lock(&c);
  // CHECK-FIXES: mtx_lock(&d);
  mtx_lock(&c);
  // expected-warning@-1 {{'c' is locked while 'd' is held, and 'd' while 'c' is held on another path}}
  // CHECK-FIXES-NOT: mtx_lock(&c);
  // CHECK-FIXES: value++;
  value++;
  mtx_unlock(&c);
  mtx_unlock(&d);
}

// The results are tested.
static pthread_mutex_t e = PTHREAD_MUTEX_INITIALIZER, f = PTHREAD_MUTEX_INITIALIZER;
int forwardTested(void) {
  if (pthread_mutex_lock(&e))
    // expected-note@-1 {{on another path 'e' is locked here}}
    return -1;
  if (pthread_mutex_lock(&f)) {
    // expected-note@-1 {{and then 'f' here}}
    pthread_mutex_unlock(&e);
    return -1;
  }
  value++;
  pthread_mutex_unlock(&f);
  pthread_mutex_unlock(&e);
  return 0;
}
int backwardTestedBad(void) {
  if (pthread_mutex_lock(&f))
    // expected-note@-1 {{'f' locked here}}
    return -1;
  if (pthread_mutex_lock(&e)) {
    // expected-warning@-1 {{'e' is locked while 'f' is held, and 'f' while 'e' is held on another path}}
    // expected-note@-2 {{lock 'e' before 'f' on every path}}
    pthread_mutex_unlock(&f);
    return -1;
  }
  value++;
  pthread_mutex_unlock(&e);
  pthread_mutex_unlock(&f);
  return 0;
}

struct cache {
  pthread_mutex_t index, data;
  int size;
};
static void drop(struct cache *it) {
  pthread_mutex_lock(&it->index);
  // expected-note@-1 {{and then 'index' here}}
  it->size--;
  pthread_mutex_unlock(&it->index);
}
static void dropAll(struct cache *it) { drop(it); }
// expected-note@-1 {{'drop' called here}}
void putBad(struct cache *it) {
  // CHECK-FIXES-LABEL: void putBad(struct cache *it) {
  pthread_mutex_lock(&it->index);
  // expected-note@-1 {{'index' locked here}}
  // CHECK-FIXES: pthread_mutex_lock(&it->data);
  // CHECK-FIXES: pthread_mutex_lock(&it->index);
  pthread_mutex_lock(&it->data);
  // expected-warning@-1 {{'data' is locked while 'index' is held, and 'index' while 'data' is held on another path}}
  // CHECK-FIXES-NOT: pthread_mutex_lock(&it->data);
  // CHECK-FIXES: it->size++;
  it->size++;
  pthread_mutex_unlock(&it->data);
  pthread_mutex_unlock(&it->index);
}
void evict(struct cache *it) {
  pthread_mutex_lock(&it->data);
  // expected-note@-1 {{on another path 'data' is locked here}}
  dropAll(it);
  // expected-note@-1 {{'dropAll' called here}}
  pthread_mutex_unlock(&it->data);
}

struct account {
  pthread_mutex_t mutex;
  long balance;
  int id;
  struct account *next, *owner;
};
void transferBad(struct account *from, struct account *to, long amount) {
  pthread_mutex_lock(&from->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  pthread_mutex_lock(&to->mutex);
  // expected-warning@-1 {{'mutex' of two objects is locked in the order that the caller chooses}}
  // expected-note@-2 {{lock both in one call, or in an order of their own such as that of their addresses}}
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&to->mutex);
  pthread_mutex_unlock(&from->mutex);
}
void transferByAddressOk(struct account *from, struct account *to, long amount) {
  struct account *first = from < to ? from : to, *second = from < to ? to : from;
  pthread_mutex_lock(&first->mutex);
  pthread_mutex_lock(&second->mutex);
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&second->mutex);
  pthread_mutex_unlock(&first->mutex);
}
void transferByNumberOk(struct account *from, struct account *to, long amount) {
  if ((uintptr_t)from > (uintptr_t)to) {
    struct account *swapped = from;
    from = to;
    to = swapped;
    amount = -amount;
  }
  pthread_mutex_lock(&from->mutex);
  pthread_mutex_lock(&to->mutex);
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&to->mutex);
  pthread_mutex_unlock(&from->mutex);
}
void transferByIdOk(struct account *from, struct account *to, long amount) {
  if (from->id < to->id) {
    pthread_mutex_lock(&from->mutex);
    pthread_mutex_lock(&to->mutex);
  } else {
    pthread_mutex_lock(&to->mutex);
    pthread_mutex_lock(&from->mutex);
  }
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&to->mutex);
  pthread_mutex_unlock(&from->mutex);
}
void tryOk(struct account *from, struct account *to, long amount) {
  pthread_mutex_lock(&from->mutex);
  while (pthread_mutex_trylock(&to->mutex) != 0) {
    pthread_mutex_unlock(&from->mutex);
    sched_yield();
    pthread_mutex_lock(&from->mutex);
  }
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&to->mutex);
  pthread_mutex_unlock(&from->mutex);
}
void nextOk(struct account *it) {
  pthread_mutex_lock(&it->mutex);
  pthread_mutex_lock(&it->next->mutex);
  it->next->balance += it->balance;
  pthread_mutex_unlock(&it->next->mutex);
  pthread_mutex_unlock(&it->mutex);
}
void ownerOk(struct account *it) {
  struct account *owner = it->owner;
  pthread_mutex_lock(&owner->mutex);
  pthread_mutex_lock(&it->mutex);
  owner->balance += it->balance;
  pthread_mutex_unlock(&it->mutex);
  pthread_mutex_unlock(&owner->mutex);
}
void listOk(struct account *head) {
  for (struct account *each = head; each; each = each->next)
    pthread_mutex_lock(&each->mutex);
  for (struct account *each = head; each; each = each->next)
    pthread_mutex_unlock(&each->mutex);
}
// Just made: nobody else has it yet.
struct account *openOk(struct account *parent) {
  struct account *it = calloc(1, sizeof *it);
  pthread_mutex_init(&it->mutex, NULL);
  pthread_mutex_lock(&it->mutex);
  pthread_mutex_lock(&parent->mutex);
  it->next = parent->next;
  parent->next = it;
  pthread_mutex_unlock(&parent->mutex);
  pthread_mutex_unlock(&it->mutex);
  return it;
}

static pthread_mutex_t table[16];
void stripesOk(unsigned one, unsigned two) {
  if (one == two)
    return;
  pthread_mutex_lock(&table[one < two ? one : two]);
  pthread_mutex_lock(&table[one < two ? two : one]);
  value++;
  pthread_mutex_unlock(&table[one < two ? two : one]);
  pthread_mutex_unlock(&table[one < two ? one : two]);
}
void allStripesOk(void) {
  for (int i = 0; i < 16; i++)
    pthread_mutex_lock(&table[i]);
  for (int i = 15; i >= 0; i--)
    pthread_mutex_unlock(&table[i]);
}

static pthread_rwlock_t r = PTHREAD_RWLOCK_INITIALIZER, s = PTHREAD_RWLOCK_INITIALIZER;
static pthread_rwlock_t t = PTHREAD_RWLOCK_INITIALIZER, u = PTHREAD_RWLOCK_INITIALIZER;
int readForwardOk(void) {
  pthread_rwlock_rdlock(&r);
  pthread_rwlock_rdlock(&s);
  int seen = value;
  pthread_rwlock_unlock(&s);
  pthread_rwlock_unlock(&r);
  return seen;
}
int readBackwardOk(void) {
  pthread_rwlock_rdlock(&s);
  pthread_rwlock_rdlock(&r);
  int seen = value;
  pthread_rwlock_unlock(&r);
  pthread_rwlock_unlock(&s);
  return seen;
}
int readForward(void) {
  pthread_rwlock_rdlock(&t);
  // expected-note@-1 {{on another path 't' is locked here}}
  pthread_rwlock_rdlock(&u);
  // expected-note@-1 {{and then 'u' here}}
  int seen = value;
  pthread_rwlock_unlock(&u);
  pthread_rwlock_unlock(&t);
  return seen;
}
void writeBackwardBad(void) {
  // CHECK-FIXES-LABEL: void writeBackwardBad(void) {
  pthread_rwlock_wrlock(&u);
  // expected-note@-1 {{'u' locked here}}
  // CHECK-FIXES: pthread_rwlock_wrlock(&t);
  // CHECK-FIXES: pthread_rwlock_wrlock(&u);
  pthread_rwlock_wrlock(&t);
  // expected-warning@-1 {{'t' is locked while 'u' is held, and 'u' while 't' is held on another path}}
  // CHECK-FIXES-NOT: pthread_rwlock_wrlock(&t);
  // CHECK-FIXES: value++;
  value++;
  pthread_rwlock_unlock(&t);
  pthread_rwlock_unlock(&u);
}

static pthread_spinlock_t spin, spun;
void spinForward(void) {
  pthread_spin_lock(&spin);
  // expected-note@-1 {{on another path 'spin' is locked here}}
  pthread_spin_lock(&spun);
  // expected-note@-1 {{and then 'spun' here}}
  value++;
  pthread_spin_unlock(&spun);
  pthread_spin_unlock(&spin);
}
void spinBackwardBad(void) {
  // CHECK-FIXES-LABEL: void spinBackwardBad(void) {
  pthread_spin_lock(&spun);
  // expected-note@-1 {{'spun' locked here}}
  // CHECK-FIXES: pthread_spin_lock(&spin);
  // CHECK-FIXES: pthread_spin_lock(&spun);
  pthread_spin_lock(&spin);
  // expected-warning@-1 {{'spin' is locked while 'spun' is held, and 'spun' while 'spin' is held on another path}}
  // CHECK-FIXES-NOT: pthread_spin_lock(&spin);
  // CHECK-FIXES: value++;
  value++;
  pthread_spin_unlock(&spin);
  pthread_spin_unlock(&spun);
}

static pthread_mutex_t g = PTHREAD_MUTEX_INITIALIZER, h = PTHREAD_MUTEX_INITIALIZER, gate = PTHREAD_MUTEX_INITIALIZER;
void gateForwardOk(void) {
  pthread_mutex_lock(&gate);
  pthread_mutex_lock(&g);
  pthread_mutex_lock(&h);
  value++;
  pthread_mutex_unlock(&h);
  pthread_mutex_unlock(&g);
  pthread_mutex_unlock(&gate);
}
void gateBackwardOk(void) {
  pthread_mutex_lock(&gate);
  pthread_mutex_lock(&h);
  pthread_mutex_lock(&g);
  pthread_mutex_unlock(&gate);
  value++;
  pthread_mutex_unlock(&g);
  pthread_mutex_unlock(&h);
}

#define LOCK(m) pthread_mutex_lock(&(m))
// expected-note@-1 5 {{expanded from macro 'LOCK'}}
#define UNLOCK(m) pthread_mutex_unlock(&(m))
static pthread_mutex_t i = PTHREAD_MUTEX_INITIALIZER, j = PTHREAD_MUTEX_INITIALIZER;
void macroForward(void) {
  LOCK(i);
  // expected-note@-1 {{on another path 'i' is locked here}}
  LOCK(j);
  // expected-note@-1 {{and then 'j' here}}
  value++;
  UNLOCK(j);
  UNLOCK(i);
}
void macroBackwardBad(void) {
  LOCK(j);
  // expected-note@-1 {{'j' locked here}}
  LOCK(i);
  // expected-warning@-1 {{'i' is locked while 'j' is held, and 'j' while 'i' is held on another path}}
  // expected-note@-2 {{lock 'i' before 'j' on every path}}
  value++;
  UNLOCK(i);
  UNLOCK(j);
}

static pthread_mutex_t k = PTHREAD_MUTEX_INITIALIZER, l = PTHREAD_MUTEX_INITIALIZER;
void gotoForwardOk(int early) {
  pthread_mutex_lock(&k);
  if (early)
    goto out;
  pthread_mutex_lock(&l);
  value++;
  pthread_mutex_unlock(&l);
out:
  pthread_mutex_unlock(&k);
}
void gotoBackwardOk(int early) {
  pthread_mutex_lock(&l);
  if (early)
    goto out;
  value++;
out:
  pthread_mutex_unlock(&l);
  pthread_mutex_lock(&k);
  value++;
  pthread_mutex_unlock(&k);
}
