// RUN: %prove %s

#include "Inputs/silent_server.h"
#include <poll.h>
#include <pthread.h>

static void *worker(void *Argument) {
  struct pollfd Waits = {*(int *)Argument, POLLIN, 0};
  poll(&Waits, 1, -1);
  return 0;
}

int main(void) {
  struct sockaddr_in Where;
  int Listener = listenSilently(&Where);
  pthread_t Worker;
  pthread_create(&Worker, 0, worker, &Listener);
  pthread_join(Worker, 0);
}
