// RUN: %prove %s

// Two threads take two mutexes in opposite orders.
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static pthread_mutex_t Names = PTHREAD_MUTEX_INITIALIZER, Values = PTHREAD_MUTEX_INITIALIZER;
static long Added, Removed;
static atomic_bool Stop;

static void *add(void *Argument) {
  while (!Stop) {
    pthread_mutex_lock(&Names);
    pthread_mutex_lock(&Values);
    Added++, Removed--;
    pthread_mutex_unlock(&Values);
    pthread_mutex_unlock(&Names);
  }
  return Argument;
}

static void *removeAll(void *Argument) {
  while (!Stop) {
    pthread_mutex_lock(&Values);
    pthread_mutex_lock(&Names);
    Added--, Removed++;
    pthread_mutex_unlock(&Names);
    pthread_mutex_unlock(&Values);
  }
  return Argument;
}

int main(void) {
  pthread_t Adder, Remover;
  pthread_create(&Adder, 0, add, 0);
  pthread_create(&Remover, 0, removeAll, 0);
  usleep(500000);
  Stop = 1;
  pthread_join(Adder, 0);
  pthread_join(Remover, 0);
  return Added + Removed == 0 ? 0 : 1;
}
