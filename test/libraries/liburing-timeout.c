// RUN: %check_leak %s leak-unbounded-wait -- -pthread
// REQUIRES: liburing
// expected-no-diagnostics
#include <liburing.h>
#include <pthread.h>
#include <stddef.h>

// A timeout is one of the requests.
static void *reapOk(void *unused) {
  struct io_uring ring;
  struct io_uring_cqe *entry;
  struct __kernel_timespec time = {30, 0};
  io_uring_queue_init(8, &ring, 0);
  io_uring_prep_timeout(io_uring_get_sqe(&ring), &time, 0, 0);
  io_uring_submit(&ring);
  return io_uring_wait_cqe(&ring, &entry) < 0 ? NULL : unused;
}
void startOk(pthread_t *thread) { pthread_create(thread, NULL, reapOk, NULL); }
