// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- -pthread
// REQUIRES: systemd
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

int askBad(sd_bus *bus, sd_bus_message *message, sd_bus_message **reply) {
  return sd_bus_call(bus, message, UINT64_MAX, NULL, reply);
  // expected-warning@-1 {{'sd_bus_call' has no timeout}}
  // CHECK-FIXES: return sd_bus_call(bus, message, UINT64_C(1000) * 30000, NULL, reply);
}
int castBad(sd_bus *bus, sd_bus_message *message, sd_bus_message **reply) {
  return sd_bus_call(bus, message, (uint64_t)-1, NULL, reply);
  // expected-warning@-1 {{'sd_bus_call' has no timeout}}
  // CHECK-FIXES: return sd_bus_call(bus, message, UINT64_C(1000) * 30000, NULL, reply);
}
// 0 is the default of 25 s.
int askOk(sd_bus *bus, sd_bus_message *message, sd_bus_message **reply) { return sd_bus_call(bus, message, 0, NULL, reply); }

static void *waitBad(void *bus) {
  while (sd_bus_process((sd_bus *)bus, NULL) >= 0)
    sd_bus_wait((sd_bus *)bus, UINT64_MAX);
    // expected-warning@-1 {{'sd_bus_wait' has no timeout and no cancel branch}}
    // CHECK-FIXES: sd_bus_wait((sd_bus *)bus, UINT64_C(1000) * 30000);
  return NULL;
}
static volatile int stopped;
static void *waitOk(void *bus) {
  while (!stopped && sd_bus_process((sd_bus *)bus, NULL) >= 0)
    sd_bus_wait((sd_bus *)bus, 1000000);
  return NULL;
}
void startOk(pthread_t *threads, sd_bus *bus) {
  pthread_create(&threads[0], NULL, waitBad, bus); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, waitOk, bus);
}
