// RUN: %check_leak %s leak-unbounded-network-call
// RUN: %check_leak %s leak-unbounded-network-call --std c++17 -- -x c++
// REQUIRES: libssh2
#include <libssh2.h>
#include <libssh2_sftp.h>
#include <string.h>

int handshakeBad(int fd) {
  LIBSSH2_SESSION *session = libssh2_session_init(); // expected-note {{'session' made here}}
  return libssh2_session_handshake(session, fd);
  // expected-warning@-1 {{'libssh2_session_handshake' on 'session' has no timeout}}
  // CHECK-FIXES-GNU17: libssh2_session_set_timeout(session, 30000);
}
int handshakeOk(int fd) {
  LIBSSH2_SESSION *session = libssh2_session_init();
  libssh2_session_set_timeout(session, 30000);
  return libssh2_session_handshake(session, fd);
}
// 0 is no timeout.
int zeroBad(int fd) {
  LIBSSH2_SESSION *session = libssh2_session_init(); // expected-note {{'session' made here}}
  libssh2_session_set_timeout(session, 0);
  return libssh2_session_handshake(session, fd);
  // expected-warning@-1 {{'libssh2_session_handshake' on 'session' has no timeout}}
  // CHECK-FIXES-GNU17: libssh2_session_set_timeout(session, 30000);
}

// A channel lives by the timeout of its session.
ssize_t readBad(char *buffer) {
  LIBSSH2_SESSION *session = libssh2_session_init(); // expected-note {{'session' made here}}
  LIBSSH2_CHANNEL *channel = libssh2_channel_open_session(session);
  // expected-warning@-1 {{'libssh2_channel_open_session' on 'session' has no timeout}}
  // expected-note@-2 {{'channel' made here}}
  // expected-note@-3 {{bounded by the timeout that is added here}}
  // CHECK-FIXES-GNU17: libssh2_session_set_timeout(session, 30000);
  return libssh2_channel_read(channel, buffer, 1); // expected-warning {{'libssh2_channel_read' on 'channel' has no timeout}}
}
ssize_t readOk(int fd, char *buffer) {
  LIBSSH2_SESSION *own = libssh2_session_init();
  libssh2_session_set_timeout(own, 30000);
  LIBSSH2_SFTP *sftp = libssh2_sftp_init(own);
  LIBSSH2_SFTP_HANDLE *file = libssh2_sftp_open(sftp, "file", LIBSSH2_FXF_READ, 0);
  return libssh2_sftp_read(file, buffer, 1);
}
// What comes later than the opening bounds the reading.
ssize_t laterBad(char *buffer) {
  LIBSSH2_SESSION *own = libssh2_session_init(); // expected-note {{'own' made here}}
  LIBSSH2_CHANNEL *channel = libssh2_channel_open_session(own);
  // expected-warning@-1 {{'libssh2_channel_open_session' on 'own' has no timeout}}
  // CHECK-FIXES-GNU17: libssh2_session_set_timeout(own, 30000);
  libssh2_session_set_blocking(own, 0);
  return libssh2_channel_read(channel, buffer, 1);
}
