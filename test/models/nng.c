// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: nng
#include <nng/nng.h>
#include <nng/protocol/bus0/bus.h>
#include <nng/protocol/pair0/pair.h>
#include <nng/protocol/pair1/pair.h>
#include <nng/protocol/pipeline0/pull.h>
#include <nng/protocol/pipeline0/push.h>
#include <nng/protocol/pubsub0/pub.h>
#include <nng/protocol/pubsub0/sub.h>
#include <nng/protocol/reqrep0/rep.h>
#include <nng/protocol/reqrep0/req.h>
#include <nng/protocol/survey0/respond.h>
#include <nng/protocol/survey0/survey.h>
#include <nng/supplemental/util/platform.h>
#include <stddef.h>

void sockets(nng_socket s, nng_socket *made, void *data, size_t *size, nng_msg *message, nng_duration time, int flags) {
  nng_bus0_open(made);                             // row: nng_bus0_open Make on made
  nng_pair0_open(made);                            // row: nng_pair0_open Make on made
  nng_pair1_open(made);                            // row: nng_pair1_open Make on made
  nng_pub0_open(made);                             // row: nng_pub0_open Make on made
  nng_pull0_open(made);                            // row: nng_pull0_open Make on made
  nng_push0_open(made);                            // row: nng_push0_open Make on made
  nng_rep0_open(made);                             // row: nng_rep0_open Make on made
  nng_req0_open(made);                             // row: nng_req0_open Make on made
  nng_respondent0_open(made);                      // row: nng_respondent0_open Make on made
  nng_sub0_open(made);                             // row: nng_sub0_open Make on made
  nng_surveyor0_open(made);                        // row: nng_surveyor0_open Bound on made; nng_surveyor0_open Make on made
  nng_recv(s, data, size, 0);                      // row: nng_recv NetworkCall unbounded on s
  nng_recv(s, data, size, NNG_FLAG_NONBLOCK | NNG_FLAG_ALLOC); // row: nng_recv NetworkCall bounded on s
  nng_recv(s, data, size, flags);                  // row: nng_recv NetworkCall perhaps bounded on s
  nng_recvmsg(s, &message, 0);                     // row: nng_recvmsg NetworkCall unbounded on s
  nng_recvmsg(s, &message, NNG_FLAG_NONBLOCK);     // row: nng_recvmsg NetworkCall bounded on s
  nng_send(s, data, 1, 0);                         // row: nng_send NetworkCall unbounded on s
  nng_send(s, data, 1, NNG_FLAG_NONBLOCK);         // row: nng_send NetworkCall bounded on s
  nng_sendmsg(s, message, 0);                      // row: nng_sendmsg NetworkCall unbounded on s
  nng_sendmsg(s, message, NNG_FLAG_NONBLOCK);      // row: nng_sendmsg NetworkCall bounded on s
  nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, 1000);   // row: nng_socket_set_ms Bound when NNG_OPT_RECVTIMEO bounded on s
  nng_socket_set_ms(s, NNG_OPT_RECVTIMEO, NNG_DURATION_INFINITE); // row: nng_socket_set_ms Bound when NNG_OPT_RECVTIMEO unbounded on s
  nng_socket_set_ms(s, NNG_OPT_SENDTIMEO, time);   // row: nng_socket_set_ms Bound when NNG_OPT_SENDTIMEO perhaps bounded on s
  nng_socket_set_ms(s, NNG_OPT_SENDTIMEO, -1);     // row: nng_socket_set_ms Bound when NNG_OPT_SENDTIMEO unbounded on s
  nng_socket_set_ms(s, NNG_OPT_RECONNMINT, 1000);
  nng_dial(s, "tcp://localhost", NULL, 0);
  nng_close(s);                                    // row: nng_close Cancel
  nng_closeall();                                  // row: nng_closeall Cancel
}

void requests(nng_aio *aio, nng_socket s) {
  nng_aio_alloc(&aio, NULL, NULL);                 // row: nng_aio_alloc Make on &aio
  nng_aio_set_timeout(aio, 1000);                  // row: nng_aio_set_timeout Bound bounded on aio
  nng_aio_set_timeout(aio, NNG_DURATION_INFINITE); // row: nng_aio_set_timeout Bound unbounded on aio
  nng_recv_aio(s, aio);
  nng_aio_wait(aio);                               // row: nng_aio_wait Wait on aio
  nng_aio_cancel(aio);                             // row: nng_aio_cancel Bound on aio
  nng_aio_stop(aio);                               // row: nng_aio_stop Bound on aio
  nng_aio_abort(aio, 0);                           // row: nng_aio_abort Bound on aio
}

static void entry(void *argument) { (void)argument; }
void threads(nng_mtx *mutex, nng_cv *condition, nng_thread *thread) {
  nng_mtx_alloc(&mutex);                           // row: nng_mtx_alloc Initialize on &mutex
  nng_mtx_lock(mutex);                             // row: nng_mtx_lock Acquire on mutex
  nng_cv_wait(condition);                          // row: nng_cv_wait Wait on condition
  nng_cv_until(condition, nng_clock() + 1000);
  nng_cv_wake(condition);                          // row: nng_cv_wake Wake on condition
  nng_cv_wake1(condition);                         // row: nng_cv_wake1 Wake on condition
  nng_mtx_unlock(mutex);                           // row: nng_mtx_unlock Release on mutex
  nng_thread_create(&thread, entry, NULL);         // row: nng_thread_create Spawn on &thread
  nng_thread_destroy(thread);                      // row: nng_thread_destroy Join on thread
}
