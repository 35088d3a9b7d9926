// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: libuv
#include <uv.h>

static void entry(void *argument) { (void)argument; }

void threads(uv_thread_t *thread, const uv_thread_options_t *options) {
  uv_thread_create(thread, entry, NULL);           // row: uv_thread_create Spawn on thread
  uv_thread_create_ex(thread, options, entry, NULL); // row: uv_thread_create_ex Spawn on thread
  uv_thread_join(thread);                          // row: uv_thread_join Join on thread
}

void locks(uv_mutex_t *mutex, uv_rwlock_t *lock) {
  uv_mutex_init(mutex);                            // row: uv_mutex_init Initialize on mutex
  uv_mutex_init_recursive(mutex);                  // row: uv_mutex_init_recursive Recursive on mutex
  uv_mutex_lock(mutex);                            // row: uv_mutex_lock Acquire on mutex
  uv_mutex_trylock(mutex);                         // row: uv_mutex_trylock TryAcquire on mutex
  uv_mutex_unlock(mutex);                          // row: uv_mutex_unlock Release on mutex
  uv_rwlock_init(lock);                            // row: uv_rwlock_init Initialize on lock
  uv_rwlock_rdlock(lock);                          // row: uv_rwlock_rdlock Acquire on lock
  uv_rwlock_tryrdlock(lock);                       // row: uv_rwlock_tryrdlock TryAcquire on lock
  uv_rwlock_rdunlock(lock);                        // row: uv_rwlock_rdunlock Release on lock
  uv_rwlock_wrlock(lock);                          // row: uv_rwlock_wrlock Acquire on lock
  uv_rwlock_trywrlock(lock);                       // row: uv_rwlock_trywrlock TryAcquire on lock
  uv_rwlock_wrunlock(lock);                        // row: uv_rwlock_wrunlock Release on lock
}

void waits(uv_cond_t *condition, uv_mutex_t *mutex, uv_sem_t *semaphore, uv_barrier_t *barrier) {
  uv_cond_wait(condition, mutex);                  // row: uv_cond_wait Wait on condition
  uv_cond_timedwait(condition, mutex, 1000);
  uv_cond_signal(condition);                       // row: uv_cond_signal Wake on condition
  uv_cond_broadcast(condition);                    // row: uv_cond_broadcast Wake on condition
  uv_sem_wait(semaphore);                          // row: uv_sem_wait Wait on semaphore
  uv_sem_trywait(semaphore);
  uv_sem_post(semaphore);                          // row: uv_sem_post Wake on semaphore
  uv_barrier_wait(barrier);                        // row: uv_barrier_wait Wait on barrier
}
