// RUN: %check_leak %s leak-lock-order --std c++17,c++23 -- -pthread
#include <mutex>
#include <shared_mutex>

namespace both {
std::mutex A, B;
int Value;
void forwardOk() {
  std::scoped_lock Both(A, B);
  ++Value;
}
void backwardOk() {
  std::scoped_lock Both(B, A);
  ++Value;
}
void oneByOneOk() {
  std::scoped_lock First(A);
  std::scoped_lock Second(B);
  ++Value;
}
} // namespace both

namespace one_each {
// CHECK-FIXES-LABEL: namespace one_each {
std::mutex A, B;
int Value;
void forward() {
  std::scoped_lock First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::scoped_lock Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::scoped_lock First(B);
  // expected-note@-1 {{'B' locked here}}
  std::scoped_lock Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES: std::scoped_lock First(B, A);
  // CHECK-FIXES-NOT: std::scoped_lock Second(A);
  // CHECK-FIXES: ++Value;
  ++Value;
}
} // namespace one_each

namespace deduced {
// CHECK-FIXES-LABEL: namespace deduced {
std::mutex A, B;
int Value;
void forward() {
  std::unique_lock First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::unique_lock Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES: std::scoped_lock First(B, A);
  // CHECK-FIXES-NOT: std::lock_guard Second(A);
  // CHECK-FIXES: ++Value;
  ++Value;
}
} // namespace deduced

namespace third {
// CHECK-FIXES-LABEL: namespace third {
std::mutex A, B, C;
int Value;
void forward() {
  std::scoped_lock Outer(C);
  // expected-note@-1 {{on another path 'C' is locked here}}
  std::scoped_lock Both(A, B);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
}
void backwardBad() {
  std::scoped_lock Outer(A);
  // expected-note@-1 {{'A' locked here}}
  std::scoped_lock Inner(C);
  // expected-warning@-1 {{'C' is locked while 'A' is held, and 'A' while 'C' is held on another path}}
  // CHECK-FIXES: std::scoped_lock Outer(A, C);
  // CHECK-FIXES-NOT: std::scoped_lock Inner(C);
  // CHECK-FIXES: ++Value;
  ++Value;
}
} // namespace third

namespace transfer {
struct Account {
  std::mutex Mutex;
  int Balance;
};
void transferOk(Account &From, Account &To) {
  std::scoped_lock Both(From.Mutex, To.Mutex);
  std::swap(From.Balance, To.Balance);
}
void transferBad(Account &From, Account &To) {
  // CHECK-FIXES-LABEL: void transferBad(Account &From, Account &To) {
  std::scoped_lock First(From.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::scoped_lock Second(To.Mutex);
  // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
  // CHECK-FIXES: std::scoped_lock First(From.Mutex, To.Mutex);
  // CHECK-FIXES-NOT: std::scoped_lock Second(To.Mutex);
  // CHECK-FIXES: std::swap(From.Balance, To.Balance);
  std::swap(From.Balance, To.Balance);
}
} // namespace transfer

// Readers do not wait for each other: an inversion needs a writer at each lock.
namespace readers {
std::shared_mutex A, B;
int Value;
int forwardOk() {
  std::shared_lock First(A);
  std::shared_lock Second(B);
  return Value;
}
int backwardOk() {
  std::shared_lock First(B);
  std::shared_lock Second(A);
  return Value;
}
} // namespace readers

namespace one_is_read {
std::shared_mutex A;
std::mutex B;
int Value;
int forwardOk() {
  std::shared_lock First(A);
  std::lock_guard Second(B);
  return Value;
}
int backwardOk() {
  std::lock_guard First(B);
  std::shared_lock Second(A);
  return Value;
}
} // namespace one_is_read

namespace a_writer {
std::shared_mutex A;
std::mutex B;
int Value;
int forward() {
  std::shared_lock First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard Second(B);
  // expected-note@-1 {{and then 'B' here}}
  return Value;
}
void backwardBad() {
  std::lock_guard First(B);
  // expected-note@-1 {{'B' locked here}}
  std::unique_lock Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{lock 'A' before 'B' on every path}}
  ++Value;
}
} // namespace a_writer

namespace writers {
// CHECK-FIXES-LABEL: namespace writers {
std::shared_mutex A, B;
int Value;
void forward() {
  A.lock();
  // expected-note@-1 {{on another path 'A' is locked here}}
  B.lock_shared();
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
  B.unlock_shared();
  A.unlock();
}
void backwardBad() {
  B.lock();
  // expected-note@-1 {{'B' locked here}}
  // CHECK-FIXES: A.lock_shared();
  // CHECK-FIXES: B.lock();
  A.lock_shared();
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-NOT: A.lock_shared();
  // CHECK-FIXES: ++Value;
  ++Value;
  A.unlock_shared();
  B.unlock();
}
} // namespace writers
