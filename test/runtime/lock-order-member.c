// RUN: %prove %s

// The locks of one object, reached through a pointer: C11 threads.
#include <stdatomic.h>
#include <threads.h>

static atomic_bool Stop;

struct Cache {
  mtx_t Index, Data;
  long Size, Free;
};

static void put(struct Cache *C) {
  mtx_lock(&C->Index);
  mtx_lock(&C->Data);
  C->Size++, C->Free--;
  mtx_unlock(&C->Data);
  mtx_unlock(&C->Index);
}

static void evict(struct Cache *C) {
  mtx_lock(&C->Data);
  mtx_lock(&C->Index);
  C->Size--, C->Free++;
  mtx_unlock(&C->Index);
  mtx_unlock(&C->Data);
}

static int putAll(void *C) {
  while (!Stop)
    put(C);
  return 0;
}

static int evictAll(void *C) {
  while (!Stop)
    evict(C);
  return 0;
}

int main(void) {
  struct Cache C = {.Size = 0};
  thrd_t Putter, Evicter;
  mtx_init(&C.Index, mtx_plain);
  mtx_init(&C.Data, mtx_plain);
  thrd_create(&Putter, putAll, &C);
  thrd_create(&Evicter, evictAll, &C);
  thrd_sleep(&(struct timespec){0, 500000000}, 0);
  Stop = 1;
  thrd_join(Putter, 0);
  thrd_join(Evicter, 0);
  return C.Size + C.Free == 0 ? 0 : 1;
}
