// RUN: %check_dump effects %s -- -std=gnu17
// Functions of the program with names from the C library: it includes none of its headers.
struct pool {
  int size;
};
static int connect(struct pool *p, int a, int b) { return p->size + a + b; }
static int poll(int *slots, unsigned count, int index) { return slots[index] + (int)count; }
static int read(struct pool *p, int a, int b) { return connect(p, a, b); }
int accept(struct pool *p);
int send(int a, int b);
int sem_wait_all(int *semaphores);
int pause(int seconds);

int use(struct pool *p, int *slots) {
  int found = connect(p, 1, 2) + poll(slots, 1, -1) + read(p, 1, 2);
  return found + accept(p) + send(1, 2) + sem_wait_all(slots) + pause(3);
}

// This one is the library's, declared by hand.
extern long recv(int, void *, unsigned long, int);
long byHand(int fd, void *buffer) {
  return recv(fd, buffer, 1, 0); // row: recv/4 NetworkCall unbounded on fd
}
