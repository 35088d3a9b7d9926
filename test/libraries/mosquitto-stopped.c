// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// REQUIRES: mosquitto
// expected-no-diagnostics
#include <mosquitto.h>
#include <pthread.h>
#include <stddef.h>

static struct mosquitto *client;
static void *loopOk(void *unused) {
  client = mosquitto_new("me", true, NULL);
  mosquitto_loop_forever(client, -1, 1);
  return unused;
}
static void *stopOk(void *unused) {
  struct mosquitto *own = mosquitto_new("me", true, NULL);
  mosquitto_loop_start(own);
  mosquitto_loop_stop(own, true);
  return unused;
}
// A callback that is given the client ends its loop.
static void on_message(struct mosquitto *given, void *data, const struct mosquitto_message *message) {
  if (data == message->payload)
    mosquitto_disconnect(given);
}
void startOk(pthread_t *threads) {
  mosquitto_message_callback_set(client, on_message);
  pthread_create(&threads[0], NULL, loopOk, NULL);
  pthread_create(&threads[1], NULL, stopOk, NULL);
}
