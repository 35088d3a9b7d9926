// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// C11 threads: several that never end, joined one after the other.
#include <stdatomic.h>
#include <threads.h>

static atomic_long rounds;

static int work(void *argument) {
  while (1) {
    atomic_fetch_add(&rounds, 1);
    thrd_yield();
  }
}

int main(void) {
  thrd_t workers[3];
  for (int i = 0; i < 3; i++)
    if (thrd_create(&workers[i], work, NULL) != thrd_success)
      return 1;
  for (int i = 0; i < 3; i++)
    thrd_join(workers[i], NULL);
  return 0;
}
