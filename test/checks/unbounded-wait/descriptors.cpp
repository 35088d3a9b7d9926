// RUN: %check_leak %s leak-unbounded-wait --std c++17 -- -pthread
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

static void pollBad(int Socket) {
  pollfd Entry{Socket, POLLIN, 0};
  poll(&Entry, 1, -1);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (poll(&Entry, 1, 30000) == 0)
  // CHECK-FIXES-NEXT: return;
}

static int resultKeptBad(int Socket) {
  pollfd Entry{};
  Entry.fd = Socket;
  Entry.events = POLLIN;
  int Ready = poll(&Entry, 1, -1);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: int Ready = poll(&Entry, 1, 30000);
  // CHECK-FIXES: if (Ready == 0)
  // CHECK-FIXES-NEXT: return -1;
  if (Ready < 0)
    return -1;
  return 0;
}

static int resultTestedBad(int Socket) {
  pollfd Entry{Socket, POLLIN, 0};
  int Ready = poll(&Entry, 1, -1);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: int Ready = poll(&Entry, 1, 30000);
  // CHECK-FIXES-NOT: Ready == 0
  if (Ready <= 0)
    return -1;
  return 0;
}

static void testedInPlaceBad(int Socket) {
  pollfd Entry{Socket, POLLIN, 0};
  if (poll(&Entry, 1, -1) < 0)
    // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (poll(&Entry, 1, 30000) <= 0)
    return;
  if (poll(&Entry, 1, -1) == -1)
    // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (poll(&Entry, 1, 30000) <= 0)
    return;
}

// After a time-out the loop would go on as if the descriptor were ready.
static void retriedBad(int Socket) {
  pollfd Entry{Socket, POLLIN, 0};
  while (poll(&Entry, 1, -1) < 0)
    // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
    // expected-note@-2 {{give it a time in milliseconds and handle the result 0}}
    ;
}

static void boundedOk(int Socket, int Milliseconds) {
  pollfd Entry{Socket, POLLIN, 0};
  poll(&Entry, 1, 1000);
  poll(&Entry, 1, Milliseconds);
  poll(&Entry, 1, 0);
}

static void constantBad(int Socket) {
  const int Forever = -1;
  pollfd Entry{Socket, POLLIN, 0};
  poll(&Entry, 1, Forever);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (poll(&Entry, 1, 30000) == 0)
}

static void wakeUpOk(int Socket) {
  int Wake = eventfd(0, 0);
  pollfd Entries[2] = {{Socket, POLLIN, 0}, {Wake, POLLIN, 0}};
  poll(Entries, 2, -1);
  int Ends[2];
  pipe(Ends);
  pollfd More[2];
  More[0].fd = Socket;
  More[1].fd = Ends[0];
  poll(More, 2, -1);
}

// Two descriptors, one of unknown origin: it may be there to wake the thread.
static void unknownBesideOk(int Socket, int Other) {
  pollfd Entries[2] = {{Socket, POLLIN, 0}, {Other, POLLIN, 0}};
  poll(Entries, 2, -1);
}

static void twoSocketsBad() {
  int First = socket(AF_INET, SOCK_DGRAM, 0), Second = socket(AF_INET, SOCK_DGRAM, 0);
  pollfd Entries[2] = {{First, POLLIN, 0}, {Second, POLLIN, 0}};
  poll(Entries, 2, -1);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (poll(Entries, 2, 30000) == 0)
}

static void setFromElsewhereOk(std::vector<pollfd> &Entries) { poll(Entries.data(), Entries.size(), -1); }

class Loop {
public:
  void run() {
    while (!Stop) {
      pollfd Entry{Socket, POLLIN, 0};
      poll(&Entry, 1, -1);
    }
  }
  void stop() { Stop = true; }

private:
  int Socket = -1;
  volatile bool Stop = false;
};

static void selectBad(int Socket) {
  fd_set Readable;
  FD_ZERO(&Readable);
  FD_SET(Socket, &Readable);
  select(Socket + 1, &Readable, nullptr, nullptr, nullptr);
  // expected-warning@-1 {{'select' has no timeout and no cancel branch}}
  // CHECK-FIXES: struct timeval timeout;
  // CHECK-FIXES-NEXT: timeout.tv_sec = 30;
  // CHECK-FIXES-NEXT: timeout.tv_usec = 0;
  // CHECK-FIXES-NEXT: if (select(Socket + 1, &Readable, nullptr, nullptr, &timeout) == 0)
  // CHECK-FIXES-NEXT: return;
}

static void selectOk(int Socket) {
  int Ends[2];
  pipe(Ends);
  fd_set Readable;
  FD_ZERO(&Readable);
  FD_SET(Socket, &Readable);
  FD_SET(Ends[0], &Readable);
  select(FD_SETSIZE, &Readable, nullptr, nullptr, nullptr);
}

static void epollBad() {
  int Socket = socket(AF_INET, SOCK_STREAM, 0);
  int Set = epoll_create1(0);
  epoll_event Event{};
  epoll_ctl(Set, EPOLL_CTL_ADD, Socket, &Event);
  for (;;) {
    epoll_wait(Set, &Event, 1, -1);
    // expected-warning@-1 {{'epoll_wait' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (epoll_wait(Set, &Event, 1, 30000) == 0)
    // CHECK-FIXES-NEXT: break;
  }
  close(Set);
}

static void epollOk() {
  int Socket = socket(AF_INET, SOCK_STREAM, 0);
  int Wake = eventfd(0, EFD_NONBLOCK);
  int Set = epoll_create1(0);
  epoll_event Event{};
  epoll_ctl(Set, EPOLL_CTL_ADD, Socket, &Event);
  epoll_ctl(Set, EPOLL_CTL_ADD, Wake, &Event);
  epoll_wait(Set, &Event, 1, -1);
}

static void forever(Loop *Each) { Each->run(); }

int main(int Count, char **) {
  Loop Events;
  std::vector<pollfd> Entries;
  std::thread All([&] { // expected-note 10 {{thread started here}}
    pollBad(Count);
    resultKeptBad(Count);
    resultTestedBad(Count);
    testedInPlaceBad(Count);
    retriedBad(Count);
    boundedOk(Count, Count);
    constantBad(Count);
    wakeUpOk(Count);
    unknownBesideOk(Count, Count);
    twoSocketsBad();
    setFromElsewhereOk(Entries);
    selectBad(Count);
    selectOk(Count);
    epollBad();
    epollOk();
    forever(&Events);
  });
  Events.stop();
  All.join();
}
