// RUN: %check_leak %s leak-lock-order --std c++20 -- -pthread
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <vector>

void use(int);

struct Counter {
  std::mutex Mutex;
  int Value = 0;
  int Level = 0;
};

// All callers are here, and each passes the two in the same order.
namespace one_order {
static Counter Hits, Misses;
static void bothOk(Counter &First, Counter &Second) {
  std::lock_guard<std::mutex> FirstLock(First.Mutex);
  std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  ++First.Value;
}
void hitOk() { bothOk(Hits, Misses); }
void missOk() { bothOk(Hits, Misses); }
} // namespace one_order

namespace both_orders {
static Counter Hits, Misses;
static void bothBad(Counter &First, Counter &Second) {
  // CHECK-FIXES-LABEL: static void bothBad(Counter &First, Counter &Second) {
  std::lock_guard<std::mutex> FirstLock(First.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // expected-note@-2 {{on another path 'Mutex' is locked here}}
  std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  // expected-warning@-1 {{'Mutex' of 'Hits' is locked while that of 'Misses' is held, and the other way round on another path}}
  // expected-note@-2 {{and then 'Mutex' here}}
  // CHECK-FIXES: std::scoped_lock FirstLock(First.Mutex, Second.Mutex);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  // CHECK-FIXES: ++First.Value;
  ++First.Value;
}
void hit() { bothBad(Hits, Misses); }
// expected-note@-1 {{'bothBad' called here}}
void miss() { bothBad(Misses, Hits); }
// expected-note@-1 {{'bothBad' called here}}
} // namespace both_orders

void byLevelOk(Counter &One, Counter &Two) {
  Counter &Upper = One.Level > Two.Level ? One : Two;
  Counter &Lower = One.Level > Two.Level ? Two : One;
  std::lock_guard<std::mutex> UpperLock(Upper.Mutex);
  std::lock_guard<std::mutex> LowerLock(Lower.Mutex);
  ++One.Value;
}
void onlyUpwardsOk(Counter &One, Counter &Two) {
  if (One.Level >= Two.Level)
    return;
  std::lock_guard<std::mutex> OneLock(One.Mutex);
  std::lock_guard<std::mutex> TwoLock(Two.Mutex);
  ++One.Value;
}

namespace two_classes {
class Reader : public Counter {};
class Writer : public Counter {};
// The mutex is of their one base, but no caller can exchange a reader for a writer.
void copyOk(Reader &From, Writer &To) {
  std::lock_guard<std::mutex> FromLock(From.Mutex);
  std::lock_guard<std::mutex> ToLock(To.Mutex);
  To.Value = From.Value;
}
} // namespace two_classes

// What was just made is known to nobody else.
namespace just_made {
std::mutex Registry;
std::map<int, int> Registered;
std::unique_ptr<Counter> makeOk() {
  auto Made = std::make_unique<Counter>();
  std::lock_guard<std::mutex> Lock(Made->Mutex);
  std::lock_guard<std::mutex> All(Registry);
  Registered[0] = ++Made->Value;
  return Made;
}
Counter *newOk() {
  auto *Made = new Counter;
  std::lock_guard<std::mutex> Lock(Made->Mutex);
  std::lock_guard<std::mutex> All(Registry);
  Registered[0] = ++Made->Value;
  return Made;
}
void localOk() {
  Counter Made;
  std::lock_guard<std::mutex> Lock(Made.Mutex);
  std::lock_guard<std::mutex> All(Registry);
  Registered[0] = ++Made.Value;
}
void lookOk(Counter &Known) {
  std::lock_guard<std::mutex> All(Registry);
  std::lock_guard<std::mutex> Lock(Known.Mutex);
  Registered[0] = Known.Value;
}
} // namespace just_made

// The list is copied under its lock and walked without it.
namespace copied {
std::mutex Registry;
int Open;
struct Session {
  std::mutex Mutex;
  bool Stopped = false;
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Stopped = true;
  }
  void close() {
    std::lock_guard<std::mutex> Lock(Mutex);
    std::lock_guard<std::mutex> All(Registry);
    --Open;
  }
};
std::vector<std::shared_ptr<Session>> Sessions;
void stopAllOk() {
  std::vector<std::shared_ptr<Session>> Copy;
  {
    std::lock_guard<std::mutex> All(Registry);
    Copy = Sessions;
  }
  for (auto &Each : Copy)
    Each->stop();
}
} // namespace copied

namespace singleton {
std::mutex Mutex;
class Log {
public:
  static Log &get() {
    static Log Only;
    return Only;
  }
  void write() {
    std::lock_guard<std::mutex> Lock(LogMutex);
    // expected-note@-1 {{and then 'LogMutex' here}}
    ++Lines;
  }
  std::mutex LogMutex;
  int Lines = 0;
};
void writesUnder() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{on another path 'Mutex' is locked here}}
  Log::get().write();
  // expected-note@-1 {{'write' called here}}
}
void otherWayBad() {
  // CHECK-FIXES-LABEL: void otherWayBad() {
  std::lock_guard<std::mutex> LogLock(Log::get().LogMutex);
  // expected-note@-1 {{'LogMutex' locked here}}
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-warning@-1 {{'Mutex' is locked while 'LogMutex' is held, and 'LogMutex' while 'Mutex' is held on another path}}
  // CHECK-FIXES: std::scoped_lock LogLock(Log::get().LogMutex, Mutex);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Lock(Mutex);
  // CHECK-FIXES: use(1);
  use(1);
}
} // namespace singleton

namespace gate_for_readers {
std::shared_mutex Gate;
std::mutex A, B;
int Value;
void forward() {
  std::shared_lock<std::shared_mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
// Readers pass a gate side by side.
void backwardBad() {
  // CHECK-FIXES-LABEL: void backwardBad() {
  std::shared_lock<std::shared_mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES: std::scoped_lock First(B, A);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES: ++Value;
  ++Value;
}
} // namespace gate_for_readers

namespace gate_of_one_reader {
std::shared_mutex Gate;
std::mutex A, B;
int Value;
void forwardOk() {
  std::shared_lock<std::shared_mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void backwardOk() {
  std::unique_lock<std::shared_mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
} // namespace gate_of_one_reader

namespace wait_relocks {
std::mutex A, B;
std::condition_variable Changed;
bool Ready;
// The wait takes A back while B is held: that it locks again is not seen.
void FN_wait() {
  std::unique_lock<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  Changed.wait(First, [] { return Ready; });
}
void forward() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  Ready = true;
}
} // namespace wait_relocks

namespace elements {
std::mutex Table[2];
int Value;
void forward() {
  std::lock_guard<std::mutex> First(Table[0]);
  std::lock_guard<std::mutex> Second(Table[1]);
  ++Value;
}
// Two constants name two locks, but an element has no name here.
void FN_backward() {
  std::lock_guard<std::mutex> First(Table[1]);
  std::lock_guard<std::mutex> Second(Table[0]);
  ++Value;
}
} // namespace elements
