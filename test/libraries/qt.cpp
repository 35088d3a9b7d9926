// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- -fPIC %qt-network
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- -fPIC %qt6-network
// REQUIRES: qt-network, qt6-network
#include <QEventLoop>
#include <QProcess>
#include <QSemaphore>
#include <QTcpSocket>
#include <QThreadPool>
#include <thread>

void askBad(QTcpSocket &Socket) {
  Socket.waitForReadyRead(-1);
  // expected-warning@-1 {{'waitForReadyRead' on 'Socket' has no timeout}}
  // CHECK-FIXES: Socket.waitForReadyRead(30000);
}
// 30 s by default.
void askOk(QTcpSocket &Socket) { Socket.waitForReadyRead(); }

static QSemaphore Ready;
static void readyBad() {
  Ready.acquire();
  // expected-warning@-1 {{'acquire' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.tryAcquire(1, 30000))
}
static void readyOk() { Ready.tryAcquire(1, 1000); }
static void manyBad() {
  Ready.acquire(2);
  // expected-warning@-1 {{'acquire' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Ready.tryAcquire(2, 30000))
}
static void doneBad(QThreadPool *Pool) {
  Pool->waitForDone();
  // expected-warning@-1 {{'waitForDone' has no timeout and no cancel branch}}
  // CHECK-FIXES: Pool->waitForDone(30000);
}
static void doneOk(QThreadPool *Pool) { Pool->waitForDone(1000); }
static void processBad(QProcess *Process) {
  Process->waitForFinished(-1);
  // expected-warning@-1 {{'waitForFinished' on 'Process' has no timeout and no cancel branch}}
  // CHECK-FIXES: Process->waitForFinished(30000);
}
static void processOk(QProcess *Process) { Process->waitForFinished(); }
static void loopBad() {
  QEventLoop Loop;
  Loop.exec();
  // expected-warning@-1 {{'exec' on 'Loop' has no timeout and no cancel branch}}
  // expected-note@-2 {{let a 'QTimer' call 'quit' on the loop as well}}
}
// Connected to a signal, or given to a timer.
void connectSomewhere(QEventLoop *Loop);
static void loopOk() {
  QEventLoop Loop;
  connectSomewhere(&Loop);
  Loop.exec();
}
void startOk(QThreadPool *Pool, QProcess *Process) {
  std::jthread A(readyBad), B(readyOk), C(manyBad), D(doneBad, Pool), E(doneOk, Pool), F(processBad, Process);
  // expected-note@-1 4 {{thread started here}}
  std::jthread G(processOk, Process), H(loopBad), I(loopOk); // expected-note {{thread started here}}
}
