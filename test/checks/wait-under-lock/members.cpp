// RUN: %check_leak %s leak-wait-under-lock --std c++11,c++20 -- -pthread
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

void use(int);

class StopBad {
  // CHECK-FIXES-LABEL: class StopBad {
public:
  void start() { Worker = std::thread(&StopBad::run, this); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Stopped = true;
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: Worker.join();
  }

private:
  void run() {
    for (;;) {
      std::lock_guard<std::mutex> Lock(Mutex);
      // expected-note@-1 {{the other thread locks it here}}
      if (Stopped)
        return;
    }
  }
  std::mutex Mutex;
  bool Stopped = false;
  std::thread Worker;
};

class InitialisedBad {
  // CHECK-FIXES-LABEL: class InitialisedBad {
public:
  InitialisedBad() : Worker([this] { run(); }) {}
  ~InitialisedBad() {
    std::unique_lock<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    Stopped = true;
    if (Worker.joinable())
      // CHECK-FIXES: if (Worker.joinable()) {
      // CHECK-FIXES: Lock.unlock();
      Worker.join();
      // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
      // CHECK-FIXES: Lock.lock();
      // CHECK-FIXES-NEXT: }
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(Stopped);
  }
  std::mutex Mutex;
  bool Stopped = false;
  std::thread Worker;
};

class PoolBad {
  // CHECK-FIXES-LABEL: class PoolBad {
public:
  explicit PoolBad(int Number) {
    for (int I = 0; I < Number; ++I)
      Workers.emplace_back([this] { work(); });
  }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Stopped = true;
    for (auto &Worker : Workers)
      // CHECK-FIXES: for (auto &Worker : Workers) {
      // CHECK-FIXES: Lock.unlock();
      Worker.join();
      // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    Workers.clear();
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
    // CHECK-FIXES: Workers.clear();
  }

private:
  void work() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(Stopped);
  }
  std::mutex Mutex;
  bool Stopped = false;
  std::vector<std::thread> Workers;
};

class PointerBad {
  // CHECK-FIXES-LABEL: class PointerBad {
public:
  void start() { Worker.reset(new std::thread(&PointerBad::run, this)); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: Lock.unlock();
    Worker->join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    Worker.reset();
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES: Worker.reset();
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(1);
  }
  std::mutex Mutex;
  std::unique_ptr<std::thread> Worker;
};

class RawPointerBad {
  // CHECK-FIXES-LABEL: class RawPointerBad {
public:
  void start() { Worker = new std::thread([this] { run(); }); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: Lock.unlock();
    Worker->join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    delete Worker;
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES: delete Worker;
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(1);
  }
  std::mutex Mutex;
  std::thread *Worker = nullptr;
};

// The caller holds the lock, the helper joins.
class HelperBad {
  // CHECK-FIXES-LABEL: class HelperBad {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Stopped = true;
    finish();
    // expected-warning@-1 {{'Mutex' is held while this call waits for a thread that locks it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: finish();
    Stopped = false;
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES: Stopped = false;
  }

private:
  void finish() { waitForWorker(); }
  void waitForWorker() { Worker.join(); }
  // expected-note@-1 {{'join' waits here}}
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(Stopped);
  }
  std::mutex Mutex;
  bool Stopped = false;
  std::thread Worker;
};

// A method that the thread calls takes the lock.
class QueueBad {
  // CHECK-FIXES-LABEL: class QueueBad {
public:
  void start() { Worker = std::thread([this] { drain(); }); }
  void push(int New) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Values.push_back(New);
  }
  void close() {
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    Closed = true;
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: Worker.join();
    Mutex.unlock();
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: }
  }

private:
  bool pop(int &Out) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    if (Values.empty())
      return !Closed;
    Out = Values.back();
    Values.pop_back();
    return true;
  }
  void drain() {
    int Value = 0;
    while (pop(Value))
      use(Value);
  }
  std::mutex Mutex;
  bool Closed = false;
  std::vector<int> Values;
  std::thread Worker;
};

class StaticBad {
  // CHECK-FIXES-LABEL: class StaticBad {
public:
  static void start() { Worker = std::thread(run); }
  static void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
  }

private:
  static void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    use(1);
  }
  static std::mutex Mutex;
  static std::thread Worker;
};

// The child's thread locks the child, not this.
class Child {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void join() { Worker.join(); }
  std::thread Worker;

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    use(1);
  }
  std::mutex Mutex;
};
class ParentOk {
public:
  void stopFirst() {
    std::lock_guard<std::mutex> Lock(Mutex);
    First.Worker.join();
  }
  void stopAll() {
    std::lock_guard<std::mutex> Lock(Mutex);
    for (auto &Each : Children)
      Each->join();
  }

private:
  std::mutex Mutex;
  Child First;
  std::vector<std::unique_ptr<Child>> Children;
};

// A tree of objects of one class: the child's thread locks the child's mutex.
class TreeOk {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stopChild() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Left->Worker.join();
  }
  void stopThrough() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Left->join();
  }
  void stopOther(TreeOk &It) {
    std::lock_guard<std::mutex> Lock(Mutex);
    It.Worker.join();
  }

private:
  void join() { Worker.join(); }
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    use(1);
  }
  std::mutex Mutex;
  std::thread Worker;
  std::unique_ptr<TreeOk> Left;
};

// The thread is moved out under the lock and joined behind it.
class SwapOk {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stop() {
    std::thread Last;
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Last = std::move(Worker);
    }
    Last.join();
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    use(1);
  }
  std::mutex Mutex;
  std::thread Worker;
};

class InnerScopeOk {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stop() {
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Stopped = true;
    }
    Worker.join();
  }
  ~InnerScopeOk() {
    std::unique_lock<std::mutex> Lock(Mutex);
    Stopped = true;
    Lock.unlock();
    if (Worker.joinable())
      Worker.join();
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    use(Stopped);
  }
  std::mutex Mutex;
  bool Stopped = false;
  std::thread Worker;
};

// The lock around start and stop is not the one that the thread takes.
class ControlLockOk {
public:
  void start() {
    std::lock_guard<std::mutex> Lock(Control);
    Worker = std::thread([this] { run(); });
  }
  void stop() {
    std::lock_guard<std::mutex> Lock(Control);
    {
      std::lock_guard<std::mutex> StateLock(State);
      Stopped = true;
    }
    Worker.join();
  }

private:
  void run() {
    std::lock_guard<std::mutex> Lock(State);
    use(Stopped);
  }
  std::mutex Control, State;
  bool Stopped = false;
  std::thread Worker;
};

// The helper gives the lock back around the join.
class HelperReleasesOk {
public:
  void start() { Worker = std::thread([this] { run(); }); }
  void stop() {
    std::unique_lock<std::mutex> Lock(Mutex);
    finish(Lock);
  }

private:
  void finish(std::unique_lock<std::mutex> &Lock) {
    Lock.unlock();
    Worker.join();
    Lock.lock();
  }
  void run() {
    std::lock_guard<std::mutex> Lock(Mutex);
    use(1);
  }
  std::mutex Mutex;
  std::thread Worker;
};

// Called by the thread itself under its own lock: another thread is joined.
class ReaperOk {
public:
  void start() {
    Reaper = std::thread([this] { reap(); });
    Worker = std::thread([] { use(1); });
  }

private:
  void reap() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Worker.join();
  }
  std::mutex Mutex;
  std::thread Worker, Reaper;
};
