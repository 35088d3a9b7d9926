#include <poll.h>
#include <pthread.h>

struct mine;
struct mine *mine_open(void);
int mine_wait(struct mine *, int ms);
int mine_ask(struct mine *);
void mine_set_timeout(struct mine *, int ms);

static void *entry(void *unused) {
  struct pollfd fds[1] = {{0, POLLIN, 0}};
  poll(fds, 1, -1);
  struct mine *m = mine_open();
  mine_wait(m, -1);
  mine_ask(m);
  struct mine *quick = mine_open();
  mine_set_timeout(quick, 10);
  mine_ask(quick);
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, entry, 0);
  return pthread_join(thread, 0);
}
