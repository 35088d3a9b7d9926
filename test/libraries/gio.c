// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock -- %gio
// REQUIRES: gio
#include <gio/gio.h>

gssize readBad(GSocketAddress *peer, gchar *buffer) {
  GSocket *s = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  // expected-note@-1 2 {{'s' made here}}
  if (!g_socket_connect(s, peer, NULL, NULL))
  // expected-warning@-1 {{'g_socket_connect' on 's' has no timeout}}
  // expected-note@-2 {{bounded by the timeout that is added here}}
  // CHECK-FIXES: g_socket_set_timeout(s, 30);
    return -1;
  return g_socket_receive(s, buffer, 1, NULL, NULL); // expected-warning {{'g_socket_receive' on 's' has no timeout}}
}
gssize readOk(GSocketAddress *peer, gchar *buffer) {
  GSocket *s = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_socket_set_timeout(s, 30);
  if (!g_socket_connect(s, peer, NULL, NULL))
    return -1;
  return g_socket_receive(s, buffer, 1, NULL, NULL);
}
gssize cancelledOk(gchar *buffer, GCancellable *cancellable) {
  GSocket *s = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  return g_socket_receive(s, buffer, 1, cancellable, NULL);
}
GSocketConnection *clientBad(void) {
  GSocketClient *client = g_socket_client_new(); // expected-note {{'client' made here}}
  return g_socket_client_connect_to_host(client, "host", 80, NULL, NULL);
  // expected-warning@-1 {{'g_socket_client_connect_to_host' on 'client' has no timeout}}
  // CHECK-FIXES: g_socket_client_set_timeout(client, 30);
}
// -1 is a default of 25 s.
GVariant *callBad(GDBusProxy *proxy) {
  return g_dbus_proxy_call_sync(proxy, "Get", NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL);
  // expected-warning@-1 {{'g_dbus_proxy_call_sync' has no timeout}}
  // CHECK-FIXES: return g_dbus_proxy_call_sync(proxy, "Get", NULL, G_DBUS_CALL_FLAGS_NONE, 30000, NULL, NULL);
}
GVariant *callOk(GDBusProxy *proxy) {
  return g_dbus_proxy_call_sync(proxy, "Get", NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
}

static GAsyncQueue *jobs;
static gpointer popBad(gpointer data) {
  gpointer job = g_async_queue_pop(jobs);
  // expected-warning@-1 {{'g_async_queue_pop' on 'jobs' has no timeout and no cancel branch}}
  // CHECK-FIXES: gpointer job = g_async_queue_timeout_pop(jobs, 30 * G_USEC_PER_SEC);
  if (!job)
    return NULL;
  return job;
}
static gpointer popOk(gpointer data) { return g_async_queue_timeout_pop(jobs, G_USEC_PER_SEC); }
static gpointer loopBad(gpointer data) {
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);
  g_main_loop_run(loop);
  // expected-warning@-1 {{'g_main_loop_run' on 'loop' has no timeout and no cancel branch}}
  // expected-note@-2 {{call 'g_main_loop_quit' on the loop when the program ends}}
  return NULL;
}
static GMainLoop *stopped;
static gpointer loopOk(gpointer data) {
  stopped = g_main_loop_new(NULL, FALSE);
  g_main_loop_run(stopped);
  return NULL;
}
// Its callbacks get the loop and end it.
static gpointer callbackOk(gpointer data) {
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);
  g_timeout_add(1000, (GSourceFunc)g_main_loop_quit, loop);
  g_main_loop_run(loop);
  return NULL;
}
void startOk(void) {
  g_thread_new("a", popBad, NULL); // expected-note {{thread started here}}
  g_thread_new("b", popOk, NULL);
  g_thread_new("c", loopBad, NULL); // expected-note {{thread started here}}
  g_thread_new("d", loopOk, NULL);
  g_thread_new("e", callbackOk, NULL);
}
void stopOk(void) { g_main_loop_quit(stopped); }

static GRecMutex recursive;
void againOk(void) {
  g_rec_mutex_lock(&recursive);
  g_rec_mutex_lock(&recursive);
  g_rec_mutex_unlock(&recursive);
  g_rec_mutex_unlock(&recursive);
}
