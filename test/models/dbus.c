// RUN: %check_dump effects %s -- -std=gnu17 %dbus
// RUN: %check_dump effects %s -- -x c++ -std=c++17 %dbus
// REQUIRES: dbus
#include <dbus/dbus.h>
#include <stddef.h>

void use(DBusConnection *connection, DBusMessage *message, DBusPendingCall *pending, int time) {
  dbus_connection_send_with_reply_and_block(connection, message, DBUS_TIMEOUT_INFINITE, NULL);
  // row: dbus_connection_send_with_reply_and_block NetworkCall unbounded
  dbus_connection_send_with_reply_and_block(connection, message, -1, NULL); // row: dbus_connection_send_with_reply_and_block NetworkCall bounded
  dbus_connection_send_with_reply_and_block(connection, message, time, NULL);
  // row: dbus_connection_send_with_reply_and_block NetworkCall perhaps bounded
  dbus_connection_read_write(connection, -1);      // row: dbus_connection_read_write Wait unbounded
  dbus_connection_read_write(connection, 1000);    // row: dbus_connection_read_write Wait bounded
  dbus_connection_read_write_dispatch(connection, -1); // row: dbus_connection_read_write_dispatch Wait unbounded
  dbus_connection_read_write_dispatch(connection, 1000); // row: dbus_connection_read_write_dispatch Wait bounded
  dbus_connection_send(connection, message, NULL);
  dbus_pending_call_block(pending);                // row: dbus_pending_call_block NetworkCall bounded
  dbus_connection_close(connection);               // row: dbus_connection_close Cancel
}
