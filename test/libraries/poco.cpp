// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock,leak-unreleased-lock
// REQUIRES: poco
#include <Poco/Condition.h>
#include <Poco/Event.h>
#include <Poco/Mutex.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/NotificationQueue.h>
#include <thread>

int askBad(const Poco::Net::SocketAddress &Address, char *Buffer) {
  Poco::Net::StreamSocket S; // expected-note 2 {{'S' made here}}
  S.connect(Address);
  // expected-warning@-1 {{'connect' on 'S' has no timeout}}
  // CHECK-FIXES: S.connect(Address, Poco::Timespan(30, 0));
  return S.receiveBytes(Buffer, 1); // expected-warning {{'receiveBytes' on 'S' has no timeout}}
}
int askOk(const Poco::Net::SocketAddress &Address, char *Buffer) {
  Poco::Net::StreamSocket S;
  S.connect(Address, Poco::Timespan(30, 0));
  S.setReceiveTimeout(Poco::Timespan(30, 0));
  return S.receiveBytes(Buffer, 1);
}

static Poco::FastMutex M;
static Poco::Mutex Recursive;
static Poco::Condition Filled;
static Poco::Event Ready;
static int Count;
static bool Stopped;

static void takeBad() {
  Poco::FastMutex::ScopedLock Lock(M);
  while (Count == 0)
    Filled.wait(M);
    // expected-warning@-1 {{'wait' on 'Filled' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!Filled.tryWait(M, 30000))
  --Count;
}
static void takeOk() {
  Poco::FastMutex::ScopedLock Lock(M);
  while (Count == 0 && !Stopped)
    Filled.wait(M);
  --Count;
}
static void readyBad() { Ready.wait(); }
// expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
// CHECK-FIXES: static void readyBad() { if (!Ready.tryWait(30000))
static void readyOk() { Ready.tryWait(1000); }
static void queueBad() {
  Poco::NotificationQueue Queue;
  Poco::Notification *Next = Queue.waitDequeueNotification();
  // expected-warning@-1 {{'waitDequeueNotification' on 'Queue' has no timeout and no cancel branch}}
  // CHECK-FIXES: Poco::Notification *Next = Queue.waitDequeueNotification(30000);
  if (Next)
    Next->release();
}
static Poco::NotificationQueue Jobs;
static void queueOk() {
  while (Poco::Notification *Next = Jobs.waitDequeueNotification())
    Next->release();
}
void startOk() {
  std::jthread A(takeBad), B(takeOk), C(readyBad), D(readyOk), E(queueBad), F(queueOk); // expected-note 3 {{thread started here}}
}
void stopOk() {
  Poco::FastMutex::ScopedLock Lock(M);
  Stopped = true;
  Filled.broadcast();
  Jobs.wakeUpAll();
}

void againBad() {
  Poco::FastMutex::ScopedLock Lock(M); // expected-note {{'M' locked here}}
  M.lock(); // expected-warning {{'M' is locked again while this thread holds it}}
  M.unlock();
}
void againOk() {
  Poco::Mutex::ScopedLock Lock(Recursive);
  Recursive.lock();
  Recursive.unlock();
}
int storeBad(bool Full) {
  M.lock(); // expected-note {{'M' locked here}}
  if (Full) // expected-note {{assuming 'Full' is true}}
    return -1;
    // expected-warning@-1 {{'storeBad' leaves 'M' locked}}
    // CHECK-FIXES: if (Full) {
  M.unlock(); // expected-note {{on another path 'M' is unlocked here}}
  return 0;
}
