// RUN: %check_leak %s leak-wait-under-lock --std c++11,c++20 -- -pthread
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

void use(int);

std::mutex Mutex;
int Value;

struct Counter {
  std::mutex Mutex;
  int Value = 0;
  void add() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 4 {{the other thread locks it here}}
    ++Value;
  }
};

void sameBad(Counter &One) {
  // CHECK-FIXES-LABEL: void sameBad(Counter &One) {
  std::thread Worker(&Counter::add, &One);
  std::lock_guard<std::mutex> Lock(One.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(One.Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void capturedBad(Counter &One) {
  // CHECK-FIXES-LABEL: void capturedBad(Counter &One) {
  std::thread Worker([&One] { One.add(); });
  std::lock_guard<std::mutex> Lock(One.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(One.Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void otherOk(Counter &One, Counter &Two) {
  std::thread Worker(&Counter::add, &One);
  std::lock_guard<std::mutex> Lock(Two.Mutex);
  Worker.join();
}

void capturedOtherOk(Counter &One, Counter &Two) {
  std::thread Worker([&One] { One.add(); });
  std::lock_guard<std::mutex> Lock(Two.Mutex);
  Worker.join();
}

static Counter Hits, Misses;
void globalBad() {
  // CHECK-FIXES-LABEL: void globalBad() {
  std::thread Worker([] { Hits.add(); });
  std::lock_guard<std::mutex> Lock(Hits.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Hits.Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}
void otherGlobalOk() {
  std::thread Worker([] { Hits.add(); });
  std::lock_guard<std::mutex> Lock(Misses.Mutex);
  Worker.join();
}

class TwoCountersOk {
public:
  void start() { Worker = std::thread(&Counter::add, &Hits); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Misses.Mutex);
    Worker.join();
  }

private:
  Counter Hits, Misses;
  std::thread Worker;
};

class OneCounterBad {
  // CHECK-FIXES-LABEL: class OneCounterBad {
public:
  void start() { Worker = std::thread(&Counter::add, &Hits); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Hits.Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Hits.Mutex);
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  }

private:
  Counter Hits;
  std::thread Worker;
};

// The owner's lock is not that of what it owns.
class OwnerOk {
public:
  void start() {
    Worker = std::thread([this] {
      for (auto &Each : Counters)
        Each->add();
    });
  }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Worker.join();
  }

private:
  std::mutex Mutex;
  std::vector<std::unique_ptr<Counter>> Counters;
  std::thread Worker;
};

void lockGiven(std::mutex &Given) {
  std::lock_guard<std::mutex> Lock(Given);
  use(1);
}
void otherArgumentOk() {
  std::mutex One, Two;
  std::thread Worker(lockGiven, std::ref(One));
  std::lock_guard<std::mutex> Lock(Two);
  Worker.join();
}
// The mutex is what the thread is given: a parameter of its entry is not followed back to the argument.
void FN_argument() {
  std::mutex One;
  std::thread Worker(lockGiven, std::ref(One));
  std::lock_guard<std::mutex> Lock(One);
  Worker.join();
}

void addBoth() {
  std::lock_guard<std::mutex> Lock(Mutex);
  ++Value;
}
// The joined thread waits for one that needs the lock: one step is followed, not two.
void FN_chain() {
  std::thread Worker([] {
    std::thread Inner(addBoth);
    Inner.join();
  });
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

static std::packaged_task<int()> Task([] {
  std::lock_guard<std::mutex> Lock(Mutex);
  return ++Value;
});
void runTask() { Task(); }
// The task is run by whoever calls it: its body is not looked at.
int FN_task() {
  std::future<int> Result = Task.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}

void maybeLock(bool Locks) {
  if (Locks) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    ++Value;
  }
}
// The entry takes the lock on one of its ways, which this argument excludes: arguments are not followed into the thread.
void FP_argument() {
  // CHECK-FIXES-LABEL: void FP_argument() {
  std::thread Worker(maybeLock, false);
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

void useOne() { use(1); }
void eitherOk(bool Locks) {
  std::thread Worker = Locks ? std::thread(addBoth) : std::thread(useOne);
  std::lock_guard<std::mutex> Lock(Mutex);
  Worker.join();
}

// A notification is not enough: the thread takes the lock back before it goes on.
class NotifiedBad {
  // CHECK-FIXES-LABEL: class NotifiedBad {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Stopped = true;
    Changed.notify_all();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: Worker.join();
  }

private:
  void run() {
    std::unique_lock<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    Changed.wait(Lock, [this] { return Stopped; });
  }
  std::mutex Mutex;
  std::condition_variable Changed;
  bool Stopped = false;
  std::thread Worker;
};

namespace at_exit {
static std::promise<int> Promise;
void fulfil() {
  std::lock_guard<std::mutex> Lock(Mutex);
  Promise.set_value(1);
}
void fulfilLater() { Promise.set_value_at_thread_exit(2); }
// What the promise gets at the end of a thread, it gets without the lock.
int getOk() {
  std::future<int> Result = Promise.get_future();
  std::lock_guard<std::mutex> Lock(Mutex);
  return Result.get();
}
} // namespace at_exit
