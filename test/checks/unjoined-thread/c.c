// RUN: %check_leak %s leak-unjoined-thread --std gnu11,gnu17 -- -pthread
#include <pthread.h>
#include <stdio.h>
#include <threads.h>

void keep(pthread_t *thread);

static void *work(void *argument) { return puts("work") < 0 ? NULL : argument; }
static int c11(void *argument) { return argument != NULL; }
static void *detaches_itself(void *argument) {
  pthread_detach(pthread_self());
  return argument;
}
static void *never_ends(void *argument) {
  for (;;)
    puts("work");
}

void never_Bad(void) {
  // CHECK-FIXES-LABEL: void never_Bad(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  // expected-warning@-1 {{thread 'thread' is neither joined nor detached}}
  puts("started");
  // CHECK-FIXES: pthread_join(thread, NULL);
  // CHECK-FIXES-NEXT: {{^}}}
}

int returns_Bad(void) {
  // CHECK-FIXES-LABEL: int returns_Bad(void) {
  thrd_t thread;
  thrd_create(&thread, c11, NULL);
  // expected-warning@-1 {{thread 'thread' is neither joined nor detached}}
  return 0;
  // CHECK-FIXES: thrd_join(thread, NULL);
  // CHECK-FIXES-NEXT: return 0;
}

// Which of the ends comes after the start is not looked at.
int several_Bad(int skip) {
  pthread_t thread;
  if (skip)
    return 1;
  pthread_create(&thread, NULL, work, NULL);
  // expected-warning@-1 {{thread 'thread' is neither joined nor detached}}
  // expected-note@-2 {{join it on every way out}}
  return 0;
}

void joined_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  pthread_join(thread, NULL);
}
void detached_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  pthread_detach(thread);
}
void by_itself_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, detaches_itself, NULL);
}
void by_attribute_Ok(const pthread_attr_t *attributes) {
  pthread_t thread;
  pthread_create(&thread, attributes, work, NULL);
}
// For as long as the program runs.
void never_ends_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, never_ends, NULL);
}
static pthread_t kept;
void kept_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  kept = thread;
}
void handed_Ok(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  keep(&thread);
}
void unknown_Ok(void *(*entry)(void *)) {
  pthread_t thread;
  pthread_create(&thread, NULL, entry, NULL);
}
