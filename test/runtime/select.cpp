// RUN: %prove %s

#include <sys/select.h>
#include <thread>
#include "Inputs/silent_server.h"

sockaddr_in Where;
const int Listener = listenSilently(&Where);

void worker() {
  fd_set Set;
  FD_ZERO(&Set);
  FD_SET(Listener, &Set);
  select(Listener + 1, &Set, nullptr, nullptr, nullptr);
}

int main() {
  std::thread Worker(worker);
  Worker.join();
}
