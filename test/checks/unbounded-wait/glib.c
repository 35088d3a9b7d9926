// REQUIRES: glib
// RUN: %check_leak %s leak-unbounded-wait -- %glib
#include <glib.h>

static GMutex mutex;
static GCond ready;
static int length;
static gboolean stop;

static gpointer consumeBad(gpointer data) {
  // CHECK-FIXES-LABEL: static gpointer consumeBad(gpointer data) {
  g_mutex_lock(&mutex);
  while (length == 0)
    g_cond_wait(&ready, &mutex);
    // expected-warning@-1 {{'g_cond_wait' on 'ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!g_cond_wait_until(&ready, &mutex, g_get_monotonic_time() + 30 * G_TIME_SPAN_SECOND)) {
    // CHECK-FIXES-NEXT: g_mutex_unlock(&mutex);
    // CHECK-FIXES-NEXT: return NULL;
  length--;
  g_mutex_unlock(&mutex);
  return data;
}

static gpointer consumeOk(gpointer data) {
  // CHECK-FIXES-LABEL: static gpointer consumeOk(gpointer data) {
  g_mutex_lock(&mutex);
  while (!stop && length == 0)
    g_cond_wait(&ready, &mutex);
  g_mutex_unlock(&mutex);
  return data;
}

int main(void) {
  GThread *first = g_thread_new("first", consumeBad, NULL);
  // expected-note@-1 {{thread started here}}
  GThread *second = g_thread_new("second", consumeOk, NULL);
  g_mutex_lock(&mutex);
  stop = TRUE;
  g_cond_broadcast(&ready);
  g_mutex_unlock(&mutex);
  g_thread_join(first);
  g_thread_join(second);
}
