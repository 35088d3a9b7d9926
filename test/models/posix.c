// RUN: %check_dump effects %s -- -std=gnu17 -pthread -D_GNU_SOURCE
// RUN: %check_dump effects %s -- -std=gnu17 -pthread -D_GNU_SOURCE -O2 -D_FORTIFY_SOURCE=2 -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
// RUN: %check_dump effects %s -- -x c++ -std=c++20 -pthread -D_GNU_SOURCE
#include <aio.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <resolv.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

enum { Never = -1 };
#define FOREVER (-1)
#define POLL(fds, n) poll(fds, n, -1)

void descriptors(struct pollfd *fds, fd_set *set, int ep, struct epoll_event *events, int ms, struct timespec *ts, struct timeval *tv,
                 const struct aiocb *const list[], const struct gaicb *const names[]) {
  poll(fds, 1, -1);                            // row: poll/3 Wait unbounded
  poll(fds, 1, Never);                         // row: poll/3 Wait unbounded
  poll(fds, 1, FOREVER);                       // row: poll/3 Wait unbounded
  POLL(fds, 1);                                // row: poll/3 Wait unbounded
  poll(fds, 1, 0);                             // row: poll/3 Wait bounded
  poll(fds, 1, 5 * 1000);                      // row: poll/3 Wait bounded
  poll(fds, 1, ms);                            // row: poll/3 Wait perhaps bounded
  const int fixed = -1;
  poll(fds, 1, fixed);                         // row: poll/3 Wait unbounded
  ppoll(fds, 1, NULL, NULL);                   // row: ppoll/4 Wait unbounded
  ppoll(fds, 1, 0, NULL);                      // row: ppoll/4 Wait unbounded
  ppoll(fds, 1, ts, NULL);                     // row: ppoll/4 Wait perhaps bounded
  struct timespec here = {1, 0};
  ppoll(fds, 1, &here, NULL);                  // row: ppoll/4 Wait bounded
  select(1, set, NULL, NULL, NULL);            // row: select/5 Wait unbounded
  select(1, set, NULL, NULL, (struct timeval *)0); // row: select/5 Wait unbounded
  select(1, set, NULL, NULL, tv);              // row: select/5 Wait perhaps bounded
  struct timeval second = {1, 0};
  select(1, set, NULL, NULL, &second);         // row: select/5 Wait bounded
  pselect(1, set, NULL, NULL, NULL, NULL);     // row: pselect/6 Wait unbounded
  pselect(1, set, NULL, NULL, &here, NULL);    // row: pselect/6 Wait bounded
  epoll_wait(ep, events, 1, -1);               // row: epoll_wait/4 Wait unbounded
  epoll_wait(ep, events, 1, 100);              // row: epoll_wait/4 Wait bounded
  epoll_pwait(ep, events, 1, -1, NULL);        // row: epoll_pwait/5 Wait unbounded
  epoll_pwait(ep, events, 1, 100, NULL);       // row: epoll_pwait/5 Wait bounded
  epoll_pwait2(ep, events, 1, NULL, NULL);     // row: epoll_pwait2/5 Wait unbounded
  epoll_pwait2(ep, events, 1, &here, NULL);    // row: epoll_pwait2/5 Wait bounded
  aio_suspend(list, 1, NULL);                  // row: aio_suspend/3 Wait unbounded
  aio_suspend(list, 1, &here);                 // row: aio_suspend/3 Wait bounded
  gai_suspend(names, 1, NULL);                 // row: gai_suspend/3 Wait unbounded
  gai_suspend(names, 1, &here);                // row: gai_suspend/3 Wait bounded
  epoll_ctl(ep, EPOLL_CTL_ADD, 0, events);     // row: epoll_ctl Watch on ep; epoll_ctl Bound on 0
}

void makers(int *two) {
  epoll_create(1);                             // row: epoll_create Make on return
  epoll_create1(0);                            // row: epoll_create1 Make on return
  eventfd(0, 0);                               // row: eventfd Make on return
  signalfd(-1, NULL, 0);                       // row: signalfd Make on return
  timerfd_create(CLOCK_MONOTONIC, 0);          // row: timerfd_create Make on return
  inotify_init();                              // row: inotify_init Make on return
  inotify_init1(0);                            // row: inotify_init1 Make on return
  pipe(two);                                   // row: pipe Make on two
  pipe2(two, O_CLOEXEC);                       // row: pipe2 Make on two
  socketpair(AF_UNIX, SOCK_STREAM, 0, two);    // row: socketpair Make on two
}

