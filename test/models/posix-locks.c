// RUN: %check_dump effects %s -- -std=gnu17 -pthread -D_GNU_SOURCE
// RUN: %check_dump effects %s -- -std=gnu17 -pthread -D_GNU_SOURCE -O2 -D_FORTIFY_SOURCE=2 -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64
// RUN: %check_dump effects %s -- -x c++ -std=c++20 -pthread -D_GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

#define LOCK(m) pthread_mutex_lock(&(m)->mutex)
struct table {
  pthread_mutex_t mutex;
  int rows;
};

void mutexes(pthread_mutex_t *mutex, struct table *table, const struct timespec *deadline) {
  pthread_mutex_lock(mutex);                   // row: pthread_mutex_lock Acquire on mutex
  pthread_mutex_lock(&table->mutex);           // row: pthread_mutex_lock Acquire on &table->mutex
  (pthread_mutex_lock)(mutex);                 // row: pthread_mutex_lock Acquire on mutex
  LOCK(table);                                 // row: pthread_mutex_lock Acquire
  pthread_mutex_trylock(mutex);                // row: pthread_mutex_trylock TryAcquire on mutex
  pthread_mutex_timedlock(mutex, deadline);    // row: pthread_mutex_timedlock TryAcquire on mutex
  pthread_mutex_clocklock(mutex, CLOCK_MONOTONIC, deadline); // row: pthread_mutex_clocklock TryAcquire on mutex
  pthread_mutex_unlock(mutex);                 // row: pthread_mutex_unlock Release on mutex
  pthread_mutex_consistent(mutex);
  pthread_mutex_destroy(mutex);
}

void makers(pthread_mutex_t *mutex, pthread_mutexattr_t *attributes, int type) {
  pthread_mutex_init(mutex, NULL);             // row: pthread_mutex_init Initialize when null on mutex
  pthread_mutex_init(mutex, 0);                // row: pthread_mutex_init Initialize when null on mutex
  pthread_mutex_init(mutex, attributes);       // row: perhaps pthread_mutex_init Initialize when null on mutex
  pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_RECURSIVE);
  // row: pthread_mutexattr_settype Recursive when PTHREAD_MUTEX_RECURSIVE|PTHREAD_MUTEX_RECURSIVE_NP|PTHREAD_MUTEX_ERRORCHECK|PTHREAD_MUTEX_ERRORCHECK_NP on attributes
  pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_ERRORCHECK);
  // row: pthread_mutexattr_settype Recursive when PTHREAD_MUTEX_RECURSIVE|PTHREAD_MUTEX_RECURSIVE_NP|PTHREAD_MUTEX_ERRORCHECK|PTHREAD_MUTEX_ERRORCHECK_NP on attributes
  pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_NORMAL);
  pthread_mutexattr_settype(attributes, type);
  // row: perhaps pthread_mutexattr_settype Recursive when PTHREAD_MUTEX_RECURSIVE|PTHREAD_MUTEX_RECURSIVE_NP|PTHREAD_MUTEX_ERRORCHECK|PTHREAD_MUTEX_ERRORCHECK_NP on attributes
}

void readersAndWriters(pthread_rwlock_t *lock, const struct timespec *deadline) {
  pthread_rwlock_init(lock, NULL);             // row: pthread_rwlock_init Initialize on lock
  pthread_rwlock_rdlock(lock);                 // row: pthread_rwlock_rdlock Acquire on lock
  pthread_rwlock_wrlock(lock);                 // row: pthread_rwlock_wrlock Acquire on lock
  pthread_rwlock_tryrdlock(lock);              // row: pthread_rwlock_tryrdlock TryAcquire on lock
  pthread_rwlock_trywrlock(lock);              // row: pthread_rwlock_trywrlock TryAcquire on lock
  pthread_rwlock_timedrdlock(lock, deadline);  // row: pthread_rwlock_timedrdlock TryAcquire on lock
  pthread_rwlock_timedwrlock(lock, deadline);  // row: pthread_rwlock_timedwrlock TryAcquire on lock
  pthread_rwlock_clockrdlock(lock, CLOCK_MONOTONIC, deadline); // row: pthread_rwlock_clockrdlock TryAcquire on lock
  pthread_rwlock_clockwrlock(lock, CLOCK_MONOTONIC, deadline); // row: pthread_rwlock_clockwrlock TryAcquire on lock
  pthread_rwlock_unlock(lock);                 // row: pthread_rwlock_unlock Release on lock
}

void spinning(pthread_spinlock_t *lock) {
  pthread_spin_init(lock, PTHREAD_PROCESS_PRIVATE); // row: pthread_spin_init Initialize on lock
  pthread_spin_lock(lock);                     // row: pthread_spin_lock Acquire on lock
  pthread_spin_trylock(lock);                  // row: pthread_spin_trylock TryAcquire on lock
  pthread_spin_unlock(lock);                   // row: pthread_spin_unlock Release on lock
}

void joins(pthread_t thread) {
  pthread_join(thread, NULL);                  // row: pthread_join Join on thread
  pthread_detach(thread);                      // row: pthread_detach Detach on thread
}

void streams(FILE *stream) {
  flockfile(stream);                           // row: flockfile Acquire on stream; flockfile Recursive on stream
  ftrylockfile(stream);                        // row: ftrylockfile TryAcquire on stream
  funlockfile(stream);                         // row: funlockfile Release on stream
}
