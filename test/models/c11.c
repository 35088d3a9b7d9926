// RUN: %check_dump effects %s -- -std=c11
// RUN: %check_dump effects %s -- -std=c17 -O2 -D_FORTIFY_SOURCE=2
#include <threads.h>

static int entry(void *unused) { return unused != 0; }

int main(void) {
  thrd_t thread;
  cnd_t condition;
  mtx_t mutex;
  struct timespec deadline = {0, 0};
  thrd_create(&thread, entry, 0);               // row: thrd_create Spawn on &thread
  cnd_wait(&condition, &mutex);                 // row: cnd_wait Wait on &condition
  (cnd_wait)(&condition, &mutex);               // row: cnd_wait Wait on &condition
  cnd_timedwait(&condition, &mutex, &deadline);
  cnd_signal(&condition);                       // row: cnd_signal Wake on &condition
  cnd_broadcast(&condition);                    // row: cnd_broadcast Wake on &condition
  thrd_join(thread, 0);                         // row: thrd_join Join on thread
  thrd_detach(thread);                          // row: thrd_detach Detach on thread
  int (*pointer)(cnd_t *, mtx_t *) = cnd_wait;
  return pointer(&condition, &mutex);
}

void locks(mtx_t *mutex, const struct timespec *deadline, int type) {
  mtx_init(mutex, mtx_plain);                   // row: mtx_init Initialize when mtx_plain|mtx_timed on mutex
  mtx_init(mutex, mtx_timed);                   // row: mtx_init Initialize when mtx_plain|mtx_timed on mutex
  mtx_init(mutex, mtx_plain | mtx_recursive);   // row: mtx_init Recursive when mtx_recursive on mutex
  mtx_init(mutex, mtx_recursive);               // row: mtx_init Recursive when mtx_recursive on mutex
  mtx_init(mutex, type);                        // row: perhaps mtx_init Recursive when mtx_recursive on mutex
  // row: perhaps mtx_init Initialize when mtx_plain|mtx_timed on mutex
  mtx_lock(mutex);                              // row: mtx_lock Acquire on mutex
  mtx_trylock(mutex);                           // row: mtx_trylock TryAcquire on mutex
  mtx_timedlock(mutex, deadline);               // row: mtx_timedlock TryAcquire on mutex
  mtx_unlock(mutex);                            // row: mtx_unlock Release on mutex
  mtx_destroy(mutex);
}
