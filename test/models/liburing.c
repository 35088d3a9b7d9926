// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: liburing
#include <liburing.h>
#include <stddef.h>

void waits(struct io_uring *ring, struct io_uring_params *parameters, struct __kernel_timespec *time, unsigned count) {
  struct io_uring_cqe *entry;
  struct __kernel_timespec second = {1, 0};
  io_uring_queue_init(8, ring, 0);                 // row: io_uring_queue_init Make on ring
  io_uring_queue_init_params(8, ring, parameters); // row: io_uring_queue_init_params Make on ring
  io_uring_wait_cqe(ring, &entry);                 // row: io_uring_wait_cqe Wait on ring
  io_uring_wait_cqe_nr(ring, &entry, 2);           // row: io_uring_wait_cqe_nr Wait on ring
  io_uring_wait_cqe_timeout(ring, &entry, &second); // row: io_uring_wait_cqe_timeout Wait bounded on ring
  io_uring_wait_cqe_timeout(ring, &entry, NULL);   // row: io_uring_wait_cqe_timeout Wait unbounded on ring
  io_uring_wait_cqe_timeout(ring, &entry, time);   // row: io_uring_wait_cqe_timeout Wait perhaps bounded on ring
  io_uring_wait_cqes(ring, &entry, 2, &second, NULL); // row: io_uring_wait_cqes Wait bounded on ring
  io_uring_wait_cqes(ring, &entry, 2, NULL, NULL); // row: io_uring_wait_cqes Wait unbounded on ring
  io_uring_submit_and_wait(ring, 1);               // row: io_uring_submit_and_wait Wait unbounded on ring
  io_uring_submit_and_wait(ring, 0);               // row: io_uring_submit_and_wait Wait bounded on ring
  io_uring_submit_and_wait(ring, count);           // row: io_uring_submit_and_wait Wait perhaps bounded on ring
  io_uring_submit_and_wait_timeout(ring, &entry, 1, &second, NULL); // row: io_uring_submit_and_wait_timeout Wait bounded on ring
  io_uring_submit_and_wait_timeout(ring, &entry, 1, NULL, NULL); // row: io_uring_submit_and_wait_timeout Wait unbounded on ring
  io_uring_peek_cqe(ring, &entry);
  io_uring_submit(ring);
}

void requests(struct io_uring *ring, struct __kernel_timespec *time, int fd, void *buffer) {
  struct io_uring_sqe *request = io_uring_get_sqe(ring);
  io_uring_prep_timeout(request, time, 0, 0);      // row: io_uring_prep_timeout Cancel
  io_uring_prep_link_timeout(request, time, 0);    // row: io_uring_prep_link_timeout Cancel
  io_uring_prep_cancel(request, NULL, 0);          // row: io_uring_prep_cancel Cancel
  io_uring_prep_poll_add(request, fd, 1);          // row: io_uring_prep_poll_add Cancel
  io_uring_prep_read(request, fd, buffer, 1, 0);   // row: io_uring_prep_read Cancel
  io_uring_prep_nop(request);                      // row: io_uring_prep_nop Cancel
  io_uring_prep_msg_ring(request, fd, 0, 0, 0);    // row: io_uring_prep_msg_ring Cancel
  io_uring_prep_recv(request, fd, buffer, 1, 0);
}
