// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock -- %apr
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock --std c++17 -- -x c++ %apr
// REQUIRES: apr
#include <apr_network_io.h>
#include <apr_thread_cond.h>
#include <apr_thread_mutex.h>
#include <apr_thread_proc.h>

int readBad(apr_pool_t *pool, apr_sockaddr_t *peer, char *buffer, apr_size_t *size) {
  apr_socket_t *s;
  apr_socket_create(&s, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool); // expected-note 2 {{'s' made here}}
  if (apr_socket_connect(s, peer) != APR_SUCCESS)
  // expected-warning@-1 {{'apr_socket_connect' on 's' has no timeout}}
  // expected-note@-2 {{bounded by the timeout that is added here}}
  // CHECK-FIXES-GNU17: apr_socket_timeout_set(s, apr_time_from_sec(30));
    return 1;
  return apr_socket_recv(s, buffer, size); // expected-warning {{'apr_socket_recv' on 's' has no timeout}}
}
int readOk(apr_pool_t *pool, apr_sockaddr_t *peer, char *buffer, apr_size_t *size) {
  apr_socket_t *s;
  apr_socket_create(&s, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool);
  apr_socket_timeout_set(s, apr_time_from_sec(30));
  if (apr_socket_connect(s, peer) != APR_SUCCESS)
    return 1;
  return apr_socket_recv(s, buffer, size);
}
// A negative time is none.
int negativeBad(apr_pool_t *pool, char *buffer, apr_size_t *size) {
  apr_socket_t *s;
  apr_socket_create(&s, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool); // expected-note {{'s' made here}}
  apr_socket_timeout_set(s, -1);
  return apr_socket_recv(s, buffer, size);
  // expected-warning@-1 {{'apr_socket_recv' on 's' has no timeout}}
  // CHECK-FIXES-GNU17: apr_socket_timeout_set(s, apr_time_from_sec(30));
}

static apr_thread_mutex_t *mutex;
static apr_thread_cond_t *filled;
static int count, stopped; // expected-note {{'count' is tested, but nothing in this translation unit sets it}}
static void *APR_THREAD_FUNC takeBad(apr_thread_t *thread, void *data) {
  apr_thread_mutex_lock(mutex);
  while (count == 0)
    apr_thread_cond_wait(filled, mutex);
    // expected-warning@-1 {{'apr_thread_cond_wait' on 'filled' has no timeout and no cancel branch}}
    // CHECK-FIXES-GNU17: if (apr_thread_cond_timedwait(filled, mutex, apr_time_from_sec(30)) != APR_SUCCESS) {
  apr_thread_mutex_unlock(mutex);
  return data;
}
static void *APR_THREAD_FUNC takeOk(apr_thread_t *thread, void *data) {
  apr_thread_mutex_lock(mutex);
  while (count == 0 && !stopped)
    apr_thread_cond_wait(filled, mutex);
  apr_thread_mutex_unlock(mutex);
  return data;
}
void startOk(apr_thread_t *thread, apr_pool_t *pool) {
  apr_thread_mutex_create(&mutex, APR_THREAD_MUTEX_UNNESTED, pool);
  apr_thread_create(&thread, NULL, takeBad, NULL, pool); // expected-note {{thread started here}}
  apr_thread_create(&thread, NULL, takeOk, NULL, pool);
}
void stopOk(void) {
  stopped = 1;
  apr_thread_cond_broadcast(filled);
}
