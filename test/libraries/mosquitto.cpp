// RUN: %check_leak %s leak-unbounded-wait
// REQUIRES: mosquitto
#include <mosquitto.h>
#include <thread>

void loopBad() {
  mosquitto *Client = mosquitto_new("me", true, nullptr);
  mosquitto_connect(Client, "host", 1883, 60);
  mosquitto_loop_forever(Client, -1, 1);
  // expected-warning@-1 {{'mosquitto_loop_forever' on 'Client' has no timeout and no cancel branch}}
  // expected-note@-2 {{call 'mosquitto_disconnect' on the client to end the thread}}
}
void askBad(mosquitto_message *Message) {
  mosquitto_subscribe_simple(&Message, 1, true, "topic", 0, "host", 1883, "me", 60, true, nullptr, nullptr, nullptr, nullptr);
  // expected-warning@-1 {{'mosquitto_subscribe_simple' has no timeout and no cancel branch}}
  // expected-note@-2 {{use a client with 'mosquitto_loop' and a time}}
}
void loopOk() {
  mosquitto *Client = mosquitto_new("me", true, nullptr);
  for (int I = 0; I < 10; ++I)
    mosquitto_loop(Client, 1000, 1);
}
void startOk(mosquitto_message *Message) {
  std::jthread First(loopBad), Second(loopOk), Third(askBad, Message); // expected-note 2 {{thread started here}}
}
