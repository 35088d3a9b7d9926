#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/select.h>
#include <sys/socket.h>

static sem_t ready;

void *worker(void *argument) {
  int fd = *(int *)argument;
  struct pollfd entry = {fd, POLLIN, 0};
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(fd, &readable);
  poll(&entry, 1, -1);
  ppoll(&entry, 1, NULL, NULL);
  select(fd + 1, &readable, NULL, NULL, NULL);
  sem_wait(&ready);
  return argument;
}

void reachedByNoThread(void) { sem_wait(&ready); }

long ask(char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return recv(fd, buffer, 1, 0);
}

int main(void) {
  pthread_t thread;
  return pthread_create(&thread, NULL, worker, NULL);
}
