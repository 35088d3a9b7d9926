// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait --std c++17 -- -x c++ -pthread
// REQUIRES: libssh
#include <libssh/libssh.h>
#include <libssh/sftp.h>
#include <pthread.h>
#include <sys/time.h>

int readBad(char *buffer) {
  ssh_session session = ssh_new();
  if (ssh_connect(session) != SSH_OK)
    return -1;
  ssh_channel channel = ssh_channel_new(session); // expected-note {{'channel' made here}}
  return ssh_channel_read(channel, buffer, 1, 0);
  // expected-warning@-1 {{'ssh_channel_read' on 'channel' has no timeout}}
  // CHECK-FIXES-GNU17: return ssh_channel_read_timeout(channel, buffer, 1, 0, 30000);
}
int timedBad(char *buffer) {
  ssh_session session = ssh_new();
  ssh_channel channel = ssh_channel_new(session); // expected-note {{'channel' made here}}
  return ssh_channel_read_timeout(channel, buffer, 1, 0, -1);
  // expected-warning@-1 {{'ssh_channel_read_timeout' on 'channel' has no timeout}}
  // CHECK-FIXES-GNU17: return ssh_channel_read_timeout(channel, buffer, 1, 0, 30000);
}
int readOk(char *buffer) {
  ssh_session session = ssh_new();
  ssh_channel channel = ssh_channel_new(session);
  return ssh_channel_read_timeout(channel, buffer, 1, 0, 30000);
}
ssize_t fileBad(char *buffer) {
  ssh_session session = ssh_new();
  sftp_session sftp = sftp_new(session); // expected-note {{'sftp' made here}}
  sftp_file file = sftp_open(sftp, "file", 0, 0);
  // expected-warning@-1 {{'sftp_open' on 'sftp' has no timeout}}
  // expected-note@-2 {{set 'SSH_OPTIONS_TIMEOUT' with 'ssh_options_set' on the session}}
  // expected-note@-3 {{'file' made here}}
  return sftp_read(file, buffer, 1);
  // expected-warning@-1 {{'sftp_read' on 'file' has no timeout}}
  // expected-note@-2 {{set 'SSH_OPTIONS_TIMEOUT' with 'ssh_options_set' on the session}}
}
ssize_t fileOk(char *buffer) {
  long seconds = 30;
  ssh_session session = ssh_new();
  ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &seconds);
  sftp_session sftp = sftp_new(session);
  sftp_file file = sftp_open(sftp, "file", 0, 0);
  return sftp_read(file, buffer, 1);
}

static void *pollBad(void *event) {
  ssh_event_dopoll((ssh_event)event, -1);
  // expected-warning@-1 {{'ssh_event_dopoll' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: ssh_event_dopoll((ssh_event)event, 30000);
  return NULL;
}
static void *pollOk(void *event) {
  ssh_event_dopoll((ssh_event)event, 1000);
  return NULL;
}
static void *selectBad(void *channels) {
  ssh_channel_select((ssh_channel *)channels, NULL, NULL, NULL);
  // expected-warning@-1 {{'ssh_channel_select' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: ssh_channel_select((ssh_channel *)channels, NULL, NULL, &(struct timeval){30, 0});
  return NULL;
}
void startOk(pthread_t *threads, void *event, void *channels) {
  pthread_create(&threads[0], NULL, pollBad, event); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, pollOk, event);
  pthread_create(&threads[2], NULL, selectBad, channels); // expected-note {{thread started here}}
}
