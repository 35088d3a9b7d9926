// RUN: %prove %s

// Locked twice in one function, by hand.
#include <threads.h>

static mtx_t Mutex;
static int Count;

static int worker(void *Argument) {
  (void)Argument;
  mtx_lock(&Mutex);
  mtx_lock(&Mutex);
  Count++;
  mtx_unlock(&Mutex);
  mtx_unlock(&Mutex);
  return 0;
}

int main(void) {
  thrd_t Worker;
  mtx_init(&Mutex, mtx_plain);
  thrd_create(&Worker, worker, 0);
  thrd_join(Worker, 0);
}
