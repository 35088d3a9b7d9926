#include <pthread.h>
#include <semaphore.h>

static sem_t Free;

static void *worker(void *Argument) {
  sem_wait(&Free);
  return Argument;
}

int main(void) {
  pthread_t Worker;
  pthread_create(&Worker, 0, worker, 0);
  pthread_join(Worker, 0);
}
