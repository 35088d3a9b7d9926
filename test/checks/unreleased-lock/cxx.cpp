// RUN: %check_leak %s leak-unreleased-lock --std c++17,c++20 -- -pthread
#include <cassert>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

std::mutex Mutex;
int Value;
bool Threaded;

void use(int);
int compute();

int earlyReturnBad(bool Stop) {
  // CHECK-FIXES-LABEL: int earlyReturnBad(bool Stop) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Stop)
    // expected-note@-1 {{assuming 'Stop' is true}}
    return -1;
    // expected-warning@-1 {{'earlyReturnBad' leaves 'Mutex' locked}}
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: return 0;
  return 0;
}

void twoWaysOutBad(int Number) {
  // CHECK-FIXES-LABEL: void twoWaysOutBad(int Number) {
  Mutex.lock();
  // expected-note@-1 2 {{'Mutex' locked here}}
  // expected-note@-2 {{released by the guard that is added here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    // expected-note@-2 {{assuming 'Number' is >= 0}}
    return;
    // expected-warning@-1 {{'twoWaysOutBad' leaves 'Mutex' locked}}
  if (Number > 9) {
    // expected-note@-1 {{assuming 'Number' is <= 9}}
    Mutex.unlock();
    // expected-note@-1 2 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: if (Number > 9) {
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: return;
    return;
  }
  Value = Number;
  if (Number == Value)
    // expected-note@-1 {{'Number' is equal to 'Value'}}
    return;
    // expected-warning@-1 {{'twoWaysOutBad' leaves 'Mutex' locked}}
  Mutex.unlock();
  // CHECK-FIXES: return;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: }
}

// The lock is given back in the middle of its scope: a guard would hold it for longer.
int middleBad(int Number) {
  // CHECK-FIXES-LABEL: int middleBad(int Number) {
  Mutex.lock();
  // expected-note@-1 2 {{'Mutex' locked here}}
  if (Number < 0) {
    // expected-note@-1 {{assuming 'Number' is < 0}}
    // expected-note@-2 {{assuming 'Number' is >= 0}}
    use(1);
    return -1;
    // expected-warning@-1 {{'middleBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: return -1;
  }
  if (Number > 9)
    // expected-note@-1 {{assuming 'Number' is > 9}}
    // CHECK-FIXES: if (Number > 9) {
    return -2;
    // expected-warning@-1 {{'middleBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: return -2;
    // CHECK-FIXES-NEXT: }
  int Now = Value;
  Mutex.unlock();
  // expected-note@-1 2 {{on another path 'Mutex' is unlocked here}}
  use(Now);
  return Now;
}

void breakBad(int Count) {
  // CHECK-FIXES-LABEL: void breakBad(int Count) {
  for (int I = 0; I < Count; ++I) {
    // expected-note@-1 {{assuming 'I' is < 'Count'}}
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::lock_guard guard(Mutex);
    if (Value == I)
      // expected-note@-1 {{assuming 'Value' is equal to 'I'}}
      break;
    Mutex.unlock();
    // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: break;
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: }
  }
}
// expected-warning@-1 {{'breakBad' leaves 'Mutex' locked}}

void continueBad(int Count) {
  // CHECK-FIXES-LABEL: void continueBad(int Count) {
  for (int I = 0; I < Count; ++I) {
    // expected-note@-1 {{assuming 'I' is < 'Count'}}
    // expected-note@-2 {{assuming 'I' is >= 'Count'}}
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::lock_guard guard(Mutex);
    if (Value == I)
      // expected-note@-1 {{assuming 'Value' is equal to 'I'}}
      continue;
    Mutex.unlock();
    // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: continue;
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: }
  }
}
// expected-warning@-1 {{'continueBad' leaves 'Mutex' locked}}

int switchBad(int Number) {
  // CHECK-FIXES-LABEL: int switchBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  switch (Number) {
  case 1:
    return 4;
    // expected-warning@-1 {{'switchBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: return 4;
  case 2:
    Value = 2;
    break;
  default:
    break;
  }
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  use(Value);
  return 0;
}

int elseBad(int Number) {
  // CHECK-FIXES-LABEL: int elseBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Number > 0)
    // expected-note@-1 {{assuming 'Number' is <= 0}}
    Value = Number;
  else
    return 1;
    // expected-warning@-1 {{'elseBad' leaves 'Mutex' locked}}
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: return 1;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: return compute();
  return compute();
}

// The returned value may be what the lock guards.
int valueBad(int Number) {
  // CHECK-FIXES-LABEL: int valueBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Number)
    // expected-note@-1 {{assuming 'Number' is not equal to 0}}
    return compute();
    // expected-warning@-1 {{'valueBad' leaves 'Mutex' locked}}
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: return compute();
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: return compute();
  return compute();
}

