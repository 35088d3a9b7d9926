// RUN: %check_leak %s leak-unbounded-wait
// REQUIRES: paho-cpp
#include <chrono>
#include <mqtt/async_client.h>
#include <thread>

static void tokenBad(mqtt::token *Token) {
  Token->wait();
  // expected-warning@-1 {{'wait' on 'Token' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Token->wait_for(std::chrono::seconds(30)))
}
static void tokenOk(mqtt::token *Token) { Token->wait_for(std::chrono::seconds(1)); }
static void consumeBad() {
  mqtt::async_client Client("tcp://localhost", "me");
  auto Message = Client.consume_message();
  // expected-warning@-1 {{'consume_message' on 'Client' has no timeout and no cancel branch}}
  // CHECK-FIXES: auto Message = Client.try_consume_message_for(std::chrono::seconds(30));
  if (!Message)
    return;
}
static mqtt::async_client Stopped("tcp://localhost", "you");
static void consumeOk() {
  while (auto Message = Stopped.consume_message())
    ;
}
void startOk(mqtt::token *Token) {
  std::jthread A(tokenBad, Token), B(tokenOk, Token), C(consumeBad), D(consumeOk); // expected-note 2 {{thread started here}}
}
void stopOk() { Stopped.stop_consuming(); }
