// RUN: %check_leak %s leak-unbounded-network-call
// RUN: %check_leak %s leak-unbounded-network-call --std c++11 -- -x c++
#include <netinet/in.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

static struct sockaddr_in address;

ssize_t sendfileBad(int file) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // expected-note {{'fd' made here}}
  return sendfile(fd, file, NULL, 4096);
  // expected-warning@-1 {{'sendfile' on 'fd' has no timeout}}
  // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO,
}

// The file is no socket, and a descriptor that epoll watches is ready when it is used.
ssize_t sendfileOk(int fd, int ep) {
  int watched = socket(AF_INET, SOCK_STREAM, 0);
  struct epoll_event event = {EPOLLOUT, {0}};
  epoll_ctl(ep, EPOLL_CTL_ADD, watched, &event);
  if (epoll_wait(ep, &event, 1, 1000) <= 0)
    return -1;
  return sendfile(fd, 3, NULL, 4096) + sendfile(watched, 3, NULL, 4096);
}
