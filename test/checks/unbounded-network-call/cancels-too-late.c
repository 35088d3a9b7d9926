// RUN: %check_leak %s leak-unbounded-network-call -- -pthread
// REQUIRES: zmq
// The blocked function itself cleans up behind the call: nothing ends the call.
#include <zmq.h>

void receiveBad(void) {
  void *context = zmq_ctx_new();
  void *socket = zmq_socket(context, ZMQ_PULL); // expected-note {{'socket' made here}}
  char byte;
  zmq_recv(socket, &byte, 1, 0);
  // expected-warning@-1 {{'zmq_recv' on 'socket' has no timeout}}
  // CHECK-FIXES: zmq_setsockopt(socket, ZMQ_RCVTIMEO, &(int){30000}, sizeof(int));
  // CHECK-FIXES-NEXT: zmq_recv(socket, &byte, 1, 0);
  zmq_close(socket);
  zmq_ctx_term(context);
}
