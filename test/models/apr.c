// RUN: %check_dump effects %s -- -std=gnu17 %apr
// RUN: %check_dump effects %s -- -x c++ -std=c++17 %apr
// REQUIRES: apr
#include <apr_network_io.h>
#include <apr_thread_cond.h>
#include <apr_thread_mutex.h>
#include <apr_thread_proc.h>
#include <apr_thread_rwlock.h>

static void *APR_THREAD_FUNC entry(apr_thread_t *thread, void *data) { return thread ? data : NULL; }

void threads(apr_thread_t *thread, apr_threadattr_t *attributes, apr_pool_t *pool, apr_status_t *result) {
  apr_thread_create(&thread, NULL, entry, NULL, pool); // row: apr_thread_create Spawn on &thread
  apr_thread_join(result, thread);                 // row: apr_thread_join Join on thread
  apr_thread_detach(thread);                       // row: apr_thread_detach Detach on thread
  apr_threadattr_detach_set(attributes, 1);        // row: apr_threadattr_detach_set Detach when nonzero on attributes
  apr_threadattr_detach_set(attributes, 0);
}

void locks(apr_thread_mutex_t *mutex, apr_thread_rwlock_t *lock, apr_thread_cond_t *condition, apr_pool_t *pool) {
  apr_thread_mutex_create(&mutex, APR_THREAD_MUTEX_UNNESTED, pool);
  // row: apr_thread_mutex_create Initialize when APR_THREAD_MUTEX_UNNESTED on &mutex
  apr_thread_mutex_create(&mutex, APR_THREAD_MUTEX_NESTED, pool); // row: apr_thread_mutex_create Recursive when APR_THREAD_MUTEX_NESTED on &mutex
  apr_thread_mutex_create(&mutex, APR_THREAD_MUTEX_DEFAULT, pool);
  apr_thread_mutex_lock(mutex);                    // row: apr_thread_mutex_lock Acquire on mutex
  apr_thread_mutex_trylock(mutex);                 // row: apr_thread_mutex_trylock TryAcquire on mutex
  apr_thread_mutex_timedlock(mutex, 1000);         // row: apr_thread_mutex_timedlock TryAcquire on mutex
  apr_thread_cond_wait(condition, mutex);          // row: apr_thread_cond_wait Wait on condition
  apr_thread_cond_timedwait(condition, mutex, 1000);
  apr_thread_cond_signal(condition);               // row: apr_thread_cond_signal Wake on condition
  apr_thread_cond_broadcast(condition);            // row: apr_thread_cond_broadcast Wake on condition
  apr_thread_mutex_unlock(mutex);                  // row: apr_thread_mutex_unlock Release on mutex
  apr_thread_rwlock_create(&lock, pool);           // row: apr_thread_rwlock_create Initialize on &lock
  apr_thread_rwlock_rdlock(lock);                  // row: apr_thread_rwlock_rdlock Acquire on lock
  apr_thread_rwlock_tryrdlock(lock);               // row: apr_thread_rwlock_tryrdlock TryAcquire on lock
  apr_thread_rwlock_wrlock(lock);                  // row: apr_thread_rwlock_wrlock Acquire on lock
  apr_thread_rwlock_trywrlock(lock);               // row: apr_thread_rwlock_trywrlock TryAcquire on lock
  apr_thread_rwlock_unlock(lock);                  // row: apr_thread_rwlock_unlock Release on lock
}

void sockets(apr_socket_t *s, apr_sockaddr_t *peer, apr_pool_t *pool, char *buffer, apr_size_t *size, apr_interval_time_t time) {
  apr_socket_create(&s, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool); // row: apr_socket_create Make on &s
  apr_socket_timeout_set(s, 1000);                 // row: apr_socket_timeout_set Bound bounded on s
  apr_socket_timeout_set(s, -1);                   // row: apr_socket_timeout_set Bound unbounded on s
  apr_socket_timeout_set(s, time);                 // row: apr_socket_timeout_set Bound perhaps bounded on s
  apr_socket_opt_set(s, APR_SO_NONBLOCK, 1);       // row: apr_socket_opt_set Bound when APR_SO_NONBLOCK bounded on s
  apr_socket_opt_set(s, APR_SO_NONBLOCK, 0);       // row: apr_socket_opt_set Bound when APR_SO_NONBLOCK unbounded on s
  apr_socket_opt_set(s, APR_SO_REUSEADDR, 1);
  apr_socket_connect(s, peer);                     // row: apr_socket_connect NetworkCall on s
  apr_socket_send(s, buffer, size);                // row: apr_socket_send NetworkCall on s
  apr_socket_recv(s, buffer, size);                // row: apr_socket_recv NetworkCall on s
  apr_socket_recvfrom(peer, s, 0, buffer, size);   // row: apr_socket_recvfrom NetworkCall on s
  apr_socket_accept(&s, s, pool);                  // row: apr_socket_accept NetworkCall on s; apr_socket_accept Make on &s
  apr_socket_shutdown(s, APR_SHUTDOWN_READWRITE);  // row: apr_socket_shutdown Bound on s
  apr_socket_close(s);
}
