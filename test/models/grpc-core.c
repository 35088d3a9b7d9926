// REQUIRES: grpc
// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
#include <grpc/support/sync.h>
#include <grpc/support/time.h>
#include <stddef.h>

void use(gpr_mu *mutex, gpr_cv *condition, gpr_event *event, gpr_timespec deadline) {
  gpr_mu_init(mutex);                              // row: gpr_mu_init Initialize on mutex
  gpr_mu_lock(mutex);                              // row: gpr_mu_lock Acquire on mutex
  gpr_mu_trylock(mutex);                           // row: gpr_mu_trylock TryAcquire on mutex
  gpr_cv_wait(condition, mutex, gpr_inf_future(GPR_CLOCK_REALTIME)); // row: gpr_cv_wait Wait unbounded on condition
  gpr_cv_wait(condition, mutex, deadline);         // row: gpr_cv_wait Wait perhaps bounded on condition
  gpr_cv_signal(condition);                        // row: gpr_cv_signal Wake on condition
  gpr_cv_broadcast(condition);                     // row: gpr_cv_broadcast Wake on condition
  gpr_mu_unlock(mutex);                            // row: gpr_mu_unlock Release on mutex
  gpr_event_wait(event, gpr_inf_future(GPR_CLOCK_REALTIME)); // row: gpr_event_wait Wait unbounded on event
  gpr_event_wait(event, deadline);                 // row: gpr_event_wait Wait perhaps bounded on event
  gpr_event_set(event, NULL);                      // row: gpr_event_set Wake on event
}
