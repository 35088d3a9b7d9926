// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

// Nothing joins the thread: main ends, and cuts it off.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *save(void *argument) {
  usleep(700000);
  puts("saved");
  return argument;
}

int main(void) {
  pthread_t saver;
  pthread_create(&saver, NULL, save, NULL);
  puts("saving");
  return 0;
}
