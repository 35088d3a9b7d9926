// A server that takes connections and never says a word: the peer of the network proofs.

#ifndef LEAK_TIDY_TEST_SILENT_SERVER_H
#define LEAK_TIDY_TEST_SILENT_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// Listens on a free port of 127.0.0.1 and stores where; the kernel completes connections without anyone calling accept.
static inline int listenSilently(struct sockaddr_in *Where) {
  socklen_t Size = sizeof(*Where);
  memset(Where, 0, sizeof(*Where));
  Where->sin_family = AF_INET;
  Where->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int Listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(Listener, (struct sockaddr *)Where, sizeof(*Where)) || listen(Listener, 8) ||
      getsockname(Listener, (struct sockaddr *)Where, &Size))
    return -1;
  return Listener;
}

static inline int silentPort(void) {
  struct sockaddr_in Where;
  return listenSilently(&Where) < 0 ? -1 : ntohs(Where.sin_port);
}

#endif
