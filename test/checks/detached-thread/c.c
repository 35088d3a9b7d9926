// RUN: %check_leak %s leak-detached-thread --std gnu11,gnu17 -- -pthread -Dstart_in_main_Bad=main
// What happens in `main` is tested under a name that says what it is.
#include <pthread.h>
#include <stdio.h>
#include <threads.h>
#include <unistd.h>

void work(void);

static void *posix(void *argument) {
  // CHECK-FIXES: static atomic_bool stop_posix;
  // CHECK-FIXES: static void *posix(void *argument) {
  for (;;)
    // expected-note@-1 {{no path leads out of the loop here}}
    // CHECK-FIXES: while (!atomic_load(&stop_posix))
    work();
  // CHECK-FIXES: return NULL;
}

static int c11(void *argument) {
  while (1) {
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
  }
}

static void *by_itself(void *argument) {
  pthread_detach(pthread_self());
  // expected-note@-1 {{detached here}}
  while (1)
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
}

static void *attribute(void *argument) {
  while (1)
    // expected-note@-1 {{no path leads out of the loop here}}
    work();
}

static void *cut(void *argument) {
  for (int i = 0; i < 3; i++)
    work();
  return argument;
}

void start_c11_Bad(void) {
  thrd_t thread;
  thrd_create(&thread, c11, NULL);
  // expected-warning@-1 {{thread 'thread' is detached and its loop has no stop condition}}
  // expected-note@-2 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
  thrd_detach(thread);
  // expected-note@-1 {{detached here}}
}

void start_by_itself_Bad(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, by_itself, NULL);
  // expected-warning@-1 {{thread 'thread' is detached and its loop has no stop condition}}
  // expected-note@-2 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
}

void start_attribute_Bad(void) {
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // expected-note@-1 {{detached here}}
  pthread_create(&thread, &attributes, attribute, NULL);
  // expected-warning@-1 {{thread 'thread' is detached and its loop has no stop condition}}
  // expected-note@-2 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
}

void start_cut_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, cut, NULL);
  pthread_detach(thread);
}

int start_in_main_Bad(void) {
  // CHECK-FIXES-LABEL: int start_in_main_Bad(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, posix, NULL);
  // expected-warning@-1 {{thread 'thread' is detached and its loop has no stop condition}}
  pthread_detach(thread);
  // expected-note@-1 {{detached here}}
  // CHECK-FIXES-NOT: pthread_detach(thread);
  puts("at work");
  // CHECK-FIXES: atomic_store(&stop_posix, 1);
  // CHECK-FIXES-NEXT: pthread_join(thread, NULL);
  // CHECK-FIXES-NEXT: }
}
