// RUN: %prove %s

#include <poll.h>
#include <thread>
#include "Inputs/silent_server.h"

sockaddr_in Where;
const int Listener = listenSilently(&Where);

void worker() {
  pollfd Waits = {Listener, POLLIN, 0};
  poll(&Waits, 1, -1);
}

int main() {
  std::thread Worker(worker);
  Worker.join();
}
