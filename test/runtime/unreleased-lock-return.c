// RUN: %prove %s

// An error path leaves the lock held; the next thread waits for ever.
#include <pthread.h>

static pthread_mutex_t Mutex = PTHREAD_MUTEX_INITIALIZER;
static int Total;

static int add(int Number) {
  pthread_mutex_lock(&Mutex);
  if (Number < 0)
    return -1;
  Total += Number;
  pthread_mutex_unlock(&Mutex);
  return 0;
}

static void *worker(void *Argument) {
  add(*(int *)Argument);
  return Argument;
}

int main(void) {
  int Numbers[] = {-1, 1};
  for (int I = 0; I < 2; I++) {
    pthread_t Worker;
    pthread_create(&Worker, 0, worker, &Numbers[I]);
    pthread_join(Worker, 0);
  }
}