void oneLineBad(int Number) { Mutex.lock(); if (Number) return; ++Value; Mutex.unlock(); }
// expected-warning@-1 {{'oneLineBad' leaves 'Mutex' locked}}
// expected-note@-2 {{'Mutex' locked here}}
// expected-note@-3 {{assuming 'Number' is not equal to 0}}
// expected-note@-4 {{on another path 'Mutex' is unlocked here}}
// CHECK-FIXES-LABEL: void oneLineBad(int Number) { std::lock_guard guard(Mutex); if (Number) return; ++Value; }

void gotoBad(int Number) {
  // CHECK-FIXES-LABEL: void gotoBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    goto Out;
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
Out:
  use(Number);
}
// expected-warning@-1 {{'gotoBad' leaves 'Mutex' locked}}
// expected-note@-2 {{unlock 'Mutex' on this path, or hold it with a guard}}

int tryBad(int Number) {
  // CHECK-FIXES-LABEL: int tryBad(int Number) {
  if (!Mutex.try_lock())
    // expected-note@-1 {{'Mutex' locked here}}
    return -1;
  if (Number)
    // expected-note@-1 {{assuming 'Number' is not equal to 0}}
    // CHECK-FIXES: if (Number) {
    return -2;
    // expected-warning@-1 {{'tryBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: return -2;
    // CHECK-FIXES-NEXT: }
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  return 0;
}

struct CounterBad {
  int fieldBad(bool Stop) {
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::lock_guard guard(Mutex);
    if (Stop)
      // expected-note@-1 {{assuming 'Stop' is true}}
      return 1;
      // expected-warning@-1 {{'fieldBad' leaves 'Mutex' locked}}
    ++Count;
    Mutex.unlock();
    // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: ++Count;
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: return 0;
    return 0;
  }
  int pathBad(bool Stop) {
    Next->Owned->Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::lock_guard guard(Next->Owned->Mutex);
    if (Stop)
      // expected-note@-1 {{assuming 'Stop' is true}}
      return 1;
      // expected-warning@-1 {{'pathBad' leaves 'Mutex' locked}}
    Next->Owned->Mutex.unlock();
    // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: return 1;
    // CHECK-FIXES-NOT: Next->Owned->Mutex.unlock();
    // CHECK-FIXES: return 0;
    return 0;
  }

  std::mutex Mutex;
  int Count = 0;
  CounterBad *Next;
  std::unique_ptr<CounterBad> Owned;
};

int referenceBad(CounterBad &C) {
  // CHECK-FIXES-LABEL: int referenceBad(CounterBad &C) {
  C.Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(C.Mutex);
  if (C.Count)
    // expected-note@-1 {{assuming field 'Count' is not equal to 0}}
    return 1;
    // expected-warning@-1 {{'referenceBad' leaves 'Mutex' locked}}
  C.Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: return 1;
  // CHECK-FIXES-NOT: C.Mutex.unlock();
  // CHECK-FIXES: return 0;
  return 0;
}

int pointerBad(std::mutex *M) {
  // CHECK-FIXES-LABEL: int pointerBad(std::mutex *M) {
  M->lock();
  // expected-note@-1 {{'M' locked here}}
  if (Value)
    // expected-note@-1 {{assuming 'Value' is not equal to 0}}
    // CHECK-FIXES: if (Value) {
    return 1;
    // expected-warning@-1 {{'pointerBad' leaves 'M' locked}}
    // CHECK-FIXES: M->unlock();
    // CHECK-FIXES-NEXT: return 1;
    // CHECK-FIXES-NEXT: }
  M->unlock();
  // expected-note@-1 {{on another path 'M' is unlocked here}}
  return 0;
}

template <typename M> int templateBad(M &Any) {
  // CHECK-FIXES-LABEL: template <typename M> int templateBad(M &Any) {
  Any.lock();
  // expected-note@-1 {{'Any' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Any);
  if (Value)
    // expected-note@-1 {{assuming 'Value' is not equal to 0}}
    return 1;
    // expected-warning@-1 {{'templateBad<std::mutex>' leaves 'Any' locked}}
  Any.unlock();
  // expected-note@-1 {{on another path 'Any' is unlocked here}}
  // CHECK-FIXES: return 1;
  // CHECK-FIXES-NOT: Any.unlock();
  // CHECK-FIXES: return 0;
  return 0;
}
int instantiate(std::mutex &Any) { return templateBad(Any); }
// expected-note@-1 {{'templateBad<std::mutex>' called here}}
// CHECK-FIXES-LABEL: int instantiate(std::mutex &Any) { return templateBad(Any); }

auto LambdaBad = [](int Number) {
  // CHECK-FIXES-LABEL: auto LambdaBad = [](int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Number)
    // expected-note@-1 {{assuming 'Number' is not equal to 0}}
    return 1;
    // expected-warning@-1 {{this lambda leaves 'Mutex' locked}}
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: return 1;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: return 0;
  return 0;
};

