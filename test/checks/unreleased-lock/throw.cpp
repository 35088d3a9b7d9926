// RUN: %check_leak %s leak-unreleased-lock --std c++17,c++20 -- -pthread
#include <mutex>
#include <stdexcept>

std::mutex Mutex;
int Value;

void use(int);

void throwBad(int Number) {
  // CHECK-FIXES-LABEL: void throwBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    throw std::invalid_argument("negative");
    // expected-warning@-1 {{'throwBad' leaves 'Mutex' locked when it throws}}
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: }
}

void throwMiddleBad(int Number) {
  // CHECK-FIXES-LABEL: void throwMiddleBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    // CHECK-FIXES: if (Number < 0) {
    throw std::invalid_argument("negative");
    // expected-warning@-1 {{'throwMiddleBad' leaves 'Mutex' locked when it throws}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: throw std::invalid_argument("negative");
    // CHECK-FIXES-NEXT: }
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  use(Number);
}

static void check(int Number) {
  // CHECK-FIXES-LABEL: static void check(int Number) {
  if (Number < 0)
    // expected-note@-1 3 {{assuming 'Number' is < 0}}
    throw std::invalid_argument("negative");
    // expected-note@-1 3 {{thrown here}}
}
static void checkAll(int Number) { check(Number); }
// expected-note@-1 {{'check' called here}}

void calleeBad(int Number) {
  // CHECK-FIXES-LABEL: void calleeBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  check(Number);
  // expected-warning@-1 {{'calleeBad' leaves 'Mutex' locked when it throws}}
  // expected-note@-2 {{'check' called here}}
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: }
}

void twoDeepBad(int Number) {
  // CHECK-FIXES-LABEL: void twoDeepBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::lock_guard guard(Mutex);
  checkAll(Number);
  // expected-warning@-1 {{'twoDeepBad' leaves 'Mutex' locked when it throws}}
  // expected-note@-2 {{'checkAll' called here}}
  ++Value;
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  // CHECK-FIXES: ++Value;
  // CHECK-FIXES-NOT: Mutex.unlock();
  // CHECK-FIXES: }
}

// Nothing can be put between the call and the way out.
void calleeMiddleBad(int Number) {
  // CHECK-FIXES-LABEL: void calleeMiddleBad(int Number) {
  Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  check(Number);
  // expected-warning@-1 {{'calleeMiddleBad' leaves 'Mutex' locked when it throws}}
  // expected-note@-2 {{'check' called here}}
  // expected-note@-3 {{unlock 'Mutex' on this path, or hold it with a guard}}
  Mutex.unlock();
  // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
  use(Number);
}

void guardOk(int Number) {
  std::lock_guard<std::mutex> Lock(Mutex);
  check(Number);
  ++Value;
}

void caughtOk(int Number) {
  Mutex.lock();
  try {
    check(Number);
    if (Number == 7)
      throw Number;
    ++Value;
  } catch (...) {
    Value = 0;
  }
  Mutex.unlock();
}

void caughtAndThrownOnOk(int Number) {
  Mutex.lock();
  try {
    check(Number);
  } catch (...) {
    Mutex.unlock();
    throw;
  }
  Mutex.unlock();
}

// A handler is not entered.
void FN_thrownOn(int Number) {
  Mutex.lock();
  try {
    check(Number);
  } catch (...) {
    throw;
  }
  Mutex.unlock();
}

// Nearly every call out of sight may throw; few do.
void FN_outOfSight(int Number) {
  Mutex.lock();
  use(Number);
  Mutex.unlock();
}

void beforeOk(int Number) {
  check(Number);
  Mutex.lock();
  ++Value;
  Mutex.unlock();
  check(Value);
}
