// RUN: %check_dump starts %s -- -std=gnu17 -pthread
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <threads.h>
#include <unistd.h>

void work(void);
static int never_set;
static atomic_bool never_stored, stored;
volatile int set_by_handler;
struct context {
  int stop;
  int done;
};

void on_signal(int number) { set_by_handler = number; }
static void *plain(void *argument) {
  while (!never_set)
    work();
  return argument;
}
static void *atomic(void *argument) {
  while (!never_stored)
    work();
  return argument;
}
static void *is_stored(void *argument) {
  while (!atomic_load(&stored))
    work();
  return argument;
}
static void *handler(void *argument) {
  while (!set_by_handler)
    work();
  return argument;
}
static void *field(void *argument) {
  struct context *context = argument;
  while (!context->stop)
    work();
  return argument;
}
static void *set_field(void *argument) {
  struct context *context = argument;
  while (!context->done)
    work();
  return argument;
}
static void *loops(void *argument) {
  for (;;)
    usleep(1000);
}
static void *leaves(void *argument) {
  for (;;)
    if (argument)
      pthread_exit(NULL);
}
static unsigned long long most = ~0ULL;
static void *large(void *argument) {
  while (most != 18446744073709551615ULL)
    work();
  return argument;
}
static int c11(void *argument) {
  while (1)
    work();
  return argument != NULL;
}

void start(void) {
  pthread_t a, b[2];
  struct context context = {0};
  context.stop = 0;
  context.done = 0;
  pthread_create(&a, NULL, plain, NULL);          // starts: plain joined in a endless despite never_set
  pthread_create(&a, NULL, atomic, NULL);         // starts: atomic joined in a endless despite never_stored
  pthread_create(&a, NULL, is_stored, NULL);      // starts: is_stored joined in a
  pthread_create(&a, NULL, handler, NULL);        // starts: handler joined in a
  pthread_create(&a, NULL, field, &context);      // starts: field joined in a endless despite stop
  pthread_create(&a, NULL, set_field, &context);  // starts: set_field joined in a
  for (int i = 0; i < 2; i++)
    pthread_create(&b[i], NULL, loops, NULL);     // starts: loops joined in b endless
  pthread_create(&a, NULL, leaves, NULL);         // starts: leaves joined in a
  pthread_create(&a, NULL, large, NULL);          // starts: large joined in a
  context.done = 1;
  atomic_store(&stored, true);
  pthread_join(a, NULL);
  for (int i = 0; i < 2; i++)
    pthread_join(b[i], NULL);
  thrd_t c;
  thrd_create(&c, c11, NULL);                     // starts: c11 detached in c endless
  thrd_detach(c);
}

void hand_out(pthread_t *thread) {
  pthread_create(thread, NULL, loops, NULL);      // starts: loops escapes endless
}
