// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- -pthread
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait --std c++17 -- -x c++ -pthread
// REQUIRES: rabbitmq
#include <amqp.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/time.h>

int openBad(amqp_socket_t *socket) { return amqp_socket_open(socket, "host", 5672); }
// expected-warning@-1 {{'amqp_socket_open' has no timeout}}
// CHECK-FIXES-GNU17: int openBad(amqp_socket_t *socket) { return amqp_socket_open_noblock(socket, "host", 5672, &(struct timeval){30, 0}); }
int openOk(amqp_socket_t *socket) {
  struct timeval time = {30, 0};
  return amqp_socket_open_noblock(socket, "host", 5672, &time);
}
void channelBad(void) {
  amqp_connection_state_t c = amqp_new_connection(); // expected-note 2 {{'c' made here}}
  amqp_channel_open(c, 1);
  // expected-warning@-1 {{'amqp_channel_open' on 'c' has no timeout}}
  // expected-note@-2 {{bounded by the timeout that is added here}}
  // CHECK-FIXES-GNU17: amqp_set_rpc_timeout(c, &(struct timeval){30, 0});
  amqp_confirm_select(c, 1); // expected-warning {{'amqp_confirm_select' on 'c' has no timeout}}
}
void channelOk(void) {
  struct timeval time = {30, 0};
  amqp_connection_state_t c = amqp_new_connection();
  amqp_set_rpc_timeout(c, &time);
  amqp_channel_open(c, 1);
}
static void *consumeBad(void *connection) {
  amqp_envelope_t envelope;
  amqp_consume_message((amqp_connection_state_t)connection, &envelope, NULL, 0);
  // expected-warning@-1 {{'amqp_consume_message' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: amqp_consume_message((amqp_connection_state_t)connection, &envelope, &(struct timeval){30, 0}, 0);
  return NULL;
}
static void *frameBad(void *connection) {
  amqp_frame_t frame;
  if (amqp_simple_wait_frame((amqp_connection_state_t)connection, &frame) < 0)
  // expected-warning@-1 {{'amqp_simple_wait_frame' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: if (amqp_simple_wait_frame_noblock((amqp_connection_state_t)connection, &frame, &(struct timeval){30, 0}) < 0)
    return NULL;
  return connection;
}
static void *consumeOk(void *connection) {
  struct timeval time = {30, 0};
  amqp_envelope_t envelope;
  amqp_consume_message((amqp_connection_state_t)connection, &envelope, &time, 0);
  return NULL;
}
void startOk(pthread_t *threads, void *connection) {
  pthread_create(&threads[0], NULL, consumeBad, connection); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, consumeOk, connection);
  pthread_create(&threads[2], NULL, frameBad, connection); // expected-note {{thread started here}}
}
