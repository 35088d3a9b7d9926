// RUN: %check_leak %s leak-wait-under-lock --std c++11,c++20 -- -pthread
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

void use(int);
bool ask();
void keep(std::thread &Thread);

std::mutex Mutex, Other;
int Value;

void lockingWork() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 18 {{the other thread locks it here}}
  ++Value;
}
void deeper() { lockingWork(); }
void deepWork() { deeper(); }
void tryingWork() {
  if (Mutex.try_lock()) {
    ++Value;
    Mutex.unlock();
  }
}
void otherWork() {
  std::lock_guard<std::mutex> Lock(Other);
  ++Value;
}
void unseenWork();

void localBad() {
  // CHECK-FIXES-LABEL: void localBad() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  ++Value;
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
  ++Value;
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: ++Value;
}

void lastBad() {
  // CHECK-FIXES-LABEL: void lastBad() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  ++Value;
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
}

void uniqueBad() {
  // CHECK-FIXES-LABEL: void uniqueBad() {
  std::thread Worker(lockingWork);
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  ++Value;
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
  ++Value;
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: ++Value;
}

void byHandBad() {
  // CHECK-FIXES-LABEL: void byHandBad() {
  std::thread Worker(lockingWork);
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  ++Value;
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Mutex.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
  ++Value;
  // CHECK-FIXES: Mutex.lock();
  // CHECK-FIXES: ++Value;
  Mutex.unlock();
}

void unlockedNextBad() {
  // CHECK-FIXES-LABEL: void unlockedNextBad() {
  std::thread Worker(lockingWork);
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  ++Value;
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Mutex.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
  Mutex.unlock();
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: }
}

void lambdaBad() {
  // CHECK-FIXES-LABEL: void lambdaBad() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  std::thread Worker([] {
    std::lock_guard<std::mutex> Inner(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    ++Value;
  });
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
}

