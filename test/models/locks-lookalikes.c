// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++20
// Functions of the program with names of locking functions: it includes none of their headers.
struct door {
  int closed;
};
#ifdef __cplusplus
int mtx_unlock(struct door *door) { return door->closed = 0; }
int thrd_join(struct door *door, int *result) { return *result = door->closed; }
#else
int mtx_unlock(void);
int pthread_rwlock_rdlock(void);
#endif
static int mtx_lock(struct door *door) { return door->closed = 1; }
static int mtx_init(struct door *door, int kind) { return door->closed = kind; }
static int pthread_mutex_lock(struct door *door) { return mtx_lock(door); }
static int pthread_mutex_trylock(struct door *door) { return !door->closed && mtx_lock(door); }
static int pthread_spin_lock(struct door *door) { return mtx_lock(door); }
static int pthread_join(struct door *door, void **result) { return *result != 0 && mtx_lock(door); }

int use(struct door *door) {
  void *result = door;
  int got = mtx_init(door, 2) + mtx_lock(door) + pthread_mutex_lock(door) + pthread_mutex_trylock(door) + pthread_spin_lock(door);
#ifdef __cplusplus
  got += mtx_unlock(door) + thrd_join(door, &got);
#else
  got += mtx_unlock() + pthread_rwlock_rdlock();
#endif
  return got + pthread_join(door, &result);
}

// The library's own.
#ifdef __cplusplus
extern "C" int mtx_trylock(struct door *);
#else
int mtx_trylock(struct door *);
#endif
int use_library(struct door *door) { return mtx_trylock(door); } // row: mtx_trylock TryAcquire on door
