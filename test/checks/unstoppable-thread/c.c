// RUN: %check_leak %s leak-unstoppable-thread --std gnu11,gnu17 -- -pthread
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <threads.h>

void work(void);

static void *one(void *argument) {
  // CHECK-FIXES: static atomic_bool stop_one;
  while (1)
    // expected-note@-1 {{no path leads out of the loop here}}
    // CHECK-FIXES: while (!atomic_load(&stop_one))
    work();
  return argument;
}
static int several(void *argument) {
  // CHECK-FIXES: static atomic_bool stop_several;
  do {
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
  } while (1);
  // CHECK-FIXES: } while (!atomic_load(&stop_several));
  // CHECK-FIXES-NEXT: return 0;
}

void start_one_Bad(void) {
  // CHECK-FIXES-LABEL: void start_one_Bad(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, one, NULL) != 0)
    // expected-warning@-1 {{thread 'thread' is joined, but its loop has no stop condition}}
    // CHECK-FIXES: atomic_store(&stop_one, 0);
    // CHECK-FIXES-NEXT: if (pthread_create(&thread, NULL, one, NULL) != 0)
    return;
  work();
  if (pthread_join(thread, NULL) != 0)
    // expected-note@-1 {{joined here}}
    // CHECK-FIXES: atomic_store(&stop_one, 1);
    // CHECK-FIXES-NEXT: if (pthread_join(thread, NULL) != 0)
    abort();
}

void start_several_Bad(void) {
  // CHECK-FIXES-LABEL: void start_several_Bad(void) {
  thrd_t threads[3];
  for (int i = 0; i < 3; i++)
    // CHECK-FIXES: for (int i = 0; i < 3; i++) {
    thrd_create(&threads[i], several, NULL);
    // expected-warning@-1 {{thread 'threads' is joined, but its loop has no stop condition}}
    // CHECK-FIXES: atomic_store(&stop_several, 0);
    // CHECK-FIXES-NEXT: thrd_create(&threads[i], several, NULL);
  for (int i = 0; i < 3; i++)
    thrd_join(threads[i], NULL);
    // expected-note@-1 {{joined here}}
    // CHECK-FIXES: atomic_store(&stop_several, 1);
    // CHECK-FIXES-NEXT: thrd_join(threads[i], NULL);
}

// The join stands elsewhere: who sets the flag, and who takes it back, is for the program to say.
static pthread_t service;
static void *serve(void *argument) {
  while (1)
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
}
void start_service_Bad(void) {
  pthread_create(&service, NULL, serve, NULL);
  // expected-warning@-1 {{thread 'service' is joined, but its loop has no stop condition}}
  // expected-note@-2 {{test an atomic flag in the loop, and set it before the join}}
}
void stop_service(void) {
  pthread_join(service, NULL);
  // expected-note@-1 {{joined here}}
}

static atomic_int stopped;
static void *stops(void *argument) {
  while (!stopped)
    work();
  return argument;
}
void start_and_stop_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, stops, NULL);
  stopped = 1;
  pthread_join(thread, NULL);
}
