// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <sys/select.h>
#include <thread>

void worker(int Listener) {
  fd_set Set;
  FD_ZERO(&Set);
  FD_SET(Listener, &Set);
  select(Listener + 1, &Set, nullptr, nullptr, nullptr);
}

int main() {
  sockaddr_in Where;
  std::thread Worker(worker, listenSilently(&Where));
  Worker.join();
}
