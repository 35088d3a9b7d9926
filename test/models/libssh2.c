// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: libssh2
#include <libssh2.h>
#include <libssh2_sftp.h>
#include <string.h>

void sessions(LIBSSH2_SESSION *session, LIBSSH2_LISTENER *listener, libssh2_struct_stat *stat, long time, int blocking) {
  libssh2_session_init();                          // row: libssh2_session_init_ex Make on return
  libssh2_session_set_timeout(session, 1000);      // row: libssh2_session_set_timeout Bound bounded on session
  libssh2_session_set_timeout(session, 0);         // row: libssh2_session_set_timeout Bound unbounded on session
  libssh2_session_set_timeout(session, time);      // row: libssh2_session_set_timeout Bound perhaps bounded on session
  libssh2_session_set_blocking(session, 0);        // row: libssh2_session_set_blocking Bound bounded on session
  libssh2_session_set_blocking(session, 1);        // row: libssh2_session_set_blocking Bound unbounded on session
  libssh2_session_set_blocking(session, blocking); // row: libssh2_session_set_blocking Bound perhaps bounded on session
  libssh2_session_block_directions(session);       // row: libssh2_session_block_directions Bound on session
  libssh2_session_handshake(session, 0);           // row: libssh2_session_handshake NetworkCall on session
  libssh2_session_startup(session, 0);             // row: libssh2_session_startup NetworkCall on session
  libssh2_userauth_list(session, "me", 2);         // row: libssh2_userauth_list NetworkCall on session
  libssh2_userauth_password(session, "me", "pw");  // row: libssh2_userauth_password_ex NetworkCall
  libssh2_userauth_publickey_fromfile(session, "me", "key.pub", "key", "pw"); // row: libssh2_userauth_publickey_fromfile_ex NetworkCall
  libssh2_userauth_publickey_frommemory(session, "me", 2, "", 0, "", 0, "pw"); // row: libssh2_userauth_publickey_frommemory NetworkCall on session
  libssh2_userauth_keyboard_interactive(session, "me", NULL); // row: libssh2_userauth_keyboard_interactive_ex NetworkCall
  libssh2_channel_open_session(session);           // row: libssh2_channel_open_ex NetworkCall; libssh2_channel_open_ex Make on return
  libssh2_channel_direct_tcpip(session, "host", 80);
  // row: libssh2_channel_direct_tcpip_ex NetworkCall; libssh2_channel_direct_tcpip_ex Make on return
  libssh2_channel_forward_listen(session, 80);
  // row: libssh2_channel_forward_listen_ex NetworkCall; libssh2_channel_forward_listen_ex Make on return
  libssh2_channel_forward_accept(listener);
  // row: libssh2_channel_forward_accept NetworkCall on listener; libssh2_channel_forward_accept Make on return
  libssh2_scp_recv2(session, "file", stat);        // row: libssh2_scp_recv2 NetworkCall on session; libssh2_scp_recv2 Make on return
  libssh2_scp_send64(session, "file", 0, 0, 0, 0); // row: libssh2_scp_send64 NetworkCall on session; libssh2_scp_send64 Make on return
  libssh2_sftp_init(session);                      // row: libssh2_sftp_init NetworkCall on session; libssh2_sftp_init Make on return
  libssh2_session_disconnect(session, "bye");
}

void channels(LIBSSH2_CHANNEL *channel, char *buffer, int blocking) {
  libssh2_channel_set_blocking(channel, 0);        // row: libssh2_channel_set_blocking Bound bounded on channel
  libssh2_channel_set_blocking(channel, 1);        // row: libssh2_channel_set_blocking Bound unbounded on channel
  libssh2_channel_set_blocking(channel, blocking); // row: libssh2_channel_set_blocking Bound perhaps bounded on channel
  libssh2_channel_exec(channel, "ls");             // row: libssh2_channel_process_startup NetworkCall
  libssh2_channel_request_pty(channel, "vt100");   // row: libssh2_channel_request_pty_ex NetworkCall
  libssh2_channel_read(channel, buffer, 1);        // row: libssh2_channel_read_ex NetworkCall
  libssh2_channel_read_stderr(channel, buffer, 1); // row: libssh2_channel_read_ex NetworkCall
  libssh2_channel_write(channel, buffer, 1);       // row: libssh2_channel_write_ex NetworkCall
  libssh2_channel_wait_eof(channel);               // row: libssh2_channel_wait_eof NetworkCall on channel
  libssh2_channel_wait_closed(channel);            // row: libssh2_channel_wait_closed NetworkCall on channel
  libssh2_channel_eof(channel);
}

void files(LIBSSH2_SFTP *sftp, LIBSSH2_SFTP_HANDLE *file, char *buffer, LIBSSH2_SFTP_ATTRIBUTES *attributes) {
  libssh2_sftp_open(sftp, "file", 0, 0);           // row: libssh2_sftp_open_ex NetworkCall; libssh2_sftp_open_ex Make on return
  libssh2_sftp_read(file, buffer, 1);              // row: libssh2_sftp_read NetworkCall on file
  libssh2_sftp_readdir(file, buffer, 1, attributes); // row: libssh2_sftp_readdir_ex NetworkCall
  libssh2_sftp_write(file, buffer, 1);             // row: libssh2_sftp_write NetworkCall on file
  libssh2_sftp_stat(sftp, "file", attributes);     // row: libssh2_sftp_stat_ex NetworkCall
  libssh2_sftp_mkdir(sftp, "folder", 0);           // row: libssh2_sftp_mkdir_ex NetworkCall
  libssh2_sftp_rmdir(sftp, "folder");              // row: libssh2_sftp_rmdir_ex NetworkCall
  libssh2_sftp_unlink(sftp, "file");               // row: libssh2_sftp_unlink_ex NetworkCall
  libssh2_sftp_rename(sftp, "a", "b");             // row: libssh2_sftp_rename_ex NetworkCall
  libssh2_sftp_tell64(file);
}
