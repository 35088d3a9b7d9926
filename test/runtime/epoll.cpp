// RUN: %prove %s

#include <sys/epoll.h>
#include <thread>
#include "Inputs/silent_server.h"

sockaddr_in Where;
const int Listener = listenSilently(&Where);

void worker() {
  epoll_event Event = {EPOLLIN, {}};
  int Set = epoll_create1(0);
  epoll_ctl(Set, EPOLL_CTL_ADD, Listener, &Event);
  epoll_wait(Set, &Event, 1, -1);
}

int main() {
  std::thread Worker(worker);
  Worker.join();
}
