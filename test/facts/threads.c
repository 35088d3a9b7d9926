// RUN: %check_dump threads %s -- -std=gnu17 -pthread
#include <pthread.h>
#include <stddef.h>
#include <threads.h>

static void step(void) {}
static void *worker(void *argument) {
  step();
  return argument;
}
static int entry(void *unused) { return unused != NULL; }
static void *unused(void *argument) { return argument; }
static void *chosen(void *argument) { return argument; }

static void *(*const table[])(void *) = {unused};

int main(void) {
  pthread_t thread;
  thrd_t other;
  pthread_create(&thread, NULL, worker, NULL); // runs: worker, step
  thrd_create(&other, &entry, NULL);           // runs: entry
  void *(*start)(void *) = chosen;
  pthread_create(&thread, NULL, start, NULL);  // runs: chosen
  return table[0] == NULL;
}
