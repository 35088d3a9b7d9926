// RUN: %prove %s

// The loop is left with the lock held.
#include <pthread.h>

static pthread_rwlock_t Lock = PTHREAD_RWLOCK_INITIALIZER;
static int Values[] = {1, -2, 3};

static void clear(void) {
  for (int I = 0; I < 3; I++) {
    pthread_rwlock_wrlock(&Lock);
    if (Values[I] < 0)
      return;
    Values[I] = 0;
    pthread_rwlock_unlock(&Lock);
  }
}

static void *worker(void *Argument) {
  clear();
  return Argument;
}

int main(void) {
  clear();
  pthread_t Worker;
  pthread_create(&Worker, 0, worker, 0);
  pthread_join(Worker, 0);
}
