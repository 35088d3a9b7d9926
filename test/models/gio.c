// REQUIRES: gio
// RUN: %check_dump effects %s -- -std=gnu17 %gio
// RUN: %check_dump effects %s -- -x c++ -std=c++17 %gio
#include <gio/gio.h>

void queues(GAsyncQueue *queue, GRecMutex *mutex) {
  g_async_queue_pop(queue);                        // row: g_async_queue_pop Wait on queue
  g_async_queue_pop_unlocked(queue);               // row: g_async_queue_pop_unlocked Wait on queue
  g_async_queue_timeout_pop(queue, 1000);
  g_async_queue_try_pop(queue);
  g_async_queue_push(queue, queue);
  g_rec_mutex_lock(mutex);                         // row: g_rec_mutex_lock Acquire on mutex; g_rec_mutex_lock Recursive on mutex
  g_rec_mutex_trylock(mutex);                      // row: g_rec_mutex_trylock TryAcquire on mutex
  g_rec_mutex_unlock(mutex);                       // row: g_rec_mutex_unlock Release on mutex
}

void waits(GPollFD *fds, GMainLoop *loop, GSubprocess *child, GCancellable *cancellable, gchar **words, int time) {
  g_poll(fds, 1, -1);                              // row: g_poll Wait unbounded
  g_poll(fds, 1, 1000);                            // row: g_poll Wait bounded
  g_poll(fds, 1, time);                            // row: g_poll Wait perhaps bounded
  g_main_loop_new(NULL, FALSE);                    // row: g_main_loop_new Make on return
  g_main_loop_run(loop);                           // row: g_main_loop_run Wait on loop
  g_main_loop_quit(loop);                          // row: g_main_loop_quit Bound on loop
  g_spawn_sync(NULL, words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, NULL); // row: g_spawn_sync Wait
  g_spawn_command_line_sync("ls", NULL, NULL, NULL, NULL); // row: g_spawn_command_line_sync Wait
  g_subprocess_wait(child, NULL, NULL);            // row: g_subprocess_wait Wait unbounded
  g_subprocess_wait(child, cancellable, NULL);     // row: g_subprocess_wait Wait perhaps bounded
  g_subprocess_wait(child, g_cancellable_new(), NULL); // row: g_subprocess_wait Wait perhaps bounded
  g_cancellable_cancel(cancellable);               // row: g_cancellable_cancel Cancel
}

void sockets(GSocket *s, GSocketAddress *peer, gchar *buffer, GCancellable *c, GSocketClient *client, GSocketListener *listener,
             GSocketConnectable *host, guint time) {
  GCancellable *const given = c;
  g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL); // row: g_socket_new Make on return
  g_socket_receive(s, buffer, 1, NULL, NULL);      // row: g_socket_receive NetworkCall unbounded on s
  g_socket_receive(s, buffer, 1, given, NULL);     // row: g_socket_receive NetworkCall perhaps bounded on s
  g_socket_send(s, buffer, 1, NULL, NULL);         // row: g_socket_send NetworkCall unbounded on s
  g_socket_send(s, buffer, 1, given, NULL);        // row: g_socket_send NetworkCall perhaps bounded on s
  g_socket_connect(s, peer, NULL, NULL);           // row: g_socket_connect NetworkCall unbounded on s
  g_socket_connect(s, peer, given, NULL);          // row: g_socket_connect NetworkCall perhaps bounded on s
  g_socket_accept(s, NULL, NULL);                  // row: g_socket_accept NetworkCall unbounded on s; g_socket_accept Make on return
  g_socket_accept(s, given, NULL);                 // row: g_socket_accept NetworkCall perhaps bounded on s; g_socket_accept Make on return
  g_socket_condition_wait(s, G_IO_IN, NULL, NULL); // row: g_socket_condition_wait Wait unbounded on s
  g_socket_condition_wait(s, G_IO_IN, given, NULL); // row: g_socket_condition_wait Wait perhaps bounded on s
  g_socket_set_timeout(s, 30);                     // row: g_socket_set_timeout Bound bounded on s
  g_socket_set_timeout(s, 0);                      // row: g_socket_set_timeout Bound unbounded on s
  g_socket_set_timeout(s, time);                   // row: g_socket_set_timeout Bound perhaps bounded on s
  g_socket_set_blocking(s, FALSE);                 // row: g_socket_set_blocking Bound bounded on s
  g_socket_set_blocking(s, TRUE);                  // row: g_socket_set_blocking Bound unbounded on s
  g_socket_client_new();                           // row: g_socket_client_new Make on return
  g_socket_client_set_timeout(client, 30);         // row: g_socket_client_set_timeout Bound bounded on client
  g_socket_client_set_timeout(client, 0);          // row: g_socket_client_set_timeout Bound unbounded on client
  g_socket_client_connect_to_host(client, "host", 80, NULL, NULL); // row: g_socket_client_connect_to_host NetworkCall unbounded on client
  g_socket_client_connect_to_host(client, "host", 80, given, NULL); // row: g_socket_client_connect_to_host NetworkCall perhaps bounded on client
  g_socket_client_connect(client, host, NULL, NULL); // row: g_socket_client_connect NetworkCall unbounded on client
  g_socket_client_connect(client, host, given, NULL); // row: g_socket_client_connect NetworkCall perhaps bounded on client
  g_socket_listener_accept(listener, NULL, NULL, NULL); // row: g_socket_listener_accept NetworkCall unbounded
  g_socket_listener_accept(listener, NULL, given, NULL); // row: g_socket_listener_accept NetworkCall perhaps bounded
}

void buses(GDBusConnection *bus, GDBusProxy *proxy) {
  g_dbus_connection_call_sync(bus, "a", "/a", "a", "Get", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL);
  // row: g_dbus_connection_call_sync NetworkCall unbounded
  g_dbus_connection_call_sync(bus, "a", "/a", "a", "Get", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  // row: g_dbus_connection_call_sync NetworkCall bounded
  g_dbus_proxy_call_sync(proxy, "Get", NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL); // row: g_dbus_proxy_call_sync NetworkCall unbounded
  g_dbus_proxy_call_sync(proxy, "Get", NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL); // row: g_dbus_proxy_call_sync NetworkCall bounded
}
