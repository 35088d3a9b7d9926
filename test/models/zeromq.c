// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: zmq
#include <zmq.h>
#include <zmq_utils.h>

void run(void *unused) { (void)unused; }

void use(void *context, void *s, zmq_pollitem_t *items, zmq_msg_t *message, char *buffer, int flags, long wait) {
  zmq_socket(context, ZMQ_PULL);              // row: zmq_socket Make on return
  zmq_poll(items, 1, -1);                     // row: zmq_poll/3 Wait unbounded
  zmq_poll(items, 1, 1000);                   // row: zmq_poll/3 Wait bounded
  zmq_poll(items, 1, wait);                   // row: zmq_poll/3 Wait perhaps bounded
  zmq_proxy(s, s, 0);                         // row: zmq_proxy Wait
  zmq_recv(s, buffer, 1, 0);                  // row: zmq_recv NetworkCall unbounded on s
  zmq_recv(s, buffer, 1, ZMQ_DONTWAIT);       // row: zmq_recv NetworkCall bounded on s
  zmq_recv(s, buffer, 1, ZMQ_NOBLOCK);        // row: zmq_recv NetworkCall bounded on s
  zmq_recv(s, buffer, 1, flags);              // row: zmq_recv NetworkCall perhaps bounded on s
  zmq_msg_recv(message, s, 0);                // row: zmq_msg_recv NetworkCall unbounded on s
  zmq_msg_recv(message, s, ZMQ_DONTWAIT);     // row: zmq_msg_recv NetworkCall bounded on s
  zmq_recvmsg(s, message, 0);                 // row: zmq_recvmsg NetworkCall unbounded on s
  zmq_recvmsg(s, message, ZMQ_DONTWAIT);      // row: zmq_recvmsg NetworkCall bounded on s
  zmq_send(s, buffer, 1, ZMQ_SNDMORE);        // row: zmq_send NetworkCall unbounded on s
  zmq_send(s, buffer, 1, ZMQ_SNDMORE | ZMQ_DONTWAIT); // row: zmq_send NetworkCall bounded on s
  zmq_send_const(s, buffer, 1, 0);            // row: zmq_send_const NetworkCall unbounded on s
  zmq_send_const(s, buffer, 1, ZMQ_DONTWAIT); // row: zmq_send_const NetworkCall bounded on s
  zmq_msg_send(message, s, 0);                // row: zmq_msg_send NetworkCall unbounded on s
  zmq_msg_send(message, s, ZMQ_DONTWAIT);     // row: zmq_msg_send NetworkCall bounded on s
  zmq_sendmsg(s, message, 0);                 // row: zmq_sendmsg NetworkCall unbounded on s
  zmq_sendmsg(s, message, ZMQ_DONTWAIT);      // row: zmq_sendmsg NetworkCall bounded on s
  zmq_setsockopt(s, ZMQ_RCVTIMEO, &flags, 4); // row: zmq_setsockopt Bound when ZMQ_RCVTIMEO on s
  zmq_setsockopt(s, ZMQ_SNDTIMEO, &flags, 4); // row: zmq_setsockopt Bound when ZMQ_SNDTIMEO on s
  zmq_setsockopt(s, ZMQ_LINGER, &flags, 4);
  zmq_connect(s, "tcp://localhost:1");
  zmq_threadstart(run, 0);                    // row: zmq_threadstart Spawn
  zmq_ctx_shutdown(context);                  // row: zmq_ctx_shutdown Cancel
  zmq_ctx_term(context);                      // row: zmq_ctx_term Cancel
  zmq_ctx_destroy(context);                   // row: zmq_ctx_destroy Cancel
  zmq_term(context);                          // row: zmq_term Cancel
}
