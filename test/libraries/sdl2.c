// RUN: %check_leak %s leak-unbounded-wait,leak-unreleased-lock,leak-nested-lock
// REQUIRES: sdl2
#include <SDL2/SDL.h>

static SDL_mutex *mutex;
static SDL_cond *filled;
static SDL_sem *ready;
static int count, stopped;

static int takeBad(void *unused) {
  SDL_LockMutex(mutex);
  while (count == 0)
    SDL_CondWait(filled, mutex);
    // expected-warning@-1 {{'SDL_CondWait' on 'filled' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (SDL_CondWaitTimeout(filled, mutex, 30000) != 0) {
  count--;
  SDL_UnlockMutex(mutex);
  return 0;
}
static int foreverBad(void *unused) {
  SDL_LockMutex(mutex);
  while (count == 0)
    SDL_CondWaitTimeout(filled, mutex, SDL_MUTEX_MAXWAIT);
    // expected-warning@-1 {{'SDL_CondWaitTimeout' on 'filled' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (SDL_CondWaitTimeout(filled, mutex, 30000) != 0) {
  SDL_UnlockMutex(mutex);
  return 0;
}
static int takeOk(void *unused) {
  SDL_LockMutex(mutex);
  while (count == 0 && !stopped)
    SDL_CondWait(filled, mutex);
  SDL_UnlockMutex(mutex);
  return 0;
}
static int readyBad(void *unused) { return SDL_SemWait(ready); }
// expected-warning@-1 {{'SDL_SemWait' on 'ready' has no timeout and no cancel branch}}
// CHECK-FIXES: static int readyBad(void *unused) { return SDL_SemWaitTimeout(ready, 30000); }
static int readyOk(void *unused) { return SDL_SemWaitTimeout(ready, 1000); }
static int eventsBad(void *unused) {
  SDL_Event event;
  SDL_WaitEvent(&event);
  // expected-warning@-1 {{'SDL_WaitEvent' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!SDL_WaitEventTimeout(&event, 30000))
  return 0;
}
void startOk(void) {
  SDL_CreateThread(takeBad, "a", NULL); // expected-note {{thread started here}}
  SDL_CreateThread(foreverBad, "b", NULL); // expected-note {{thread started here}}
  SDL_CreateThread(takeOk, "c", NULL);
  SDL_CreateThread(readyBad, "d", NULL); // expected-note {{thread started here}}
  SDL_CreateThread(readyOk, "e", NULL);
  SDL_CreateThread(eventsBad, "f", NULL); // expected-note {{thread started here}}
}
void stopOk(void) {
  SDL_LockMutex(mutex);
  stopped = 1;
  SDL_CondBroadcast(filled);
  SDL_UnlockMutex(mutex);
}
int storeBad(int full) {
  SDL_LockMutex(mutex); // expected-note {{'mutex' locked here}}
  if (full) // expected-note {{assuming 'full' is not equal to 0}}
    return -1;
    // expected-warning@-1 {{'storeBad' leaves 'mutex' locked}}
    // CHECK-FIXES: if (full) {
  SDL_UnlockMutex(mutex); // expected-note {{on another path 'mutex' is unlocked here}}
  return 0;
}
// SDL's mutexes may be taken again by their holder.
void againOk(void) {
  SDL_LockMutex(mutex);
  SDL_LockMutex(mutex);
  SDL_UnlockMutex(mutex);
  SDL_UnlockMutex(mutex);
}
