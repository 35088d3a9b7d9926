// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock --std c++17 -- -x c++
// REQUIRES: nng
#include <nng/nng.h>
#include <nng/protocol/reqrep0/req.h>
#include <nng/protocol/survey0/survey.h>
#include <nng/supplemental/util/platform.h>
#include <stddef.h>

int askBad(char *buffer, size_t *size) {
  nng_socket s;
  nng_req0_open(&s); // expected-note 2 {{'s' made here}}
  nng_send(s, buffer, *size, 0);
  // expected-warning@-1 {{'nng_send' on 's' has no timeout}}
  // CHECK-FIXES-GNU17: nng_socket_set_ms(s, NNG_OPT_SENDTIMEO, 30000);
  return nng_recv(s, buffer, size, 0);
  // expected-warning@-1 {{'nng_recv' on 's' has no timeout}}
  // CHECK-FIXES-GNU17: nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, 30000);
}
// -1 is no timeout.
int infiniteBad(char *buffer, size_t *size) {
  nng_socket s;
  nng_req0_open(&s); // expected-note {{'s' made here}}
  nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, NNG_DURATION_INFINITE);
  return nng_recv(s, buffer, size, 0);
  // expected-warning@-1 {{'nng_recv' on 's' has no timeout}}
  // CHECK-FIXES-GNU17: nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, 30000);
}
int askOk(char *buffer, size_t *size) {
  nng_socket s;
  nng_req0_open(&s);
  nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, 1000);
  return nng_recv(s, buffer, size, 0);
}
int pollOk(char *buffer, size_t *size) {
  nng_socket s;
  nng_req0_open(&s);
  return nng_recv(s, buffer, size, NNG_FLAG_NONBLOCK);
}
int surveyOk(char *buffer, size_t *size) {
  nng_socket s;
  nng_surveyor0_open(&s);
  return nng_recv(s, buffer, size, 0);
}

static nng_mtx *mutex;
static nng_cv *filled;
static int count, stopped;
static void takeBad(void *unused) {
  nng_mtx_lock(mutex);
  while (count == 0)
    nng_cv_wait(filled);
    // expected-warning@-1 {{'nng_cv_wait' on 'filled' has no timeout and no cancel branch}}
    // expected-note@-2 {{use 'nng_cv_until' and leave when it returns 'NNG_ETIMEDOUT'}}
  count--;
  nng_mtx_unlock(mutex);
}
static void takeOk(void *unused) {
  nng_mtx_lock(mutex);
  while (count == 0 && !stopped)
    nng_cv_wait(filled);
  count--;
  nng_mtx_unlock(mutex);
}
void startOk(nng_thread **threads) {
  nng_mtx_alloc(&mutex);
  nng_cv_alloc(&filled, mutex);
  nng_thread_create(&threads[0], takeBad, NULL); // expected-note {{thread started here}}
  nng_thread_create(&threads[1], takeOk, NULL);
}
void stopOk(void) {
  nng_mtx_lock(mutex);
  stopped = 1;
  nng_cv_wake(filled);
  nng_mtx_unlock(mutex);
}
