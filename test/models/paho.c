// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: paho
#include <MQTTClient.h>

void use(MQTTClient client, MQTTClient_deliveryToken token) {
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  MQTTClient_connect(client, &options);            // row: MQTTClient_connect NetworkCall bounded
  MQTTClient_waitForCompletion(client, token, 1000);
  MQTTClient_yield();                              // row: MQTTClient_yield NetworkCall bounded
}
