// RUN: %check_leak %s leak-unbounded-wait --std c++17,c++20 -- -pthread
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>

// A consumer whose predicate knows only its data.
class DataOnlyBad {
public:
  DataOnlyBad() : Worker([this] { run(); }) {}
  // expected-note@-1 {{thread started here}}
  ~DataOnlyBad() { Worker.join(); }
  void push(int Value) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Values.push(Value);
    Ready.notify_one();
  }

private:
  void run() {
    for (;;) {
      std::unique_lock<std::mutex> Lock(Mutex);
      Ready.wait(Lock, [this] { return !Values.empty(); });
      // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
      // CHECK-FIXES: if (!Ready.wait_for(Lock, std::chrono::seconds(30), [this] { return !Values.empty(); }))
      // CHECK-FIXES-NEXT: return;
      Values.pop();
    }
  }

  std::mutex Mutex;
  std::condition_variable Ready;
  std::queue<int> Values;
  std::thread Worker;
};

// The same with a stop flag beside the data.
class StopFlagOk {
public:
  StopFlagOk() : Worker([this] { run(); }) {}
  ~StopFlagOk() {
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Stop = true;
    }
    Ready.notify_all();
    Worker.join();
  }

private:
  void run() {
    for (;;) {
      std::unique_lock<std::mutex> Lock(Mutex);
      Ready.wait(Lock, [this] { return Stop || !Values.empty(); });
      if (Stop)
        return;
      Values.pop_front();
    }
  }

  std::mutex Mutex;
  std::condition_variable Ready;
  std::deque<int> Values;
  bool Stop = false;
  std::thread Worker;
};

// A flag that is tested and never set ends nothing.
class NeverSetBad {
public:
  NeverSetBad() : Worker(&NeverSetBad::run, this) {}
  // expected-note@-1 {{thread started here}}
  ~NeverSetBad() { Worker.join(); }

private:
  void run() {
    std::unique_lock<std::mutex> Lock(Mutex);
    Ready.wait(Lock, [&] { return Stop || !Values.empty(); });
    // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!Ready.wait_for(Lock, std::chrono::seconds(30), [&] { return Stop || !Values.empty(); }))
  }

  std::mutex Mutex;
  std::condition_variable Ready;
  std::deque<int> Values;
  bool Stop = false; // expected-note {{'Stop' is tested, but nothing in this translation unit sets it}}
  std::thread Worker;
};

std::mutex GlobalMutex;
std::condition_variable GlobalReady;
static std::queue<int> Jobs;
static std::atomic<bool> Done{false};

static void loopWithoutPredicateBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  while (Jobs.empty())
    GlobalReady.wait(Lock);
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!GlobalReady.wait_for(Lock, std::chrono::seconds(30), [&] { return !Jobs.empty(); }))
  // CHECK-FIXES-NEXT: return;
  Jobs.pop();
}

static bool loopInBracesBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  while (!(Jobs.size() > 3)) {
    GlobalReady.wait(Lock);
    // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
    // CHECK-FIXES: if (!GlobalReady.wait_for(Lock, std::chrono::seconds(30), [&] { return (Jobs.size() > 3); }))
    // CHECK-FIXES-NEXT: return false;
  }
  Jobs.pop();
  return true;
}

static void noLoopBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock);
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no predicate and no timeout, and can miss its notification}}
  // CHECK-FIXES: if (GlobalReady.wait_for(Lock, std::chrono::seconds(30)) == std::cv_status::timeout)
  // CHECK-FIXES-NEXT: return;
}

static void loopTestsFlagOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  while (!Done && Jobs.empty())
    GlobalReady.wait(Lock);
}

static void outerLoopTestsFlagOk() {
  while (!Done.load()) {
    std::unique_lock<std::mutex> Lock(GlobalMutex);
    GlobalReady.wait(Lock, [] { return !Jobs.empty(); });
    Jobs.pop();
  }
}

static void breakOnFlagOk() {
  for (;;) {
    std::unique_lock<std::mutex> Lock(GlobalMutex);
    GlobalReady.wait(Lock);
    if (Done)
      break;
  }
}

// A job that means "stop" ends the loop: a cancel branch in the data.
static void poisonOk() {
  for (;;) {
    std::unique_lock<std::mutex> Lock(GlobalMutex);
    GlobalReady.wait(Lock, [] { return !Jobs.empty(); });
    int Job = Jobs.front();
    Jobs.pop();
    if (Job < 0)
      return;
  }
}

static void timedOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait_for(Lock, std::chrono::seconds(1), [] { return !Jobs.empty(); });
}

// Nothing here runs it on a thread.
void notOnAThreadOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, [] { return !Jobs.empty(); });
}

