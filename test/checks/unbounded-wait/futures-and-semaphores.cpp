// RUN: %check_leak %s leak-unbounded-wait --std c++20 -- -pthread
#include <atomic>
#include <barrier>
#include <future>
#include <latch>
#include <semaphore>
#include <stop_token>
#include <thread>

static void waitBad() {
  std::promise<int> Promise;
  std::future<int> Answer = Promise.get_future();
  Answer.wait();
  // expected-warning@-1 {{'wait' on 'Answer' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (Answer.wait_for(std::chrono::seconds(30)) == std::future_status::timeout)
  // CHECK-FIXES-NEXT: return;
}

static int getBad() {
  std::promise<int> Promise;
  auto Answer = Promise.get_future();
  int Value = Answer.get();
  // expected-warning@-1 {{'get' on 'Answer' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (Answer.wait_for(std::chrono::seconds(30)) == std::future_status::timeout)
  // CHECK-FIXES-NEXT: return -1;
  // CHECK-FIXES-NEXT: int Value = Answer.get();
  return Value;
}

static void askedBeforeOk() {
  std::promise<int> Promise;
  auto Answer = Promise.get_future();
  if (Answer.wait_for(std::chrono::seconds(1)) == std::future_status::ready)
    Answer.get();
}

// The task's end is the future's.
static void asyncOk() {
  auto Answer = std::async(std::launch::async, [] { return 1; });
  Answer.get();
  std::packaged_task<int()> Task([] { return 1; });
  auto Other = Task.get_future();
  Task();
  Other.get();
}

// Every caller is visible, and so is the promise.
static void parameterBad(std::future<int> Answer) {
  Answer.get();
  // expected-warning@-1 {{'get' on 'Answer' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (Answer.wait_for(std::chrono::seconds(30)) == std::future_status::timeout)
}

// Where the future comes from is not visible.
std::future<int> makeElsewhere();
void parameterOk(std::future<int> Answer) { Answer.get(); }
static void fromElsewhereOk() {
  auto Answer = makeElsewhere();
  Answer.get();
}

static std::counting_semaphore<8> Items{0};
static std::binary_semaphore Limit{1};

static void acquireBad() {
  Items.acquire();
  // expected-warning@-1 {{'acquire' on 'Items' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (!Items.try_acquire_for(std::chrono::seconds(30)))
  // CHECK-FIXES-NEXT: return;
}

// Taken and given back: a lock, not a wait.
static void usedAsLockOk() {
  Limit.acquire();
  Limit.release();
}

static void latchBad(std::latch &Start) {
  Start.wait();
  // expected-warning@-1 {{'wait' on 'Start' has no timeout and no cancel branch}}
  // expected-note@-2 {{a latch has no timed wait; count down on every way out of the threads that it waits for}}
}

static void barrierBad(std::barrier<> &Step) {
  Step.arrive_and_wait();
  // expected-warning@-1 {{'arrive_and_wait' on 'Step' has no timeout and no cancel branch}}
  // expected-note@-2 {{a barrier has no timed wait; call 'arrive_and_drop' on every early way out of its threads}}
}

static void atomicBad(std::atomic<int> &Value) {
  Value.wait(0);
  // expected-warning@-1 {{'wait' on 'Value' has no timeout and no cancel branch}}
  // expected-note@-2 {{an atomic has no timed wait; store a stop value and notify, or wait on a condition variable}}
}

static void atomicLoopOk(std::atomic<int> &Value) {
  while (Value != 7)
    Value.wait(0);
}

static void callbackOk(std::stop_token Stop) {
  std::stop_callback Wake(Stop, [] { Items.release(); });
  Items.acquire();
}

int main() {
  std::latch Start(1);
  std::barrier<> Step(2);
  std::atomic<int> Value{0};
  std::promise<int> Promise;
  std::jthread All([&](std::stop_token Stop) { // expected-note 7 {{thread started here}}
    waitBad();
    getBad();
    askedBeforeOk();
    asyncOk();
    parameterBad(Promise.get_future());
    parameterOk(makeElsewhere());
    fromElsewhereOk();
    acquireBad();
    usedAsLockOk();
    latchBad(Start);
    barrierBad(Step);
    atomicBad(Value);
    atomicLoopOk(Value);
    callbackOk(Stop);
  });
  Items.release();
}
