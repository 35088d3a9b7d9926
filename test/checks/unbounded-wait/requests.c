// RUN: %check_leak %s leak-unbounded-wait -- -pthread -D_GNU_SOURCE
// RUN: %check_leak %s leak-unbounded-wait --std c++11,c++20 -- -x c++ -pthread -D_GNU_SOURCE
#include <aio.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>

static struct aiocb request;
static struct gaicb name;
static int queue;

static void *readerBad(void *unused) {
  const struct aiocb *list[] = {&request};
  aio_suspend(list, 1, NULL);
  // expected-warning@-1 {{'aio_suspend' has no timeout and no cancel branch}}
  return unused;
}
static void *readerOk(void *unused) {
  const struct aiocb *list[] = {&request};
  struct timespec timeout = {5, 0};
  if (aio_suspend(list, 1, &timeout) != 0)
    aio_cancel(0, &request);
  return unused;
}

static void *resolverBad(void *unused) {
  const struct gaicb *list[] = {&name};
  int result = gai_suspend(list, 1, NULL);
  // expected-warning@-1 {{'gai_suspend' has no timeout and no cancel branch}}
  return result == 0 ? unused : NULL;
}

// System V queues have no timed calls: words, no edit.
static void *receiverBad(void *unused) {
  struct {
    long kind;
    char text[8];
  } message;
  msgrcv(queue, &message, sizeof message.text, 0, 0);
  // expected-warning@-1 {{'msgrcv' has no timeout and no cancel branch}}
  // expected-note@-2 {{pass 'IPC_NOWAIT' and try again until a deadline}}
  msgsnd(queue, &message, sizeof message.text, 0);
  // expected-warning@-1 {{'msgsnd' has no timeout and no cancel branch}}
  // expected-note@-2 {{pass 'IPC_NOWAIT' and try again until a deadline}}
  msgrcv(queue, &message, sizeof message.text, 0, IPC_NOWAIT);
  return unused;
}

static void *signalsBad(void *unused) {
  sigset_t set;
  sigemptyset(&set);
  sigsuspend(&set);
  // expected-warning@-1 {{'sigsuspend' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'sigtimedwait', or make one of the signals end the thread}}
  pause();
  // expected-warning@-1 {{'pause' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'sigtimedwait', or make one of the signals end the thread}}
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, readerBad, NULL); // expected-note {{thread started here}}
  pthread_create(&thread, NULL, readerOk, NULL);
  pthread_create(&thread, NULL, resolverBad, NULL); // expected-note {{thread started here}}
  pthread_create(&thread, NULL, receiverBad, NULL); // expected-note 2 {{thread started here}}
  pthread_create(&thread, NULL, signalsBad, NULL); // expected-note 2 {{thread started here}}
  return 0;
}
