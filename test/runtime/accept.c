// RUN: %prove %s

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in Where = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int Listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(Listener, (struct sockaddr *)&Where, sizeof(Where));
  listen(Listener, 1);
  int Peer = accept(Listener, 0, 0);
  if (Peer >= 0)
    close(Peer);
  close(Listener);
  return 0;
}
