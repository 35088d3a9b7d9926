// RUN: %check_leak %s leak-unbounded-network-call -- -pthread
// REQUIRES: zmq
// Another function ends the context, and with it every call that is blocked on its sockets: expected-no-diagnostics
#include <zmq.h>

static void *context;

void receiveOk(void) {
  void *socket = zmq_socket(context, ZMQ_PULL);
  char byte;
  zmq_recv(socket, &byte, 1, 0);
  zmq_close(socket);
}

void stopOk(void) { zmq_ctx_term(context); }
