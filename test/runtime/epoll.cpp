// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <sys/epoll.h>
#include <thread>

void worker(int Listener) {
  epoll_event Event = {EPOLLIN, {}};
  int Set = epoll_create1(0);
  epoll_ctl(Set, EPOLL_CTL_ADD, Listener, &Event);
  epoll_wait(Set, &Event, 1, -1);
}

int main() {
  sockaddr_in Where;
  std::thread Worker(worker, listenSilently(&Where));
  Worker.join();
}
