// RUN: %check_leak %s leak-unbounded-network-call
// RUN: %check_leak %s leak-unbounded-network-call --std c++11 -- -x c++
// REQUIRES: zmq
#include <zmq.h>

int publishBad(void *context) {
  void *s = zmq_socket(context, ZMQ_PUSH); // expected-note {{'s' made here}}
  return zmq_send_const(s, "ready", 5, 0);
  // expected-warning@-1 {{'zmq_send_const' on 's' has no timeout}}
  // CHECK-FIXES: zmq_setsockopt(s, ZMQ_SNDTIMEO,
}
int publishOk(void *context) {
  void *s = zmq_socket(context, ZMQ_PUSH);
  return zmq_send_const(s, "ready", 5, ZMQ_DONTWAIT);
}
