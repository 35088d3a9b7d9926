// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <unistd.h>

int main(void) {
  struct sockaddr_in Where;
  listenSilently(&Where);
  int Peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(Peer, (struct sockaddr *)&Where, sizeof(Where)) == 0) {
    char Answer[16];
    if (recv(Peer, Answer, sizeof(Answer), 0) < 0) {
      close(Peer);
      return 1;
    }
  }
  close(Peer);
  return 0;
}
