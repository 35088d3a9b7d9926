#pragma once
#include <poll.h>
#include <thread>

inline void waitFor(int Peer) {
  pollfd Waits = {Peer, POLLIN, 0};
  poll(&Waits, 1, -1);
}

inline void runJob(int Peer) {
  std::thread Worker(waitFor, Peer);
  Worker.join();
}
