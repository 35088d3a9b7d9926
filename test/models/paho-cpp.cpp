// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: paho-cpp
#include <mqtt/async_client.h>
#include <mqtt/client.h>
#include <mqtt/thread_queue.h>

void use(mqtt::token_ptr Token, mqtt::thread_queue<int> &Queue, int Value) {
  mqtt::async_client Client("tcp://localhost", "me"); // row: mqtt::async_client type Handle
  mqtt::client Plain("tcp://localhost", "me");     // row: mqtt::client type Handle
  Token->wait();                                   // row: mqtt::token::wait/0 Wait on Token
  Token->wait_for(1000);
  Client.consume_message();                        // row: mqtt::async_client::consume_message Wait on Client
  Client.stop_consuming();                         // row: mqtt::async_client::stop_consuming Bound on Client
  Client.disconnect();                             // row: mqtt::async_client::disconnect Bound on Client
  Plain.consume_message();                         // row: mqtt::client::consume_message Wait on Plain
  Plain.stop_consuming();                          // row: mqtt::client::stop_consuming Bound on Plain
  Plain.disconnect();                              // row: mqtt::client::disconnect Bound on Plain
  Queue.get(&Value);                               // row: mqtt::thread_queue::get/1 Wait on Queue
  Queue.get();                                     // row: mqtt::thread_queue::get/0 Wait on Queue
}
