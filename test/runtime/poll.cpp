// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <poll.h>
#include <thread>

void worker(int Listener) {
  pollfd Waits = {Listener, POLLIN, 0};
  poll(&Waits, 1, -1);
}

int main() {
  sockaddr_in Where;
  std::thread Worker(worker, listenSilently(&Where));
  Worker.join();
}