void throughCalleesBad() {
  // CHECK-FIXES-LABEL: void throughCalleesBad() {
  std::thread Worker(deepWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void capturedLockBad() {
  // CHECK-FIXES-LABEL: void capturedLockBad() {
  std::mutex Local;
  int Sum = 0;
  std::thread Worker([&] {
    std::lock_guard<std::mutex> Inner(Local);
    // expected-note@-1 {{the other thread locks it here}}
    ++Sum;
  });
  std::lock_guard<std::mutex> Lock(Local);
  // expected-note@-1 {{'Local' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Local);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Local' is held while 'join' waits for a thread that locks it}}
}

void branchBad(bool Wait) {
  // CHECK-FIXES-LABEL: void branchBad(bool Wait) {
  std::thread Worker(lockingWork);
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  if (Wait)
    // CHECK-FIXES: if (Wait) {
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
  else
    Worker.detach();
}

void assignedBad() {
  // CHECK-FIXES-LABEL: void assignedBad() {
  std::thread Worker;
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  Worker = std::thread(lockingWork);
  if (Worker.joinable())
    // CHECK-FIXES: if (Worker.joinable()) {
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
}

void vectorBad(int Number) {
  // CHECK-FIXES-LABEL: void vectorBad(int Number) {
  std::vector<std::thread> Workers;
  for (int I = 0; I < Number; ++I)
    Workers.push_back(std::thread(lockingWork));
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  for (std::thread &Worker : Workers)
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: for (std::thread &Worker : Workers) {
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
}

void indexBad(int Number) {
  // CHECK-FIXES-LABEL: void indexBad(int Number) {
  std::vector<std::thread> Workers;
  for (int I = 0; I < Number; ++I)
    Workers.emplace_back(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  for (int I = 0; I < Number; ++I)
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: for (int I = 0; I < Number; ++I) {
    // CHECK-FIXES: Lock.unlock();
    Workers[I].join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
}

void arrayBad() {
  // CHECK-FIXES-LABEL: void arrayBad() {
  std::thread Workers[] = {std::thread(lockingWork), std::thread(otherWork)};
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  for (auto &Worker : Workers)
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: for (auto &Worker : Workers) {
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
}

void uniquePointerBad() {
  // CHECK-FIXES-LABEL: void uniquePointerBad() {
  std::unique_ptr<std::thread> Worker(new std::thread(lockingWork));
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker->join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void bindBad() {
  // CHECK-FIXES-LABEL: void bindBad() {
  std::thread Worker(std::bind(lockingWork));
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void functorBad() {
  // CHECK-FIXES-LABEL: void functorBad() {
  struct Work {
    void operator()() const {
      std::lock_guard<std::mutex> Lock(Mutex);
      // expected-note@-1 {{the other thread locks it here}}
      ++Value;
    }
  };
  std::thread Worker{Work()};
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

template <typename Guard> void templateBad() {
  std::thread Worker(lockingWork);
  Guard Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // expected-note@-2 {{release 'Mutex' before the wait}}
}
void instantiate() {
  templateBad<std::lock_guard<std::mutex>>();
  templateBad<std::unique_lock<std::mutex>>();
}

#define JOIN(Thread) Thread.join()
// expected-note@-1 2 {{expanded from macro 'JOIN'}}
void macroBad() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  JOIN(Worker);
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // expected-note@-2 {{release 'Mutex' before the wait}}
}

void twoLocksBad() {
  // CHECK-FIXES-LABEL: void twoLocksBad() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> OtherLock(Other);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void twoJoinsBad() {
  // CHECK-FIXES-LABEL: void twoJoinsBad() {
  std::thread Reader(lockingWork), Writer(deepWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 2 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Reader.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // expected-note@-2 {{released by the edit that is made here}}
  Writer.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Writer.join();
  ++Value;
  // CHECK-FIXES: Lock.lock();
  // CHECK-FIXES: ++Value;
}

// What the lock may guard says which thread is joined.
void readsGuardedBad(std::vector<int> Numbers) {
  std::vector<std::thread> Workers;
  for (int Number : Numbers)
    Workers.emplace_back([Number] {
      std::lock_guard<std::mutex> Inner(Mutex);
      // expected-note@-1 {{the other thread locks it here}}
      Value = Number;
    });
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  Workers[Value].join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  // expected-note@-2 {{release 'Mutex' before the wait}}
}

void nolintOk() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join(); // NOLINT(leak-wait-under-lock)
}

void scopeOk() {
  std::thread Worker(lockingWork);
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Value;
  }
  Worker.join();
}

void unlockOk() {
  std::thread Worker(lockingWork);
  std::unique_lock<std::mutex> Lock(Mutex);
  ++Value;
  Lock.unlock();
  Worker.join();
}

void deferredOk() {
  std::thread Worker(lockingWork);
  std::unique_lock<std::mutex> Lock(Mutex, std::defer_lock);
  Worker.join();
  Lock.lock();
  ++Value;
}

void conditionalOk(bool Threaded) {
  std::thread Worker;
  if (Threaded)
    Worker = std::thread(lockingWork);
  std::unique_lock<std::mutex> Lock(Mutex, std::defer_lock);
  if (!Threaded)
    Lock.lock();
  ++Value;
  if (Threaded)
    Worker.join();
}

void otherLockOk() {
  std::thread Worker(otherWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void triesOk() {
  std::thread Worker(tryingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void tryToLockOk() {
  std::thread Worker([] {
    std::unique_lock<std::mutex> Lock(Mutex, std::try_to_lock);
    if (Lock)
      ++Value;
  });
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void unseenOk() {
  std::thread Worker(unseenWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void parameterOk(std::thread &Worker) {
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void functionOk(std::function<void()> Work) {
  std::thread Worker(Work);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void detachedOk() {
  std::thread Worker(lockingWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.detach();
}

// What the thread starts takes the lock; nobody waits for that one.
void startsAnotherOk() {
  std::thread Worker([] { std::thread(lockingWork).detach(); });
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

// The lambda that is handed on runs later.
void definedOnlyOk() {
  std::thread Worker([] {
    auto Later = [] {
      std::lock_guard<std::mutex> Lock(Mutex);
      ++Value;
    };
    use(sizeof(Later));
  });
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

void ownLockOk() {
  std::thread Worker([] {
    std::mutex Mutex;
    std::lock_guard<std::mutex> Lock(Mutex);
    use(1);
  });
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

// One thread that has ended before is another one.
void restartedOk() {
  std::thread Worker(lockingWork);
  Worker.join();
  Worker = std::thread(otherWork);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

std::recursive_mutex Recursive;
void recursiveWork() {
  std::lock_guard<std::recursive_mutex> Lock(Recursive);
  // expected-note@-1 {{the other thread locks it here}}
  ++Value;
}
// Recursive is for the thread that has it.
void recursiveBad() {
  // CHECK-FIXES-LABEL: void recursiveBad() {
  std::thread Worker(recursiveWork);
  std::lock_guard<std::recursive_mutex> Lock(Recursive);
  // expected-note@-1 {{'Recursive' locked here}}
  // CHECK-FIXES: std::unique_lock<std::recursive_mutex> Lock(Recursive);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Recursive' is held while 'join' waits for a thread that locks it}}
}

int main(int Count, char **) {
  localBad();
  vectorBad(Count);
}
