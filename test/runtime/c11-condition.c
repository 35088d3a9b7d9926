// RUN: %prove %s

#include <stdbool.h>
#include <threads.h>

static mtx_t Mutex;
static cnd_t Ready;
static bool Done;

static int worker(void *Argument) {
  (void)Argument;
  mtx_lock(&Mutex);
  while (!Done)
    cnd_wait(&Ready, &Mutex);
  mtx_unlock(&Mutex);
  return 0;
}

int main(void) {
  thrd_t Worker;
  mtx_init(&Mutex, mtx_plain);
  cnd_init(&Ready);
  thrd_create(&Worker, worker, 0);
  thrd_join(Worker, 0);
}
