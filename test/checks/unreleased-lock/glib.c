// REQUIRES: glib
// RUN: %check_leak %s leak-unreleased-lock -- %glib
#include <glib.h>

static GMutex mutex;
static GRWLock read_write;
static GCond ready;
static int value;

int early_returnBad(gboolean stop) {
  // CHECK-FIXES-LABEL: int early_returnBad(gboolean stop) {
  g_mutex_lock(&mutex);
  // expected-note@-1 {{'mutex' locked here}}
  if (stop)
    // expected-note@-1 {{assuming 'stop' is not equal to 0}}
    return -1;
    // expected-warning@-1 {{'early_returnBad' leaves 'mutex' locked}}
    // CHECK-FIXES: g_mutex_unlock(&mutex);
    // CHECK-FIXES-NEXT: return -1;
  value++;
  g_mutex_unlock(&mutex);
  // expected-note@-1 {{on another path 'mutex' is unlocked here}}
  return 0;
}

int writerBad(int number) {
  // CHECK-FIXES-LABEL: int writerBad(int number) {
  g_rw_lock_writer_lock(&read_write);
  // expected-note@-1 {{'read_write' locked here}}
  if (number < 0)
    // expected-note@-1 {{assuming 'number' is < 0}}
    return -1;
    // expected-warning@-1 {{'writerBad' leaves 'read_write' locked}}
    // CHECK-FIXES: g_rw_lock_writer_unlock(&read_write);
    // CHECK-FIXES-NEXT: return -1;
  value = number;
  g_rw_lock_writer_unlock(&read_write);
  // expected-note@-1 {{on another path 'read_write' is unlocked here}}
  return 0;
}

// GLib tells analysers that a failed check of this kind does not return: it is an error of the caller.
int checkedOk(int number) {
  // CHECK-FIXES-LABEL: int checkedOk(int number) {
  g_mutex_lock(&mutex);
  g_return_val_if_fail(number > 0, -1);
  value = number;
  g_mutex_unlock(&mutex);
  return 0;
}

int triedOk(void) {
  if (!g_mutex_trylock(&mutex))
    return -1;
  value++;
  g_mutex_unlock(&mutex);
  return 0;
}

int waitedOk(gboolean once) {
  g_mutex_lock(&mutex);
  while (value == 0) {
    if (once) {
      g_mutex_unlock(&mutex);
      return -1;
    }
    g_cond_wait(&ready, &mutex);
  }
  g_mutex_unlock(&mutex);
  return 0;
}
