// RUN: %prove %s

// A thread is joined under the mutex that it is about to take.
#include <pthread.h>

static pthread_mutex_t Mutex = PTHREAD_MUTEX_INITIALIZER;
static int Count;

static void *worker(void *Argument) {
  pthread_mutex_lock(&Mutex);
  Count++;
  pthread_mutex_unlock(&Mutex);
  return Argument;
}

int main(void) {
  pthread_t Worker;
  pthread_mutex_lock(&Mutex);
  pthread_create(&Worker, 0, worker, 0);
  pthread_join(Worker, 0);
  Count *= 2;
  pthread_mutex_unlock(&Mutex);
  return Count == 2 ? 0 : 1;
}
