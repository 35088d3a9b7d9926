// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- %dbus -pthread
// REQUIRES: dbus
#include <dbus/dbus.h>
#include <pthread.h>
#include <stddef.h>

DBusMessage *askBad(DBusConnection *connection, DBusMessage *message) {
  return dbus_connection_send_with_reply_and_block(connection, message, DBUS_TIMEOUT_INFINITE, NULL);
  // expected-warning@-1 {{'dbus_connection_send_with_reply_and_block' has no timeout}}
  // CHECK-FIXES: return dbus_connection_send_with_reply_and_block(connection, message, 30000, NULL);
}
// -1 is a default of 25 s here, and for ever in the loops.
DBusMessage *askOk(DBusConnection *connection, DBusMessage *message) {
  return dbus_connection_send_with_reply_and_block(connection, message, -1, NULL);
}

static void *dispatchBad(void *connection) {
  for (;;)
    dbus_connection_read_write((DBusConnection *)connection, -1);
    // expected-warning@-1 {{'dbus_connection_read_write' has no timeout and no cancel branch}}
    // CHECK-FIXES: dbus_connection_read_write((DBusConnection *)connection, 30000);
}
static volatile int stopped;
static void *dispatchOk(void *connection) {
  while (!stopped && dbus_connection_read_write_dispatch((DBusConnection *)connection, 1000))
    ;
  return NULL;
}
void startOk(pthread_t *threads, DBusConnection *connection) {
  pthread_create(&threads[0], NULL, dispatchBad, connection); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, dispatchOk, connection);
}
