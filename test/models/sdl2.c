// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: sdl2
#include <SDL2/SDL.h>

static int entry(void *argument) { return argument == NULL; }

void threads(SDL_Thread *thread) {
  SDL_CreateThread(entry, "name", NULL);           // row: SDL_CreateThread Spawn on return
  SDL_CreateThreadWithStackSize(entry, "name", 0, NULL); // row: SDL_CreateThreadWithStackSize Spawn on return
  SDL_WaitThread(thread, NULL);                    // row: SDL_WaitThread Join on thread
  SDL_DetachThread(thread);                        // row: SDL_DetachThread Detach on thread
}

void waits(SDL_mutex *mutex, SDL_cond *condition, SDL_sem *semaphore, SDL_Event *event, Uint32 time) {
  SDL_LockMutex(mutex);                            // row: SDL_LockMutex Acquire on mutex; SDL_LockMutex Recursive on mutex
  SDL_TryLockMutex(mutex);                         // row: SDL_TryLockMutex TryAcquire on mutex
  SDL_CondWait(condition, mutex);                  // row: SDL_CondWait Wait on condition
  SDL_CondWaitTimeout(condition, mutex, 1000);     // row: SDL_CondWaitTimeout Wait bounded on condition
  SDL_CondWaitTimeout(condition, mutex, SDL_MUTEX_MAXWAIT); // row: SDL_CondWaitTimeout Wait unbounded on condition
  SDL_CondWaitTimeout(condition, mutex, time);     // row: SDL_CondWaitTimeout Wait perhaps bounded on condition
  SDL_CondSignal(condition);                       // row: SDL_CondSignal Wake on condition
  SDL_CondBroadcast(condition);                    // row: SDL_CondBroadcast Wake on condition
  SDL_UnlockMutex(mutex);                          // row: SDL_UnlockMutex Release on mutex
  SDL_SemWait(semaphore);                          // row: SDL_SemWait Wait on semaphore
  SDL_SemWaitTimeout(semaphore, 1000);             // row: SDL_SemWaitTimeout Wait bounded on semaphore
  SDL_SemWaitTimeout(semaphore, SDL_MUTEX_MAXWAIT); // row: SDL_SemWaitTimeout Wait unbounded on semaphore
  SDL_SemTryWait(semaphore);
  SDL_SemPost(semaphore);                          // row: SDL_SemPost Wake on semaphore
  SDL_WaitEvent(event);                            // row: SDL_WaitEvent Wait
  SDL_WaitEventTimeout(event, 1000);
  SDL_PollEvent(event);
}
