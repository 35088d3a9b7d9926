// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// RUN: %check_leak %s leak-unbounded-wait --std c++17 -- -x c++ -pthread
// REQUIRES: liburing
#include <liburing.h>
#include <pthread.h>
#include <stddef.h>

static void *reapBad(void *unused) {
  struct io_uring ring;
  struct io_uring_cqe *entry;
  io_uring_queue_init(8, &ring, 0);
  while (io_uring_wait_cqe(&ring, &entry) == 0)
  // expected-warning@-1 {{'io_uring_wait_cqe' on 'ring' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'io_uring_wait_cqe_timeout', or submit a timeout beside the requests}}
    io_uring_cqe_seen(&ring, entry);
  return unused;
}
static void *onceBad(void *unused) {
  struct io_uring ring;
  struct io_uring_cqe *entry;
  io_uring_queue_init(8, &ring, 0);
  if (io_uring_wait_cqe(&ring, &entry) < 0)
  // expected-warning@-1 {{'io_uring_wait_cqe' on 'ring' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: if (io_uring_wait_cqe_timeout(&ring, &entry, &(struct __kernel_timespec){30, 0}) < 0)
    return NULL;
  return unused;
}
static void *nullBad(void *unused) {
  struct io_uring ring;
  struct io_uring_cqe *entry;
  io_uring_queue_init(8, &ring, 0);
  return io_uring_wait_cqes(&ring, &entry, 2, NULL, NULL) < 0 ? NULL : unused;
  // expected-warning@-1 {{'io_uring_wait_cqes' on 'ring' has no timeout and no cancel branch}}
  // expected-note@-2 {{give it a '__kernel_timespec' and handle '-ETIME'}}
}
static void *reapOk(void *unused) {
  struct io_uring ring;
  struct io_uring_cqe *entry;
  struct __kernel_timespec time = {30, 0};
  io_uring_queue_init(8, &ring, 0);
  return io_uring_wait_cqe_timeout(&ring, &entry, &time) < 0 ? NULL : unused;
}
// A ring from elsewhere may have a timeout among its requests.
static void *givenOk(void *ring) {
  struct io_uring_cqe *entry;
  return io_uring_wait_cqe((struct io_uring *)ring, &entry) < 0 ? NULL : ring;
}
void startOk(pthread_t *threads, struct io_uring *ring) {
  pthread_create(&threads[0], NULL, reapBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, onceBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[2], NULL, nullBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[3], NULL, reapOk, NULL);
  pthread_create(&threads[4], NULL, givenOk, ring);
}
