// RUN: %prove %s

// A helper joins while its caller holds the lock: C11 threads.
#include <threads.h>

static mtx_t Mutex;
static thrd_t Worker;
static int Count;

static int work(void *Argument) {
  (void)Argument;
  mtx_lock(&Mutex);
  Count++;
  mtx_unlock(&Mutex);
  return 0;
}

static void finish(void) { thrd_join(Worker, 0); }

int main(void) {
  mtx_init(&Mutex, mtx_plain);
  mtx_lock(&Mutex);
  thrd_create(&Worker, work, 0);
  Count = 1;
  finish();
  mtx_unlock(&Mutex);
  return Count == 2 ? 0 : 1;
}
