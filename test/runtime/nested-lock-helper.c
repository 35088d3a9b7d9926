// RUN: %prove %s

// A helper locks what its caller holds.
#include <pthread.h>

static pthread_mutex_t Mutex = PTHREAD_MUTEX_INITIALIZER;
static int Count;

static void add(int Number) {
  pthread_mutex_lock(&Mutex);
  Count += Number;
  pthread_mutex_unlock(&Mutex);
}

static void *worker(void *Argument) {
  pthread_mutex_lock(&Mutex);
  Count = 1;
  add(2);
  Count *= 2;
  pthread_mutex_unlock(&Mutex);
  return Argument;
}

int main(void) {
  pthread_t Worker;
  pthread_create(&Worker, 0, worker, 0);
  pthread_join(Worker, 0);
  return Count == 6 ? 0 : 1;
}
