// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: libssh
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <libssh/sftp.h>
#include <sys/time.h>

void sessions(ssh_session session, const long *seconds, int blocking) {
  ssh_new();                                       // row: ssh_new Make on return
  ssh_options_set(session, SSH_OPTIONS_HOST, "host");
  ssh_options_set(session, SSH_OPTIONS_TIMEOUT, seconds); // row: ssh_options_set Bound when SSH_OPTIONS_TIMEOUT|SSH_OPTIONS_TIMEOUT_USEC on session
  ssh_options_set(session, SSH_OPTIONS_TIMEOUT_USEC, seconds);
  // row: ssh_options_set Bound when SSH_OPTIONS_TIMEOUT|SSH_OPTIONS_TIMEOUT_USEC on session
  ssh_set_blocking(session, 0);                    // row: ssh_set_blocking Bound bounded on session
  ssh_set_blocking(session, 1);                    // row: ssh_set_blocking Bound unbounded on session
  ssh_set_blocking(session, blocking);             // row: ssh_set_blocking Bound perhaps bounded on session
  ssh_get_fd(session);                             // row: ssh_get_fd Bound on session
  ssh_connect(session);                            // row: ssh_connect NetworkCall bounded
}

void channels(ssh_session session, ssh_channel channel, char *buffer, int time, int blocking) {
  ssh_channel_new(session);                        // row: ssh_channel_new Make on return
  ssh_channel_set_blocking(channel, 0);            // row: ssh_channel_set_blocking Bound bounded on channel
  ssh_channel_set_blocking(channel, 1);            // row: ssh_channel_set_blocking Bound unbounded on channel
  ssh_channel_open_session(channel);               // row: ssh_channel_open_session NetworkCall on channel
  ssh_channel_request_pty(channel);                // row: ssh_channel_request_pty NetworkCall on channel
  ssh_channel_request_shell(channel);              // row: ssh_channel_request_shell NetworkCall on channel
  ssh_channel_request_exec(channel, "ls");         // row: ssh_channel_request_exec NetworkCall on channel
  ssh_channel_read(channel, buffer, 1, 0);         // row: ssh_channel_read NetworkCall on channel
  ssh_channel_read_timeout(channel, buffer, 1, 0, -1); // row: ssh_channel_read_timeout NetworkCall unbounded on channel
  ssh_channel_read_timeout(channel, buffer, 1, 0, 1000); // row: ssh_channel_read_timeout NetworkCall bounded on channel
  ssh_channel_read_timeout(channel, buffer, 1, 0, time); // row: ssh_channel_read_timeout NetworkCall perhaps bounded on channel
  ssh_channel_read_nonblocking(channel, buffer, 1, 0);
  ssh_channel_poll(channel, 0);                    // row: ssh_channel_poll Bound on channel
  ssh_channel_poll_timeout(channel, 1000, 0);      // row: ssh_channel_poll_timeout Bound on channel
  ssh_channel_write(channel, buffer, 1);           // row: ssh_channel_write NetworkCall on channel
  ssh_channel_send_eof(channel);
}

void files(ssh_session session, sftp_session sftp, sftp_file file, sftp_dir folder, char *buffer) {
  sftp_new(session);                               // row: sftp_new Make on return
  sftp_init(sftp);                                 // row: sftp_init NetworkCall on sftp
  sftp_open(sftp, "file", 0, 0);                   // row: sftp_open NetworkCall on sftp; sftp_open Make on return
  sftp_read(file, buffer, 1);                      // row: sftp_read NetworkCall on file
  sftp_write(file, buffer, 1);                     // row: sftp_write NetworkCall on file
  sftp_opendir(sftp, "folder");                    // row: sftp_opendir NetworkCall on sftp
  sftp_readdir(sftp, folder);                      // row: sftp_readdir NetworkCall on sftp
  sftp_stat(sftp, "file");                         // row: sftp_stat NetworkCall on sftp
  sftp_unlink(sftp, "file");                       // row: sftp_unlink NetworkCall on sftp
  sftp_mkdir(sftp, "folder", 0);                   // row: sftp_mkdir NetworkCall on sftp
  sftp_rename(sftp, "a", "b");                     // row: sftp_rename NetworkCall on sftp
  sftp_seek64(file, 0);
}

void servers(ssh_bind server, ssh_session session) {
  ssh_bind_new();                                  // row: ssh_bind_new Make on return
  ssh_bind_get_fd(server);                         // row: ssh_bind_get_fd Bound on server
  ssh_bind_set_blocking(server, 0);                // row: ssh_bind_set_blocking Bound bounded on server
  ssh_bind_set_blocking(server, 1);                // row: ssh_bind_set_blocking Bound unbounded on server
  ssh_bind_accept(server, session);                // row: ssh_bind_accept NetworkCall on server
}

void waits(ssh_event event, ssh_channel *channels, fd_set *set, struct timeval *time) {
  struct timeval second = {1, 0};
  ssh_event_dopoll(event, -1);                     // row: ssh_event_dopoll Wait unbounded
  ssh_event_dopoll(event, 1000);                   // row: ssh_event_dopoll Wait bounded
  ssh_channel_select(channels, NULL, NULL, NULL);  // row: ssh_channel_select Wait unbounded
  ssh_channel_select(channels, NULL, NULL, &second); // row: ssh_channel_select Wait bounded
  ssh_channel_select(channels, NULL, NULL, time);  // row: ssh_channel_select Wait perhaps bounded
  ssh_select(channels, channels, 1, set, NULL);    // row: ssh_select Wait unbounded
  ssh_select(channels, channels, 1, set, &second); // row: ssh_select Wait bounded
}
