// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: systemd
#include <stddef.h>
#include <stdint.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

void buses(sd_bus *bus, sd_bus_message *message, sd_bus_message **reply, uint64_t time) {
  sd_bus_call(bus, message, UINT64_MAX, NULL, reply); // row: sd_bus_call NetworkCall unbounded
  sd_bus_call(bus, message, (uint64_t)-1, NULL, reply); // row: sd_bus_call NetworkCall unbounded
  sd_bus_call(bus, message, 0, NULL, reply);       // row: sd_bus_call NetworkCall bounded
  sd_bus_call(bus, message, time, NULL, reply);    // row: sd_bus_call NetworkCall perhaps bounded
  sd_bus_call_method(bus, "a.b", "/a", "a.b", "Get", NULL, reply, NULL); // row: sd_bus_call_method NetworkCall bounded
  sd_bus_get_property(bus, "a.b", "/a", "a.b", "Name", NULL, reply, "s"); // row: sd_bus_get_property NetworkCall bounded
  sd_bus_set_property(bus, "a.b", "/a", "a.b", "Name", NULL, "s", "x"); // row: sd_bus_set_property NetworkCall bounded
  sd_bus_wait(bus, UINT64_MAX);                    // row: sd_bus_wait Wait unbounded
  sd_bus_wait(bus, 1000);                          // row: sd_bus_wait Wait bounded
  sd_bus_process(bus, NULL);
}

void events(sd_event *event) {
  sd_event_run(event, UINT64_MAX);                 // row: sd_event_run Wait unbounded
  sd_event_run(event, 1000);                       // row: sd_event_run Wait bounded
  sd_event_wait(event, UINT64_MAX);                // row: sd_event_wait Wait unbounded
  sd_event_wait(event, 1000);                      // row: sd_event_wait Wait bounded
  sd_event_loop(event);
  sd_event_exit(event, 0);                         // row: sd_event_exit Cancel
}