static void suppressedOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock); // NOLINT(leak-unbounded-wait)
}

struct Shared {
  std::mutex Mutex;
  std::condition_variable Ready;
  bool Closed = false;
  std::deque<int> Values;
};

static void throughSharedPointerOk(std::shared_ptr<Shared> State) {
  std::unique_lock<std::mutex> Lock(State->Mutex);
  State->Ready.wait(Lock, [&] { return State->Closed || !State->Values.empty(); });
}

static void throughSharedPointerBad(std::shared_ptr<Shared> State) {
  std::unique_lock<std::mutex> Lock(State->Mutex);
  State->Ready.wait(Lock, [&] { return !State->Values.empty(); });
  // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!State->Ready.wait_for(Lock, std::chrono::seconds(30), [&] { return !State->Values.empty(); }))
}

// A named predicate.
static bool hasJobs() { return !Jobs.empty(); }
static bool hasJobsOrIsDone() { return Done || !Jobs.empty(); }
static void namedPredicateBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, hasJobs);
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!GlobalReady.wait_for(Lock, std::chrono::seconds(30), hasJobs))
}
static void namedPredicateOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, hasJobsOrIsDone);
}

// The predicate is not visible: it may test anything.
bool elsewhere();
static void invisiblePredicateOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, elsewhere);
}

// A counter is data; a state that is assigned is a flag.
static int Pending, Phase;
static void counterBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, [] { return Pending > 0; });
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!GlobalReady.wait_for(Lock, std::chrono::seconds(30), [] { return Pending > 0; }))
  --Pending;
}
static void stateOk() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, [] { return Phase == 2 || Pending > 0; });
}

template <typename T> class QueueOfBad {
public:
  T pop() {
    std::unique_lock<std::mutex> Lock(Mutex);
    Ready.wait(Lock, [this] { return !Values.empty(); });
    // expected-warning@-1 {{'wait' on 'Ready' has no timeout and no cancel branch}}
    // expected-note@-2 {{use 'wait_for' and leave when it returns false, or test a stop flag in the predicate}}
    T Value = Values.front();
    Values.pop_front();
    return Value;
  }

private:
  std::mutex Mutex;
  std::condition_variable Ready;
  std::deque<T> Values;
};

#define AWAIT(Cv, Lock) Cv.wait(Lock)
// expected-note@-1 2 {{expanded from macro 'AWAIT'}}
static void macroBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  AWAIT(GlobalReady, Lock);
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no predicate and no timeout, and can miss its notification}}
  // expected-note@-2 {{use 'wait_for' with a predicate and leave when it returns false}}
  // CHECK-FIXES: AWAIT(GlobalReady, Lock);
}

// The edit stands in a branch that has an else: it must not take it over.
static void danglingElseBad(bool Quick) {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  if (!Quick)
    GlobalReady.wait(Lock, [] { return !Jobs.empty(); });
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
  // CHECK-FIXES: { if (!GlobalReady.wait_for(Lock, std::chrono::seconds(30), [] { return !Jobs.empty(); }))
  // CHECK-FIXES-NEXT: return; }
  else
    Jobs.pop();
}

// A class value has nothing that means failure: the note says it in words.
static std::string noFailureValueBad() {
  std::unique_lock<std::mutex> Lock(GlobalMutex);
  GlobalReady.wait(Lock, [] { return !Jobs.empty(); });
  // expected-warning@-1 {{'wait' on 'GlobalReady' has no timeout and no cancel branch}}
  // expected-note@-2 {{use 'wait_for' and leave when it returns false, or test a stop flag in the predicate}}
  return "job";
}

int main() {
  DataOnlyBad First;
  StopFlagOk Second;
  NeverSetBad Third;
  auto State = std::make_shared<Shared>();
  QueueOfBad<int> Numbers;
  std::thread Waiters([&] { // expected-note 10 {{thread started here}}
    loopWithoutPredicateBad();
    loopInBracesBad();
    noLoopBad();
    loopTestsFlagOk();
    outerLoopTestsFlagOk();
    breakOnFlagOk();
    poisonOk();
    timedOk();
    suppressedOk();
    throughSharedPointerOk(State);
    throughSharedPointerBad(State);
    namedPredicateBad();
    namedPredicateOk();
    invisiblePredicateOk();
    counterBad();
    stateOk();
    Numbers.pop();
    macroBad();
    danglingElseBad(false);
    noFailureValueBad();
  });
  ++Pending;
  Phase = 2;
  Done = true;
  {
    std::lock_guard<std::mutex> Lock(State->Mutex);
    State->Closed = true;
  }
  Waiters.join();
}