#define LOCK() Mutex.lock()
// expected-note@-1 {{expanded from macro 'LOCK'}}
#define UNLOCK() Mutex.unlock()
// expected-note@-1 {{expanded from macro 'UNLOCK'}}
int macroBad(int Number) {
  // CHECK-FIXES-LABEL: int macroBad(int Number) {
  LOCK();
  // expected-note@-1 {{'Mutex' locked here}}
  if (Number)
    // expected-note@-1 {{assuming 'Number' is not equal to 0}}
    return 1;
    // expected-warning@-1 {{'macroBad' leaves 'Mutex' locked}}
    // expected-note@-2 {{unlock 'Mutex' on this path, or hold it with a guard}}
  UNLOCK();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  return 0;
}

void disownedBad(bool Keep) {
  // CHECK-FIXES-LABEL: void disownedBad(bool Keep) {
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::mutex *Disowned = Lock.release();
  if (Keep)
    // expected-note@-1 {{assuming 'Keep' is true}}
    // CHECK-FIXES: if (Keep) {
    return;
    // expected-warning@-1 {{'disownedBad' leaves 'Mutex' locked}}
    // CHECK-FIXES: Disowned->unlock();
    // CHECK-FIXES-NEXT: return;
    // CHECK-FIXES-NEXT: }
  Disowned->unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
}

int suppressed(int Number) {
  // CHECK-FIXES-LABEL: int suppressed(int Number) {
  Mutex.lock();
  if (Number)
    return 1; // NOLINT(leak-unreleased-lock)
  Mutex.unlock();
  return 0;
}

void everyWayOk(int Number) {
  Mutex.lock();
  if (Number < 0) {
    Mutex.unlock();
    return;
  }
  ++Value;
  Mutex.unlock();
}

int gotoOk(int Number) {
  int Result = -1;
  Mutex.lock();
  if (Number < 0)
    goto Out;
  Result = Value;
Out:
  Mutex.unlock();
  return Result;
}

void guardOk(int Number) {
  std::lock_guard<std::mutex> Lock(Mutex);
  if (Number)
    return;
  ++Value;
}

void adoptedOk(int Number) {
  Mutex.lock();
  std::lock_guard<std::mutex> Lock(Mutex, std::adopt_lock);
  if (Number)
    return;
  ++Value;
}

void uniqueLockOk(int Number) {
  std::unique_lock<std::mutex> Lock(Mutex, std::defer_lock);
  Lock.lock();
  if (Number)
    return;
  Lock.unlock();
}

void tryOk() {
  if (!Mutex.try_lock())
    return;
  ++Value;
  Mutex.unlock();
}

void tryStoredOk() {
  bool Got = Mutex.try_lock();
  use(Value);
  if (Got)
    Mutex.unlock();
}

void correlatedOk(bool Locks) {
  if (Locks)
    Mutex.lock();
  use(Value);
  if (Locks)
    Mutex.unlock();
}

void correlatedGlobalOk() {
  if (Threaded)
    Mutex.lock();
  use(Value);
  if (Threaded)
    Mutex.unlock();
}

bool isThreaded();
void correlatedTestOk() {
  if (isThreaded())
    Mutex.lock();
  use(Value);
  if (isThreaded())
    Mutex.unlock();
}

class Maybe {
public:
  void fieldOk() {
    if (Shared)
      Mutex.lock();
    Values.push_back(1);
    Name += "x";
    use(compute());
    change();
    if (Shared)
      Mutex.unlock();
  }
  void getterOk() {
    if (isShared())
      Mutex.lock();
    change();
    if (isShared())
      Mutex.unlock();
  }
  void testOutOfSightOk() {
    if (isSharedSomehow())
      Mutex.lock();
    change();
    if (isSharedSomehow())
      Mutex.unlock();
  }
  static void pointerOk(std::mutex *M) {
    if (M)
      M->lock();
    use(1);
    if (M)
      M->unlock();
  }

private:
  bool isShared() const { return Shared; }
  bool isSharedSomehow() const;
  void change();

  bool Shared = false;
  std::mutex Mutex;
  std::vector<int> Values;
  std::string Name;
};

[[noreturn]] void fail();
void noReturnOk(int Number) {
  Mutex.lock();
  if (Number < 0)
    fail();
  if (Number > 9)
    std::abort();
  if (Number > 8)
    std::exit(1);
  assert(Number < 7);
  ++Value;
  Mutex.unlock();
}

void allOk(std::vector<std::mutex *> &Many) {
  for (std::mutex *Each : Many)
    Each->lock();
  use(Value);
  for (std::mutex *Each : Many)
    Each->unlock();
}

void deadOk(int Number) {
  Mutex.lock();
  if (Number > 0 && Number < 0)
    return;
  Mutex.unlock();
}
