// REQUIRES: absl
// RUN: %check_leak %s leak-unbounded-wait -- -pthread
#include <absl/synchronization/mutex.h>
#include <queue>
#include <thread>

absl::Mutex Mutex;
absl::CondVar Ready;
std::queue<int> Values;
bool Stop;

void consumeBad() {
  // CHECK-FIXES-LABEL: void consumeBad() {
  absl::MutexLock Lock(&Mutex);
  while (Values.empty())
    Ready.Wait(&Mutex);
    // expected-warning@-1 {{'Wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (Ready.WaitWithTimeout(&Mutex, absl::Milliseconds(30000)))
    // CHECK-FIXES-NEXT: return;
  Values.pop();
}

void consumeByHandBad() {
  // CHECK-FIXES-LABEL: void consumeByHandBad() {
  Mutex.Lock();
  while (Values.empty())
    Ready.Wait(&Mutex);
    // expected-warning@-1 {{'Wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (Ready.WaitWithTimeout(&Mutex, absl::Milliseconds(30000))) {
    // CHECK-FIXES-NEXT: (&Mutex)->Unlock();
    // CHECK-FIXES-NEXT: return;
  Values.pop();
  Mutex.Unlock();
}

void consumeOk() {
  // CHECK-FIXES-LABEL: void consumeOk() {
  absl::MutexLock Lock(&Mutex);
  while (!Stop && Values.empty())
    Ready.Wait(&Mutex);
}

void stop() {
  absl::MutexLock Lock(&Mutex);
  Stop = true;
  Ready.SignalAll();
}

int main() {
  std::thread First(consumeBad), Second(consumeByHandBad), Third(consumeOk);
  // expected-note@-1 2 {{thread started here}}
  stop();
  First.join();
  Second.join();
  Third.join();
}
