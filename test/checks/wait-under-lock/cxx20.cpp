// RUN: %check_leak %s leak-wait-under-lock --std c++20,c++23 -- -pthread
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stop_token>
#include <thread>
#include <vector>

void use(int);

std::mutex Mutex;
int Value;

void work() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 5 {{the other thread locks it here}}
  ++Value;
}

// The destructor of a jthread joins.
void destructorBad() {
  // CHECK-FIXES-LABEL: void destructorBad() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  std::jthread Worker(work);
  // expected-warning@-1 {{'Mutex' is held while the destructor of 'Worker' waits for a thread that locks it}}
  ++Value;
  // CHECK-FIXES: Lock.unlock();
}

void joinBad() {
  // CHECK-FIXES-LABEL: void joinBad() {
  std::jthread Worker(work);
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Worker.join();
  // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
}

// The guard dies first.
void declaredFirstOk() {
  std::jthread Worker(work);
  std::scoped_lock Lock(Mutex);
  ++Value;
}

void innerScopeOk() {
  std::jthread Worker(work);
  {
    std::scoped_lock Lock(Mutex);
    ++Value;
  }
  use(1);
}

void detachedOk() {
  std::scoped_lock Lock(Mutex);
  std::jthread Worker(work);
  Worker.detach();
}

void movedOk(std::jthread &To) {
  std::scoped_lock Lock(Mutex);
  std::jthread Worker(work);
  To = std::move(Worker);
}

void unlockedOk() {
  std::unique_lock Lock(Mutex);
  std::jthread Worker(work);
  ++Value;
  Lock.unlock();
}

void tokenBad() {
  // CHECK-FIXES-LABEL: void tokenBad() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  std::jthread Worker([](std::stop_token Stop) {
    // expected-warning@-1 {{'Mutex' is held while the destructor of 'Worker' waits for a thread that locks it}}
    while (!Stop.stop_requested())
      work();
  });
  ++Value;
  // CHECK-FIXES: Lock.unlock();
}

class OwnerBad {
  // CHECK-FIXES-LABEL: class OwnerBad {
public:
  void stop() {
    std::scoped_lock Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock Lock(Mutex);
    Worker.request_stop();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: Worker.join();
  }

private:
  void run() {
    std::scoped_lock Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    ++Value;
  }
  std::mutex Mutex;
  int Value = 0;
  std::jthread Worker{[this] { run(); }};
};

namespace semaphore {
// CHECK-FIXES-LABEL: namespace semaphore {
static std::binary_semaphore Done(0);
void finish() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{the other thread locks it here}}
  ++Value;
  Done.release();
  // expected-note@-1 {{and ends the wait behind that here}}
}
void waitBad() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Done.acquire();
  // expected-warning@-1 {{'Mutex' is held while 'acquire' waits for a thread that locks it}}
}
} // namespace semaphore

namespace semaphore_behind {
// CHECK-FIXES-LABEL: namespace semaphore_behind {
static std::counting_semaphore<8> Done(0);
void finish() {
  {
    std::scoped_lock Lock(Mutex);
    // expected-note@-1 {{the other thread locks it here}}
    ++Value;
  }
  Done.release();
  // expected-note@-1 {{and ends the wait behind that here}}
}
void waitBad() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Done.acquire();
  // expected-warning@-1 {{'Mutex' is held while 'acquire' waits for a thread that locks it}}
}
void timedOk() {
  std::scoped_lock Lock(Mutex);
  if (Done.try_acquire_for(std::chrono::seconds(1)))
    ++Value;
}
} // namespace semaphore_behind

namespace latch {
static std::latch Ready(2);
void arrive() {
  // CHECK-FIXES-LABEL: void arrive() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{the other thread locks it here}}
  ++Value;
  Ready.count_down();
  // expected-note@-1 {{and ends the wait behind that here}}
}
void waitBad() {
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  // CHECK-FIXES: Lock.unlock();
  Ready.wait();
  // expected-warning@-1 {{'Mutex' is held while 'wait' waits for a thread that locks it}}
}
void testOk() {
  std::scoped_lock Lock(Mutex);
  if (Ready.try_wait())
    ++Value;
}
} // namespace latch

namespace latch_without {
static std::latch Ready(2);
void arrive() { Ready.count_down(); }
void waitOk() {
  std::scoped_lock Lock(Mutex);
  Ready.wait();
}
} // namespace latch_without

namespace local_latch {
void startBad() {
  // CHECK-FIXES-LABEL: void startBad() {
  std::latch Ready(1);
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock Lock(Mutex);
  std::jthread Worker([&Ready] {
    // expected-warning@-1 {{'Mutex' is held while the destructor of 'Worker' waits for a thread that locks it}}
    work();
    Ready.count_down();
  });
  Ready.wait();
  // CHECK-FIXES: Lock.unlock();
}
} // namespace local_latch

// Readers let each other in.
namespace readers {
std::shared_mutex Shared;
void read() {
  std::shared_lock Lock(Shared);
  // expected-note@-1 {{the other thread locks it here}}
  use(Value);
}
void write() {
  std::unique_lock Lock(Shared);
  // expected-note@-1 {{the other thread locks it here}}
  ++Value;
}
void bothReadOk() {
  std::jthread Worker(read);
  std::shared_lock Lock(Shared);
  Worker.join();
}
void itWritesBad() {
  // CHECK-FIXES-LABEL: void itWritesBad() {
  std::jthread Worker(write);
  std::shared_lock Lock(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  Worker.join();
  // expected-warning@-1 {{'Shared' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
}
void weWriteBad() {
  // CHECK-FIXES-LABEL: void weWriteBad() {
  std::jthread Worker(read);
  std::unique_lock Lock(Shared);
  // expected-note@-1 {{'Shared' locked here}}
  Worker.join();
  // expected-warning@-1 {{'Shared' is held while 'join' waits for a thread that locks it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Worker.join();
}
} // namespace readers

namespace jthreads {
void vectorBad() {
  // CHECK-FIXES-LABEL: void vectorBad() {
  std::vector<std::jthread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back(work);
  std::scoped_lock Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  for (auto &Worker : Workers)
    // CHECK-FIXES: std::unique_lock Lock(Mutex);
    // CHECK-FIXES: for (auto &Worker : Workers) {
    // CHECK-FIXES: Lock.unlock();
    Worker.join();
    // expected-warning@-1 {{'Mutex' is held while 'join' waits for a thread that locks it}}
    // CHECK-FIXES: Lock.lock();
    // CHECK-FIXES-NEXT: }
}
} // namespace jthreads
