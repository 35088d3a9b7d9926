// RUN: %check_dump effects %s -- -std=gnu17 -isystem %S/Inputs
// RUN: %check_dump effects %s -- -x c++ -std=c++17 -isystem %S/Inputs
#include <dispatch/dispatch.h>
#include <os/lock.h>

void use(dispatch_semaphore_t semaphore, dispatch_group_t group, void *block, os_unfair_lock_t lock, dispatch_time_t time) {
  dispatch_semaphore_wait(semaphore, DISPATCH_TIME_FOREVER); // row: dispatch_semaphore_wait Wait unbounded on semaphore
  dispatch_semaphore_wait(semaphore, DISPATCH_TIME_NOW); // row: dispatch_semaphore_wait Wait bounded on semaphore
  dispatch_semaphore_wait(semaphore, time);        // row: dispatch_semaphore_wait Wait perhaps bounded on semaphore
  dispatch_semaphore_signal(semaphore);            // row: dispatch_semaphore_signal Wake on semaphore
  dispatch_group_wait(group, DISPATCH_TIME_FOREVER); // row: dispatch_group_wait Join on group
  dispatch_block_wait(block, DISPATCH_TIME_FOREVER); // row: dispatch_block_wait Join on block
  os_unfair_lock_lock(lock);                       // row: os_unfair_lock_lock Acquire on lock
  os_unfair_lock_trylock(lock);                    // row: os_unfair_lock_trylock TryAcquire on lock
  os_unfair_lock_unlock(lock);                     // row: os_unfair_lock_unlock Release on lock
}
