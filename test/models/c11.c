// RUN: %check_dump effects %s -- -std=c11
// RUN: %check_dump effects %s -- -std=c17 -O2 -D_FORTIFY_SOURCE=2
#include <threads.h>

static int entry(void *unused) { return unused != 0; }

int main(void) {
  thrd_t thread;
  cnd_t condition;
  mtx_t mutex;
  struct timespec deadline = {0, 0};
  thrd_create(&thread, entry, 0);               // row: thrd_create Spawn
  cnd_wait(&condition, &mutex);                 // row: cnd_wait Wait on &condition
  (cnd_wait)(&condition, &mutex);               // row: cnd_wait Wait on &condition
  cnd_timedwait(&condition, &mutex, &deadline);
  cnd_signal(&condition);
  int (*pointer)(cnd_t *, mtx_t *) = cnd_wait;
  return pointer(&condition, &mutex);
}
