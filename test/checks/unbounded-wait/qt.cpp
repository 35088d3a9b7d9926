// REQUIRES: qt
// RUN: %check_leak %s leak-unbounded-wait -- -fPIC %qt
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

QMutex Mutex;
QWaitCondition Ready;
int Length;
bool Stop;

void consumeBad() {
  // CHECK-FIXES-LABEL: void consumeBad() {
  QMutexLocker Lock(&Mutex);
  while (Length == 0)
    Ready.wait(&Mutex);
    // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!Ready.wait(&Mutex, 30000))
    // CHECK-FIXES-NEXT: return;
  --Length;
}

void consumeByHandBad() {
  // CHECK-FIXES-LABEL: void consumeByHandBad() {
  Mutex.lock();
  while (Length == 0)
    Ready.wait(&Mutex);
    // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!Ready.wait(&Mutex, 30000)) {
    // CHECK-FIXES-NEXT: (&Mutex)->unlock();
    // CHECK-FIXES-NEXT: return;
  --Length;
  Mutex.unlock();
}

void consumeOk() {
  // CHECK-FIXES-LABEL: void consumeOk() {
  QMutexLocker Lock(&Mutex);
  while (!Stop && Length == 0)
    Ready.wait(&Mutex);
}

void consumeInTimeOk() {
  QMutexLocker Lock(&Mutex);
  while (Length == 0)
    if (!Ready.wait(&Mutex, 100))
      return;
}

void stop() {
  QMutexLocker Lock(&Mutex);
  Stop = true;
  Ready.wakeAll();
}

int main() {
  QThread *First = QThread::create(consumeBad), *Second = QThread::create(consumeByHandBad);
  // expected-note@-1 2 {{thread started here}}
  QThread *Third = QThread::create(consumeOk), *Fourth = QThread::create(consumeInTimeOk);
  for (QThread *Each : {First, Second, Third, Fourth})
    Each->start();
  stop();
  for (QThread *Each : {First, Second, Third, Fourth})
    Each->wait();
}
