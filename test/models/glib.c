// REQUIRES: glib
// RUN: %check_dump effects %s -- -std=gnu17 %glib
// RUN: %check_dump effects %s -- -x c++ -std=c++20 %glib
#include <glib.h>

G_LOCK_DEFINE_STATIC(table);

void mutexes(GMutex *mutex) {
  g_mutex_init(mutex);                     // row: g_mutex_init Initialize on mutex
  g_mutex_lock(mutex);                     // row: g_mutex_lock Acquire on mutex
  g_mutex_trylock(mutex);                  // row: g_mutex_trylock TryAcquire on mutex
  g_mutex_unlock(mutex);                   // row: g_mutex_unlock Release on mutex
  g_mutex_clear(mutex);
  G_LOCK(table);                           // row: g_mutex_lock Acquire
  G_UNLOCK(table);                         // row: g_mutex_unlock Release
}

void readers_and_writers(GRWLock *lock) {
  g_rw_lock_init(lock);                    // row: g_rw_lock_init Initialize on lock
  g_rw_lock_writer_lock(lock);             // row: g_rw_lock_writer_lock Acquire on lock
  g_rw_lock_writer_trylock(lock);          // row: g_rw_lock_writer_trylock TryAcquire on lock
  g_rw_lock_writer_unlock(lock);           // row: g_rw_lock_writer_unlock Release on lock
  g_rw_lock_reader_lock(lock);             // row: g_rw_lock_reader_lock Acquire on lock
  g_rw_lock_reader_trylock(lock);          // row: g_rw_lock_reader_trylock TryAcquire on lock
  g_rw_lock_reader_unlock(lock);           // row: g_rw_lock_reader_unlock Release on lock
}

// May be taken again by its holder.
void recursive(GRecMutex *mutex) {
  g_rec_mutex_lock(mutex);                 // row: g_rec_mutex_lock Acquire on mutex; g_rec_mutex_lock Recursive on mutex
  g_rec_mutex_unlock(mutex);               // row: g_rec_mutex_unlock Release on mutex
}

void conditions(GCond *condition, GMutex *mutex) {
  g_cond_wait(condition, mutex);           // row: g_cond_wait Wait on condition
  g_cond_wait_until(condition, mutex, g_get_monotonic_time() + G_TIME_SPAN_SECOND);
  g_cond_signal(condition);                // row: g_cond_signal Wake on condition
  g_cond_broadcast(condition);             // row: g_cond_broadcast Wake on condition
}

static gpointer entry(gpointer data) { return data; }
void threads(GThread *thread) {
  g_thread_new("first", entry, NULL);      // row: g_thread_new Spawn on return
  g_thread_try_new("second", entry, NULL, NULL); // row: g_thread_try_new Spawn on return
  g_thread_join(thread);                   // row: g_thread_join Join on thread
  g_thread_unref(thread);                  // row: g_thread_unref Detach on thread
}
