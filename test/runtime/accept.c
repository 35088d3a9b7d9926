// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <pthread.h>
#include <unistd.h>

static void *serve(void *Argument) {
  struct sockaddr_in Where = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int Listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(Listener, (struct sockaddr *)&Where, sizeof(Where)) == 0 && listen(Listener, 1) == 0) {
    int Peer = accept(Listener, 0, 0);
    if (Peer >= 0)
      close(Peer);
  }
  close(Listener);
  return Argument;
}

int main(void) {
  pthread_t Server;
  pthread_create(&Server, 0, serve, 0);
  pthread_join(Server, 0);
  return 0;
}
