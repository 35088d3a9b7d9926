// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// A thread that flushes now and then, and is cut off when main returns.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static long rounds;

static void *flush(void *file) {
  for (;;) {
    fflush(file);
    rounds++;
    usleep(10000);
  }
}

int main(void) {
  pthread_t flusher;
  pthread_create(&flusher, NULL, flush, stdout);
  pthread_detach(flusher);
  puts("at work");
  usleep(100000);
  return 0;
}
