// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <thread>
#include <unistd.h>

sockaddr_in Where;

void ask() {
  int Peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(Peer, reinterpret_cast<sockaddr *>(&Where), sizeof(Where)) == 0) {
    char Answer[16];
    recv(Peer, Answer, sizeof(Answer), 0);
  }
  close(Peer);
}

int main() {
  listenSilently(&Where);
  std::thread Asks(ask);
  Asks.join();
}
