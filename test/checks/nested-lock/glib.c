// REQUIRES: glib
// RUN: %check_leak %s leak-nested-lock -- %glib
#include <glib.h>

static GMutex mutex, other;
static GRecMutex recursive;
static GRWLock read_write;
static GCond ready;
static int value;
G_LOCK_DEFINE_STATIC(value);

struct table {
  GMutex mutex;
  int length;
};

void table_init(struct table *t) { g_mutex_init(&t->mutex); }

void by_handBad(void) {
  // CHECK-FIXES-LABEL: void by_handBad(void) {
  g_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  g_mutex_lock(&mutex);
  // expected-warning@-1 {{'mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: g_mutex_lock(&mutex);
  // CHECK-FIXES-NOT: g_mutex_lock(&mutex);
  // CHECK-FIXES: value++;
  value++;
  g_mutex_unlock(&mutex);
  // CHECK-FIXES-NOT: g_mutex_unlock(&mutex);
  // CHECK-FIXES: g_mutex_unlock(&mutex);
  g_mutex_unlock(&mutex);
}

static void push(struct table *t) {
  g_mutex_lock(&t->mutex);
  // expected-note@-1 {{locked again here}}
  t->length++;
  g_mutex_unlock(&t->mutex);
}

void refillBad(struct table *t) {
  // CHECK-FIXES-LABEL: void refillBad(struct table *t) {
  g_mutex_lock(&t->mutex);
  // expected-note@-1 {{'mutex' locked here}}
  t->length = 0;
  push(t);
  // expected-warning@-1 {{this call locks 'mutex' again while this thread holds it}}
  // CHECK-FIXES: g_mutex_unlock(&t->mutex);
  // CHECK-FIXES-NEXT: push(t);
  // CHECK-FIXES-NOT: g_mutex
  g_mutex_unlock(&t->mutex);
  // CHECK-FIXES: }
}

void refillOk(struct table *t) {
  // CHECK-FIXES-LABEL: void refillOk(struct table *t) {
  g_mutex_lock(&t->mutex);
  t->length = 0;
  g_mutex_unlock(&t->mutex);
  push(t);
}

void two_tablesOk(struct table *from, struct table *to) {
  g_mutex_lock(&from->mutex);
  push(to);
  from->length--;
  g_mutex_unlock(&from->mutex);
}

void reader_becomes_writerBad(void) {
  g_rw_lock_reader_lock(&read_write);
  // expected-note@-1 {{'read_write' locked here}}
  g_rw_lock_writer_lock(&read_write);
  // expected-warning@-1 {{'read_write' is locked again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  value++;
  g_rw_lock_writer_unlock(&read_write);
  g_rw_lock_reader_unlock(&read_write);
}

void readersOk(void) {
  g_rw_lock_reader_lock(&read_write);
  g_rw_lock_reader_lock(&read_write);
  value++;
  g_rw_lock_reader_unlock(&read_write);
  g_rw_lock_reader_unlock(&read_write);
}

void triedOk(void) {
  if (!g_mutex_trylock(&mutex))
    g_mutex_lock(&mutex);
  value++;
  g_mutex_unlock(&mutex);
}

void waitedOk(void) {
  g_mutex_lock(&mutex);
  while (value == 0)
    g_cond_wait(&ready, &mutex);
  g_mutex_unlock(&mutex);
  g_mutex_lock(&mutex);
  g_mutex_unlock(&mutex);
}

void recursiveOk(void) {
  g_rec_mutex_lock(&recursive);
  g_rec_mutex_lock(&recursive);
  value++;
  g_rec_mutex_unlock(&recursive);
  g_rec_mutex_unlock(&recursive);
}

void unlocked_beforeOk(void) {
  g_mutex_lock(&mutex);
  value++;
  g_mutex_unlock(&mutex);
  G_LOCK(value);
  g_mutex_lock(&mutex);
  g_mutex_unlock(&mutex);
  G_UNLOCK(value);
  g_mutex_lock(&other);
  g_mutex_unlock(&other);
}

// The path ends where a variable that cleans up after itself goes: the engine does not know what its function does.
void FN_after_cleanup(void) {
  {
    g_autofree char *name = g_strdup("name");
    value += name[0];
  }
  g_mutex_lock(&mutex);
  g_mutex_lock(&mutex);
  g_mutex_unlock(&mutex);
}
