// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// The flag is tested, and nothing sets it.
#include <pthread.h>
#include <unistd.h>

struct state {
  volatile int stop;
  long rounds;
};

static void *count(void *argument) {
  struct state *state = argument;
  while (!state->stop) {
    state->rounds++;
    usleep(1000);
  }
  return NULL;
}

int main(void) {
  struct state state;
  state.stop = 0;
  state.rounds = 0;
  pthread_t counter;
  if (pthread_create(&counter, NULL, count, &state) != 0)
    return 1;
  usleep(100000);
  pthread_join(counter, NULL);
  return state.rounds > 0 ? 0 : 1;
}
