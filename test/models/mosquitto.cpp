// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: mosquitto
#include <mosquitto.h>
#include <mosquittopp.h>

struct Client : mosqpp::mosquittopp {};

void use(mosquitto *M, mosquitto_message **Messages, bool Force) {
  mosquitto_new("me", true, nullptr);              // row: mosquitto_new Make on return
  mosquitto_loop_forever(M, -1, 1);                // row: mosquitto_loop_forever Wait on M
  mosquitto_loop(M, 1000, 1);
  mosquitto_loop_start(M);
  mosquitto_loop_stop(M, false);                   // row: mosquitto_loop_stop Wait unbounded on M
  mosquitto_loop_stop(M, true);                    // row: mosquitto_loop_stop Wait bounded on M
  mosquitto_loop_stop(M, Force);                   // row: mosquitto_loop_stop Wait perhaps bounded on M
  mosquitto_disconnect(M);                         // row: mosquitto_disconnect Bound on M; mosquitto_disconnect Cancel
  mosquitto_disconnect_v5(M, 0, nullptr);          // row: mosquitto_disconnect_v5 Bound on M; mosquitto_disconnect_v5 Cancel
  mosquitto_subscribe_simple(Messages, 1, true, "topic", 0, "host", 1883, "me", 60, true, nullptr, nullptr, nullptr, nullptr);
  // row: mosquitto_subscribe_simple Wait
  mosquitto_subscribe_callback(nullptr, nullptr, "topic", 0, "host", 1883, "me", 60, true, nullptr, nullptr, nullptr, nullptr);
  // row: mosquitto_subscribe_callback Wait
}

void classes() {
  Client Own;                                      // row: mosqpp::mosquittopp type Handle
  Own.loop_forever();                              // row: mosqpp::mosquittopp::loop_forever Wait on Own
  Own.disconnect();                                // row: mosqpp::mosquittopp::disconnect Bound on Own; mosqpp::mosquittopp::disconnect Cancel
}
