// RUN: %check_leak %s leak-detached-thread -- %glib
// REQUIRES: sdl2, glib
#include <SDL2/SDL.h>
#include <glib.h>

void work(void);
static int spin(void *unused) {
  for (;;) // expected-note {{no path leads out of the loop here}}
    work();
}
static int once(void *unused) {
  work();
  return 0;
}
static gpointer turn(gpointer unused) {
  for (;;) // expected-note {{no path leads out of the loop here}}
    work();
}
void startBad(void) {
  SDL_Thread *first = SDL_CreateThread(spin, "a", NULL);
  // expected-warning@-1 {{thread 'first' is detached and its loop has no stop condition}}
  // expected-note@-2 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
  SDL_DetachThread(first); // expected-note {{detached here}}
  GThread *second = g_thread_new("b", turn, NULL);
  // expected-warning@-1 {{thread 'second' is detached and its loop has no stop condition}}
  // expected-note@-2 {{keep the thread, test an atomic flag in its loop, set the flag and join}}
  g_thread_unref(second); // expected-note {{detached here}}
}
void startOk(void) {
  SDL_Thread *thread = SDL_CreateThread(once, "b", NULL);
  SDL_DetachThread(thread);
}