void *entry(void *unused) { return unused; }
void threads(pthread_cond_t *condition, pthread_mutex_t *mutex, pthread_barrier_t *barrier, sem_t *semaphore, struct timespec *ts) {
  pthread_t thread;
  pthread_condattr_t attributes;
  pthread_create(&thread, NULL, entry, NULL);  // row: pthread_create Spawn on &thread
  pthread_cond_wait(condition, mutex);         // row: pthread_cond_wait Wait on condition
  pthread_cond_signal(condition);              // row: pthread_cond_signal Wake on condition
  pthread_cond_broadcast(condition);           // row: pthread_cond_broadcast Wake on condition
  pthread_cond_timedwait(condition, mutex, ts);
  pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, ts);
  pthread_cond_signal(condition);              // row: pthread_cond_signal Wake on condition
  pthread_cond_broadcast(condition);           // row: pthread_cond_broadcast Wake on condition
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC); // row: pthread_condattr_setclock Clock
  pthread_barrier_wait(barrier);               // row: pthread_barrier_wait Wait on barrier
  sem_wait(semaphore);                         // row: sem_wait Wait on semaphore
  sem_timedwait(semaphore, ts);
  sem_clockwait(semaphore, CLOCK_MONOTONIC, ts);
  sem_trywait(semaphore);
  sem_post(semaphore);                         // row: sem_post Wake on semaphore
  pthread_kill(thread, SIGUSR1);               // row: pthread_kill Cancel when nonzero
  pthread_kill(thread, 0);
  alarm(30);                                   // row: alarm Cancel
  setitimer(ITIMER_REAL, NULL, NULL);          // row: setitimer Cancel
  timer_settime(NULL, 0, NULL, NULL);          // row: timer_settime Cancel
  res_query("host", 1, 1, NULL, 0);            // row: res_query NetworkCall bounded
  res_search("host", 1, 1, NULL, 0);           // row: res_search NetworkCall bounded
  pthread_cancel(thread);                      // row: pthread_cancel Cancel
  pthread_join(thread, NULL);                  // row: pthread_join Join on thread
  pthread_detach(thread);                      // row: pthread_detach Detach on thread
  pthread_attr_t how;
  pthread_attr_init(&how);
  pthread_attr_setdetachstate(&how, PTHREAD_CREATE_JOINABLE);
  pthread_attr_setdetachstate(&how, PTHREAD_CREATE_DETACHED); // row: pthread_attr_setdetachstate Detach when PTHREAD_CREATE_DETACHED on &how
}

void signals(sigset_t *set, int *number, siginfo_t *info, struct timespec *ts) {
  sigwait(set, number);                        // row: sigwait Wait
  sigwaitinfo(set, info);                      // row: sigwaitinfo/2 Wait
  sigtimedwait(set, info, ts);
  sigsuspend(set);                             // row: sigsuspend Wait
  pause();                                     // row: pause/0 Wait
}

void queues(int id, char *buffer, struct timespec *ts, int flags) {
  msgrcv(id, buffer, 1, 0, 0);                 // row: msgrcv Wait unbounded
  msgrcv(id, buffer, 1, 0, MSG_NOERROR | IPC_NOWAIT); // row: msgrcv Wait bounded
  msgrcv(id, buffer, 1, 0, flags);             // row: msgrcv Wait perhaps bounded
  msgsnd(id, buffer, 1, 0);                    // row: msgsnd Wait unbounded
  msgsnd(id, buffer, 1, IPC_NOWAIT);           // row: msgsnd Wait bounded
  mqd_t queue = mq_open("/q", O_RDWR);         // row: mq_open Make unbounded on return
  mqd_t other = mq_open("/q", O_RDONLY | O_NONBLOCK); // row: mq_open Make bounded on return
  mq_receive(queue, buffer, 1, NULL);          // row: mq_receive Wait on queue
  mq_timedreceive(queue, buffer, 1, NULL, ts);
  mq_send(queue, buffer, 1, 0);                // row: mq_send Wait on queue
  mq_timedsend(queue, buffer, 1, 0, ts);
  mq_setattr(other, NULL, NULL);               // row: mq_setattr Bound on other
}

