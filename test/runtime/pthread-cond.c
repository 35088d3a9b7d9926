// RUN: %prove %s

#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t Mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t Ready = PTHREAD_COND_INITIALIZER;
static bool Done;

static void *worker(void *Argument) {
  pthread_mutex_lock(&Mutex);
  while (!Done)
    pthread_cond_wait(&Ready, &Mutex);
  pthread_mutex_unlock(&Mutex);
  return Argument;
}

int main(void) {
  pthread_t Worker;
  pthread_create(&Worker, 0, worker, 0);
  pthread_join(Worker, 0);
}
