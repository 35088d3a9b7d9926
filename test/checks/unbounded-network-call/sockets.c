// RUN: %check_leak %s leak-unbounded-network-call -- -pthread -D_GNU_SOURCE
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static struct sockaddr_in address;

int clientBad(char *buffer, size_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // expected-note 4 {{'fd' made here}}
  if (fd < 0)
    return -1;
  if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
    // expected-warning@-1 {{'connect' on 'fd' has no timeout}}
    // expected-note@-2 {{bounded by the timeout that is added here}}
    // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
    // CHECK-FIXES-NEXT: if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
    close(fd);
    return -1;
  }
  send(fd, "hello", 5, 0);
  // expected-warning@-1 {{'send' on 'fd' has no timeout}}
  ssize_t got = recv(fd, buffer, size, 0);
  // expected-warning@-1 {{'recv' on 'fd' has no timeout}}
  // expected-note@-2 {{bounded by the timeout that is added here}}
  // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
  // CHECK-FIXES-NEXT: ssize_t got = recv(fd, buffer, size, 0);
  while (got > 0)
    got = read(fd, buffer, size);
  // expected-warning@-1 {{'read' on 'fd' has no timeout}}
  close(fd);
  return 0;
}

// SO_RCVTIMEO does not bound connect.
int receiveTimeoutBad(char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // expected-note {{'fd' made here}}
  struct timeval timeout = {5, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  connect(fd, (struct sockaddr *)&address, sizeof address);
  // expected-warning@-1 {{'connect' on 'fd' has no timeout}}
  return recv(fd, buffer, 1, 0);
}

int bothOk(char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  struct timeval timeout = {5, 0};
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
  connect(fd, (struct sockaddr *)&address, sizeof address);
  return recv(fd, buffer, 1, 0);
}

int nonBlockingOk(char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  recv(fd, buffer, 1, 0);
  int other = socket(AF_INET, SOCK_STREAM, 0);
  fcntl(other, F_SETFL, fcntl(other, F_GETFL) | O_NONBLOCK);
  recv(other, buffer, 1, 0);
  int third = socket(AF_INET, SOCK_STREAM, 0);
  return recv(third, buffer, 1, MSG_DONTWAIT);
}

// Polled with a timeout before it is read.
int polledOk(char *buffer) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct pollfd entry = {fd, POLLIN, 0};
  if (poll(&entry, 1, 1000) <= 0)
    return -1;
  return recv(fd, buffer, 1, 0);
}
int selectedOk(char *buffer) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  fd_set set;
  FD_ZERO(&set);
  FD_SET(fd, &set);
  struct timeval timeout = {1, 0};
  if (select(fd + 1, &set, NULL, NULL, &timeout) <= 0)
    return -1;
  return recv(fd, buffer, 1, 0);
}

// Not sockets, or not known to be.
int filesOk(int fd, char *buffer) {
  int file = open("/etc/hostname", O_RDONLY);
  read(file, buffer, 1);
  read(STDIN_FILENO, buffer, 1);
  return read(fd, buffer, 1);
}

// A server's main loop waits for ever by design.
int serverOk(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&address, sizeof address);
  listen(listener, 5);
  for (;;) {
    int peer = accept(listener, NULL, NULL);
    close(peer);
  }
}

static void *acceptBad(void *unused) {
  int listener = socket(AF_INET, SOCK_STREAM, 0); // expected-note {{'listener' made here}}
  listen(listener, 5);
  for (;;) {
    int peer = accept(listener, NULL, NULL); // expected-note {{'peer' made here}}
    // expected-warning@-1 {{'accept' on 'listener' has no timeout}}
    // CHECK-FIXES: setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
    // CHECK-FIXES-NEXT: int peer = accept(listener, NULL, NULL);
    char byte;
    recv(peer, &byte, 1, 0);
    // expected-warning@-1 {{'recv' on 'peer' has no timeout}}
    close(peer);
  }
  return unused;
}

// The resolver gives up by itself.
int resolverOk(const char *name) {
  struct addrinfo *found;
  return getaddrinfo(name, "80", NULL, &found);
}

// A function of the program that happens to have a name from the C library.
static int recv2(int fd) { return fd; }
static int accept3(int fd) { return recv2(fd); }

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, acceptBad, NULL);
  return accept3(0);
}