void sockets(int fd, struct sockaddr *address, socklen_t *length, char *buffer, struct msghdr *message, struct mmsghdr *messages,
             struct iovec *parts, int flags) {
  connect(fd, address, sizeof *address);       // row: connect/3 NetworkCall on fd
  accept(fd, address, length);                 // row: accept/3 NetworkCall on fd; accept/3 Make on return
  accept4(fd, address, length, SOCK_CLOEXEC);  // row: accept4/4 NetworkCall on fd; accept4/4 Make unbounded on return
  accept4(fd, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC); // row: accept4/4 NetworkCall on fd; accept4/4 Make bounded on return
  recv(fd, buffer, 1, 0);                      // row: recv/4 NetworkCall unbounded on fd
  recv(fd, buffer, 1, MSG_PEEK | MSG_DONTWAIT); // row: recv/4 NetworkCall bounded on fd
  recv(fd, buffer, 1, flags);                  // row: recv/4 NetworkCall perhaps bounded on fd
  recvfrom(fd, buffer, 1, 0, NULL, NULL);      // row: recvfrom/6 NetworkCall unbounded on fd
  recvfrom(fd, buffer, 1, MSG_DONTWAIT, NULL, NULL); // row: recvfrom/6 NetworkCall bounded on fd
  recvmsg(fd, message, 0);                     // row: recvmsg/3 NetworkCall unbounded on fd
  recvmsg(fd, message, MSG_DONTWAIT);          // row: recvmsg/3 NetworkCall bounded on fd
  recvmmsg(fd, messages, 1, 0, NULL);          // row: recvmmsg/5 NetworkCall unbounded on fd
  recvmmsg(fd, messages, 1, MSG_DONTWAIT, NULL); // row: recvmmsg/5 NetworkCall bounded on fd
  read(fd, buffer, 1);                         // row: read/3 NetworkCall on fd
  readv(fd, parts, 1);                         // row: readv/3 NetworkCall on fd
  send(fd, buffer, 1, 0);                      // row: send/4 NetworkCall unbounded on fd
  send(fd, buffer, 1, MSG_NOSIGNAL | MSG_DONTWAIT); // row: send/4 NetworkCall bounded on fd
  sendto(fd, buffer, 1, 0, address, 1);        // row: sendto/6 NetworkCall unbounded on fd
  sendto(fd, buffer, 1, MSG_DONTWAIT, address, 1); // row: sendto/6 NetworkCall bounded on fd
  sendmsg(fd, message, 0);                     // row: sendmsg/3 NetworkCall unbounded on fd
  sendmsg(fd, message, MSG_DONTWAIT);          // row: sendmsg/3 NetworkCall bounded on fd
  sendmmsg(fd, messages, 1, 0);                // row: sendmmsg/4 NetworkCall unbounded on fd
  sendmmsg(fd, messages, 1, MSG_DONTWAIT);     // row: sendmmsg/4 NetworkCall bounded on fd
  write(fd, buffer, 1);                        // row: write/3 NetworkCall on fd
  writev(fd, parts, 1);                        // row: writev/3 NetworkCall on fd
  sendfile(fd, 0, NULL, 1);                    // row: sendfile/4 NetworkCall on fd
}

void options(int fd, struct timeval *tv, int option, int on) {
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, tv, sizeof *tv);         // row: setsockopt Bound when SO_RCVTIMEO on fd
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, tv, sizeof *tv);         // row: setsockopt Bound when SO_SNDTIMEO|TCP_USER_TIMEOUT on fd
  setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &on, sizeof on);   // row: setsockopt Bound when SO_SNDTIMEO|TCP_USER_TIMEOUT on fd
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, option, &on, sizeof on);              // row: perhaps setsockopt Bound when SO_RCVTIMEO on fd
  // row: perhaps setsockopt Bound when SO_SNDTIMEO|TCP_USER_TIMEOUT on fd
  fcntl(fd, F_SETFL, O_NONBLOCK);              // row: fcntl Bound when F_SETFL on fd
  fcntl(fd, F_GETFL);
  fcntl64(fd, F_SETFL, O_NONBLOCK);            // row: fcntl64 Bound when F_SETFL on fd
  fcntl64(fd, F_SETFD, FD_CLOEXEC);
  ioctl(fd, FIONBIO, &on);                     // row: ioctl Bound when FIONBIO on fd
  ioctl(fd, FIONREAD, &on);
  shutdown(fd, SHUT_RDWR);                     // row: shutdown/2 Bound on fd
}

void uses(int fd, struct sockaddr *address, socklen_t *length, struct stat *status, char *buffer) {
  socket(AF_INET, SOCK_STREAM, 0);             // row: socket/3 Make unbounded on return
  socket(AF_INET, SOCK_DGRAM, 0);              // row: socket/3 Make unbounded on return
                                               // row: socket/3 Bound when AF_INET|AF_INET6|PF_INET|PF_INET6 and SOCK_DGRAM on return
  socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); // row: socket/3 Make bounded on return
  bind(fd, address, 1);                        // row: bind Use
  listen(fd, 1);                               // row: listen Use
  getsockname(fd, address, length);            // row: getsockname Use
  getpeername(fd, address, length);            // row: getpeername Use
  getsockopt(fd, SOL_SOCKET, SO_ERROR, buffer, length); // row: getsockopt Use
  fstat(fd, status);                           // row: fstat Use
  memset(buffer, 0, 1);                        // row: memset Use
  bzero(buffer, 1);                            // row: bzero Use
  close(fd);                                   // row: close Use
}

void resolver(const char *name, struct addrinfo **found, struct sockaddr *address, char *buffer) {
  getaddrinfo(name, NULL, NULL, found);        // row: getaddrinfo NetworkCall bounded
  getnameinfo(address, 1, buffer, 1, NULL, 0, 0); // row: getnameinfo NetworkCall bounded
  gethostbyname(name);                         // row: gethostbyname NetworkCall bounded
  gethostbyaddr(buffer, 4, AF_INET);           // row: gethostbyaddr NetworkCall bounded
}

// Through a pointer nothing is known; parentheses change nothing.
void indirect(int fd, char *buffer) {
  ssize_t (*pointer)(int, void *, size_t, int) = recv;
  pointer(fd, buffer, 1, 0);
  (recv)(fd, buffer, 1, 0);                    // row: recv/4 NetworkCall unbounded on fd
}
