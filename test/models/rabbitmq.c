// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: rabbitmq
#include <amqp.h>
#include <stddef.h>
#include <sys/time.h>

void connections(amqp_socket_t *socket, amqp_connection_state_t c, struct timeval *time) {
  struct timeval second = {1, 0};
  amqp_new_connection();                           // row: amqp_new_connection Make on return
  amqp_socket_open(socket, "host", 5672);          // row: amqp_socket_open NetworkCall
  amqp_socket_open_noblock(socket, "host", 5672, NULL); // row: amqp_socket_open_noblock NetworkCall unbounded
  amqp_socket_open_noblock(socket, "host", 5672, &second); // row: amqp_socket_open_noblock NetworkCall bounded
  amqp_socket_open_noblock(socket, "host", 5672, time); // row: amqp_socket_open_noblock NetworkCall perhaps bounded
  amqp_login(c, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "me", "pw"); // row: amqp_login NetworkCall bounded
  amqp_set_rpc_timeout(c, &second);                // row: amqp_set_rpc_timeout Bound bounded on c
  amqp_set_rpc_timeout(c, NULL);                   // row: amqp_set_rpc_timeout Bound unbounded on c
}

void calls(amqp_connection_state_t c, amqp_bytes_t name, amqp_table_t table, amqp_method_number_t *replies, void *request) {
  amqp_channel_open(c, 1);                         // row: amqp_channel_open NetworkCall on c
  amqp_queue_declare(c, 1, name, 0, 0, 0, 0, table); // row: amqp_queue_declare NetworkCall on c
  amqp_queue_bind(c, 1, name, name, name, table);  // row: amqp_queue_bind NetworkCall on c
  amqp_queue_purge(c, 1, name);                    // row: amqp_queue_purge NetworkCall on c
  amqp_queue_delete(c, 1, name, 0, 0);             // row: amqp_queue_delete NetworkCall on c
  amqp_exchange_declare(c, 1, name, name, 0, 0, 0, 0, table); // row: amqp_exchange_declare NetworkCall on c
  amqp_basic_qos(c, 1, 0, 1, 0);                   // row: amqp_basic_qos NetworkCall on c
  amqp_basic_consume(c, 1, name, name, 0, 0, 0, table); // row: amqp_basic_consume NetworkCall on c
  amqp_confirm_select(c, 1);                       // row: amqp_confirm_select NetworkCall on c
  amqp_tx_select(c, 1);                            // row: amqp_tx_select NetworkCall on c
  amqp_tx_commit(c, 1);                            // row: amqp_tx_commit NetworkCall on c
  amqp_simple_rpc(c, 1, 0, replies, request);      // row: amqp_simple_rpc NetworkCall on c
  amqp_get_rpc_reply(c);
}

void messages(amqp_connection_state_t c, amqp_envelope_t *envelope, amqp_frame_t *frame) {
  struct timeval second = {1, 0};
  amqp_consume_message(c, envelope, NULL, 0);      // row: amqp_consume_message Wait unbounded
  amqp_consume_message(c, envelope, &second, 0);   // row: amqp_consume_message Wait bounded
  amqp_simple_wait_frame(c, frame);                // row: amqp_simple_wait_frame Wait
  amqp_simple_wait_frame_noblock(c, frame, NULL);  // row: amqp_simple_wait_frame_noblock Wait unbounded
  amqp_simple_wait_frame_noblock(c, frame, &second); // row: amqp_simple_wait_frame_noblock Wait bounded
}
