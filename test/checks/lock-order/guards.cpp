// RUN: %check_leak %s leak-lock-order --std c++11,c++17 -- -pthread
#include "Inputs/header.h"
#include <algorithm>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <vector>

void use(int);
bool ask();

// Each pair of orders has locks of its own. What is not static may be called on any thread.
namespace globals {
// CHECK-FIXES-LABEL: namespace globals {
std::mutex A, B;
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace globals

namespace many_places {
std::mutex A, B;
int Value;
void onceBad() {
  // CHECK-FIXES-LABEL: void onceBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void often() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void often2() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-note@-1 {{and then 'A' here}}
  --Value;
}
} // namespace many_places

namespace apart {
std::mutex A, B;
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  ++Value;
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
// What the first lock alone guards cannot move under both without a look.
void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  ++Value;
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{lock 'A' before 'B' on every path}}
  ++Value;
}
} // namespace apart

namespace only_one_can_change {
std::mutex A, B;
int Value;
void adjacentBad() {
  // CHECK-FIXES-LABEL: void adjacentBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void apart() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  ++Value;
  std::lock_guard<std::mutex> Second(A);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
}
} // namespace only_one_can_change

namespace unique {
// CHECK-FIXES-LABEL: namespace unique {
std::mutex A, B;
int Value;
void forward() {
  std::unique_lock<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::unique_lock<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
  Second.unlock();
  ++Value;
}
void backwardBad() {
  std::unique_lock<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::unique_lock<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::unique_lock<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::unique_lock<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX17-NOT: std::unique_lock<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace unique

namespace mixed_guards {
std::mutex A, B;
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::unique_lock<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
// One guard for both is for two of a kind.
void backwardBad() {
  std::unique_lock<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{lock 'A' before 'B' on every path}}
  ++Value;
}
} // namespace mixed_guards

namespace by_hand {
// CHECK-FIXES-LABEL: namespace by_hand {
std::mutex A, B;
int Value;
void forward() {
  A.lock();
  // expected-note@-1 {{on another path 'A' is locked here}}
  B.lock();
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
  B.unlock();
  A.unlock();
}
void backwardBad() {
  B.lock();
  // expected-note@-1 {{'B' locked here}}
  A.lock();
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES: std::lock(B, A);
  // CHECK-FIXES-NOT: A.lock();
  // CHECK-FIXES: ++Value;
  ++Value;
  A.unlock();
  B.unlock();
}
} // namespace by_hand

namespace hand_and_guard {
std::mutex A, B;
int Value;
void forward() {
  A.lock();
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
  A.unlock();
}
void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  A.lock();
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{lock 'A' before 'B' on every path}}
  ++Value;
  A.unlock();
}
} // namespace hand_and_guard

namespace deferred {
// CHECK-FIXES-LABEL: namespace deferred {
std::mutex A, B;
int Value;
void forward() {
  std::unique_lock<std::mutex> First(A, std::defer_lock), Second(B, std::defer_lock);
  First.lock();
  // expected-note@-1 {{on another path 'A' is locked here}}
  Second.lock();
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::unique_lock<std::mutex> Second(B, std::defer_lock), First(A, std::defer_lock);
  Second.lock();
  // expected-note@-1 {{'B' locked here}}
  // CHECK-FIXES: First.lock();
  // CHECK-FIXES: Second.lock();
  First.lock();
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-NOT: First.lock();
  // CHECK-FIXES: ++Value;
  ++Value;
}
} // namespace deferred

namespace timed {
// CHECK-FIXES-LABEL: namespace timed {
std::timed_mutex A;
std::mutex B;
int Value;
void forward() {
  std::lock_guard<std::timed_mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::timed_mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::timed_mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::timed_mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace timed

// A recursive mutex lets its own thread in again, not another.
namespace recursive {
// CHECK-FIXES-LABEL: namespace recursive {
std::recursive_mutex A, B;
int Value;
void forward() {
  std::lock_guard<std::recursive_mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::recursive_mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard<std::recursive_mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::recursive_mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::recursive_mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::recursive_mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::recursive_mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace recursive

namespace recursive_one_order {
std::recursive_mutex A, B;
int Value;
void againOk() {
  std::lock_guard<std::recursive_mutex> First(A);
  std::lock_guard<std::recursive_mutex> Second(B);
  std::lock_guard<std::recursive_mutex> Third(A);
  ++Value;
}
void forwardOk() {
  std::lock_guard<std::recursive_mutex> First(A);
  std::lock_guard<std::recursive_mutex> Second(B);
  ++Value;
}
} // namespace recursive_one_order

namespace callee {
std::mutex A, B;
int Value;
void inner() {
  // CHECK-FIXES-LABEL: void inner() {
  std::lock_guard<std::mutex> Lock(A);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
}
void outer() { inner(); }
// expected-note@-1 {{'inner' called here}}
void forwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void twoLevels() {
  std::lock_guard<std::mutex> Lock(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  outer();
  // expected-note@-1 {{'outer' called here}}
}
} // namespace callee

namespace callees_of_both {
std::mutex A, B;
int Value;
void lockA() {
  std::lock_guard<std::mutex> Lock(A);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
}
void lockB() {
  std::lock_guard<std::mutex> Lock(B);
  // expected-note@-1 {{'B' locked here}}
  ++Value;
}
void forwardBad() {
  std::lock_guard<std::mutex> Lock(A);
  // expected-note@-1 {{'A' locked here}}
  lockB();
  // expected-warning@-1 {{this call locks 'B' while 'A' is held, and 'A' while 'B' is held on another path}}
  // expected-note@-2 {{lock 'B' before 'A' on every path}}
}
void backward() {
  std::lock_guard<std::mutex> Lock(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  lockA();
  // expected-note@-1 {{'lockA' called here}}
}
} // namespace callees_of_both

namespace lambda {
std::mutex A, B;
std::vector<int> Values;
int Value;
void forward() {
  auto Add = [](int Number) {
    std::lock_guard<std::mutex> Lock(B);
    // expected-note@-1 {{and then 'B' here}}
    Value += Number;
  };
  std::lock_guard<std::mutex> Lock(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  Add(1);
  // expected-note@-1 {{called here}}
}
void backwardBad() {
  std::lock_guard<std::mutex> Lock(B);
  // expected-note@-1 {{'B' locked here}}
  [] {
    // expected-warning@-1 {{this call locks 'A' while 'B' is held, and 'B' while 'A' is held on another path}}
    // expected-note@-2 {{lock 'A' before 'B' on every path}}
    std::lock_guard<std::mutex> Inner(A);
    // expected-note@-1 {{'A' locked here}}
    ++Value;
  }();
}
} // namespace lambda

namespace algorithm {
std::mutex A, B;
std::vector<int> Values;
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
// What a function of the library does with a lambda is not followed.
void FN_forEach() {
  std::lock_guard<std::mutex> Lock(B);
  std::for_each(Values.begin(), Values.end(), [](int Number) {
    std::lock_guard<std::mutex> Inner(A);
    Value += Number;
  });
}
} // namespace algorithm

namespace a_template {
std::mutex A, B;
int Value;
template <typename Mutex> void bothBad(Mutex &First, Mutex &Second) {
  // CHECK-FIXES-LABEL: template <typename Mutex> void bothBad(Mutex &First, Mutex &Second) {
  std::lock_guard<Mutex> FirstLock(First);
  // expected-note@-1 {{'B' locked here}}
  // expected-note@-2 {{on another path 'A' is locked here}}
  std::lock_guard<Mutex> SecondLock(Second);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{and then 'B' here}}
  // CHECK-FIXES-CXX11: std::lock(First, Second);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<Mutex> FirstLock(First, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<Mutex> SecondLock(Second, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock FirstLock(First, Second);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<Mutex> SecondLock(Second);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void forward() { bothBad(A, B); }
// expected-note@-1 {{'bothBad<std::mutex>' called here}}
void backward() { bothBad(B, A); }
// expected-note@-1 {{'bothBad<std::mutex>' called here}}
} // namespace a_template

namespace class_template {
template <typename T> class CacheBad {
  // CHECK-FIXES-LABEL: template <typename T> class CacheBad {
public:
  void put(T New) {
    std::lock_guard<std::mutex> First(Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    std::lock_guard<std::mutex> Second(Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  T get() {
    std::lock_guard<std::mutex> First(Data);
    // expected-note@-1 {{'Data' locked here}}
    std::lock_guard<std::mutex> Second(Index);
    // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Data, Index);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Data, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Index, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(Data, Index);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Index);
    // CHECK-FIXES-CXX17: return Value;
    return Value;
  }

private:
  std::mutex Index, Data;
  T Value;
};
void useBoth(CacheBad<int> &I, CacheBad<long> &L) {
  I.put(I.get());
  L.put(L.get());
}
} // namespace class_template

namespace macro {
std::mutex A, B;
int Value;
#define HOLD(Guard, M) std::lock_guard<std::mutex> Guard(M)
void forward() {
  HOLD(First, A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  HOLD(Second, B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
// What is written in a macro is not edited.
void backwardBad() {
  HOLD(First, B);
  // expected-note@-1 {{'B' locked here}}
  HOLD(Second, A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // expected-note@-2 {{lock 'A' before 'B' on every path}}
  ++Value;
}
} // namespace macro

namespace header {
// CHECK-FIXES-LABEL: namespace header {
std::mutex First, Second;
int Value;
void backwardBad() {
  std::lock_guard<std::mutex> SecondLock(Second);
  // expected-note@-1 {{'Second' locked here}}
  std::lock_guard<std::mutex> FirstLock(First);
  // expected-warning@-1 {{'First' is locked while 'Second' is held, and 'Second' while 'First' is held on another path}}
  // expected-note@Inputs/header.h:8 {{on another path 'First' is locked here}}
  // expected-note@Inputs/header.h:9 {{and then 'Second' here}}
  // CHECK-FIXES-CXX11: std::lock(Second, First);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> SecondLock(Second, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> FirstLock(First, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock SecondLock(Second, First);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> FirstLock(First);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace header

namespace circle {
std::mutex A, B, C;
int Value;
void ab() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void bc() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  std::lock_guard<std::mutex> Second(C);
  // expected-note@-1 {{and then 'C' here}}
  ++Value;
}
void caBad() {
  // CHECK-FIXES-LABEL: void caBad() {
  std::lock_guard<std::mutex> First(C);
  // expected-note@-1 {{'C' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'C' is held, the last of 3 orders that lead back to 'A'}}
  // CHECK-FIXES-CXX11: std::lock(C, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(C, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(C, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace circle

namespace circle_of_four {
std::mutex A, B, C, D;
int Value;
void ab() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void bc() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  std::lock_guard<std::mutex> Second(C);
  // expected-note@-1 {{and then 'C' here}}
  ++Value;
}
void cd() {
  std::lock_guard<std::mutex> First(C);
  // expected-note@-1 {{on another path 'C' is locked here}}
  std::lock_guard<std::mutex> Second(D);
  // expected-note@-1 {{and then 'D' here}}
  ++Value;
}
void daBad() {
  // CHECK-FIXES-LABEL: void daBad() {
  std::lock_guard<std::mutex> First(D);
  // expected-note@-1 {{'D' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'D' is held, the last of 4 orders that lead back to 'A'}}
  // CHECK-FIXES-CXX11: std::lock(D, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(D, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(D, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace circle_of_four

// A before B before C, everywhere: a chain is no circle.
namespace chain {
std::mutex A, B, C;
int Value;
void abOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void bcOk() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(C);
  ++Value;
}
void acOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(C);
  ++Value;
}
void allOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  std::lock_guard<std::mutex> Third(C);
  ++Value;
}
} // namespace chain

namespace branches {
// CHECK-FIXES-LABEL: namespace branches {
std::mutex A, B;
int Value;
void forwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void inBranch(bool Also) {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  if (Also) {
    std::lock_guard<std::mutex> Second(A);
    // expected-note@-1 {{and then 'A' here}}
    ++Value;
  }
}
} // namespace branches

namespace loops {
// CHECK-FIXES-LABEL: namespace loops {
std::mutex A, B;
int Value;
void forwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void inLoop(int Times) {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{on another path 'B' is locked here}}
  for (int I = 0; I < Times; ++I) {
    std::lock_guard<std::mutex> Second(A);
    // expected-note@-1 {{and then 'A' here}}
    ++Value;
  }
}
} // namespace loops

namespace one_function {
std::mutex A, B;
int Value;
void eitherBad(bool Reverse) {
  // CHECK-FIXES-LABEL: void eitherBad(bool Reverse) {
  if (Reverse) {
    std::lock_guard<std::mutex> First(B);
    // expected-note@-1 {{on another path 'B' is locked here}}
    std::lock_guard<std::mutex> Second(A);
    // expected-note@-1 {{and then 'A' here}}
    ++Value;
  } else {
    std::lock_guard<std::mutex> First(A);
    // expected-note@-1 {{'A' locked here}}
    std::lock_guard<std::mutex> Second(B);
    // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(A, B);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
    // CHECK-FIXES-CXX17: --Value;
    --Value;
  }
}
} // namespace one_function

namespace returned_guard {
// CHECK-FIXES-LABEL: namespace returned_guard {
std::mutex A, B;
int Value;
std::unique_lock<std::mutex> hold() { return std::unique_lock<std::mutex>(B); }
// expected-note@-1 {{on another path 'B' is locked here}}
void forwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void backward() {
  auto First = hold();
  std::lock_guard<std::mutex> Second(A);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
}
} // namespace returned_guard

namespace pointer {
std::mutex A, B;
std::mutex *const ToA = &A;
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void aliasBad() {
  // CHECK-FIXES-LABEL: void aliasBad() {
  std::mutex &OfB = B;
  std::mutex *OfA = &A;
  std::lock_guard<std::mutex> First(OfB);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(*OfA);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(OfB, *OfA);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(OfB, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(*OfA, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(OfB, *OfA);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(*OfA);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace pointer

namespace lost {
// CHECK-FIXES-LABEL: namespace lost {
std::mutex A, B;
int Value;
void forwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-warning@-1 {{'B' is locked while 'A' is held, and 'A' while 'B' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, B);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, B);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(B);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void forgottenUnlock(bool Early) {
  B.lock();
  // expected-note@-1 {{on another path 'B' is locked here}}
  if (Early)
    B.unlock();
  std::lock_guard<std::mutex> Second(A);
  // expected-note@-1 {{and then 'A' here}}
  if (!Early)
    B.unlock();
}
} // namespace lost

namespace gate {
std::mutex Gate, A, B;
int Value;
void forwardOk() {
  std::lock_guard<std::mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void backwardOk() {
  std::lock_guard<std::mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
} // namespace gate

namespace gate_of_callers {
std::mutex Gate, A, B;
int Value;
static void forwardOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
static void backwardOk() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void oneOk() {
  std::lock_guard<std::mutex> Outer(Gate);
  forwardOk();
}
void otherOk() {
  std::lock_guard<std::mutex> Outer(Gate);
  backwardOk();
}
} // namespace gate_of_callers

namespace no_gate {
// CHECK-FIXES-LABEL: namespace no_gate {
std::mutex Gate, OtherGate, A, B;
int Value;
void forward() {
  std::lock_guard<std::mutex> Outer(Gate);
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard<std::mutex> Outer(OtherGate);
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace no_gate

namespace try_lock {
std::mutex A, B, C, D, E, F;
int Value;
void forwardOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void tryOk() {
  std::lock_guard<std::mutex> First(B);
  if (A.try_lock()) {
    ++Value;
    A.unlock();
  }
}
void tryGuardOk() {
  std::lock_guard<std::mutex> First(B);
  std::unique_lock<std::mutex> Second(A, std::try_to_lock);
  if (Second)
    ++Value;
}
void backOffOk() {
  // CHECK-FIXES-LABEL: void backOffOk() {
  for (;;) {
    std::unique_lock<std::mutex> First(B);
    std::unique_lock<std::mutex> Second(A, std::defer_lock);
    if (Second.try_lock()) {
      ++Value;
      return;
    }
  }
}
// The first one may be tried for: held is held.
void forwardBad() {
  std::lock_guard<std::mutex> First(C);
  // expected-note@-1 {{'C' locked here}}
  std::lock_guard<std::mutex> Second(D);
  // expected-warning@-1 {{'D' is locked while 'C' is held, and 'C' while 'D' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(C, D);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(C, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(D, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(C, D);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(D);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
void firstTried() {
  if (!D.try_lock())
    // expected-note@-1 {{on another path 'D' is locked here}}
    return;
  std::lock_guard<std::mutex> Second(C);
  // expected-note@-1 {{and then 'C' here}}
  ++Value;
  D.unlock();
}
} // namespace try_lock

namespace together {
std::mutex A, B;
int Value;
void forwardOk() {
  std::lock(A, B);
  std::lock_guard<std::mutex> First(A, std::adopt_lock);
  std::lock_guard<std::mutex> Second(B, std::adopt_lock);
  ++Value;
}
void backwardOk() {
  std::lock(B, A);
  std::lock_guard<std::mutex> First(B, std::adopt_lock);
  std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  ++Value;
}
void deferredOk() {
  std::unique_lock<std::mutex> First(B, std::defer_lock);
  std::unique_lock<std::mutex> Second(A, std::defer_lock);
  std::lock(First, Second);
  ++Value;
}
void oneByOneOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
} // namespace together

// Taken together, the two still stand behind a third.
namespace together_under_another {
// CHECK-FIXES-LABEL: namespace together_under_another {
std::mutex A, B, C;
int Value;
void forward() {
  std::lock_guard<std::mutex> Outer(C);
  // expected-note@-1 {{on another path 'C' is locked here}}
  std::lock(A, B);
  // expected-note@-1 {{and then 'A' here}}
  ++Value;
  A.unlock();
  B.unlock();
}
void backwardBad() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{'A' locked here}}
  std::lock_guard<std::mutex> Second(C);
  // expected-warning@-1 {{'C' is locked while 'A' is held, and 'A' while 'C' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(A, C);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(A, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(C, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(A, C);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(C);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace together_under_another

namespace released {
std::mutex A, B;
int Value;
void forwardOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void scopeOk() {
  {
    std::lock_guard<std::mutex> First(B);
    ++Value;
  }
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void unlockOk() {
  B.lock();
  ++Value;
  B.unlock();
  A.lock();
  ++Value;
  A.unlock();
}
void uniqueUnlockOk() {
  std::unique_lock<std::mutex> First(B);
  ++Value;
  First.unlock();
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
static void unlockB() { B.unlock(); }
void helperUnlocksOk() {
  B.lock();
  unlockB();
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void movedAwayOk() {
  std::unique_lock<std::mutex> First(B);
  { std::unique_lock<std::mutex> Taken(std::move(First)); }
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void returnsOk(bool Early) {
  std::unique_lock<std::mutex> First(B, std::defer_lock);
  if (Early) {
    First.lock();
    ++Value;
    return;
  }
  std::lock_guard<std::mutex> Second(A);
  ++Value;
}
void exclusiveConditionsOk(bool Which) {
  if (Which)
    B.lock();
  if (!Which)
    A.lock();
  ++Value;
  if (!Which)
    A.unlock();
  if (Which)
    B.unlock();
}
void throwsOk() {
  try {
    std::lock_guard<std::mutex> First(B);
    use(1);
    throw std::runtime_error("full");
  } catch (const std::exception &) {
    std::lock_guard<std::mutex> Second(A);
    ++Value;
  }
}
void neverCalledOk() {
  auto Later = [] {
    std::lock_guard<std::mutex> Second(A);
    ++Value;
  };
  std::lock_guard<std::mutex> First(B);
  std::function<void()> Kept = Later;
}
} // namespace released

namespace suppressed {
std::mutex A, B;
int Value;
void forwardOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  ++Value;
}
void backwardOk() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A); // NOLINT(leak-lock-order): both run on one thread
  ++Value;
}
} // namespace suppressed

// Locks that die with the call are each thread's own.
void localLocksOk(bool Reverse) {
  std::mutex A, B;
  if (Reverse) {
    std::lock_guard<std::mutex> First(B);
    std::lock_guard<std::mutex> Second(A);
    use(1);
  } else {
    std::lock_guard<std::mutex> First(A);
    std::lock_guard<std::mutex> Second(B);
    use(2);
  }
}

namespace thread_locals {
thread_local std::mutex A, B;
void forwardOk() {
  std::lock_guard<std::mutex> First(A);
  std::lock_guard<std::mutex> Second(B);
  use(1);
}
void backwardOk() {
  std::lock_guard<std::mutex> First(B);
  std::lock_guard<std::mutex> Second(A);
  use(2);
}
} // namespace thread_locals

namespace function_statics {
std::mutex A;
std::mutex &inner() {
  // CHECK-FIXES-LABEL: std::mutex &inner() {
  static std::mutex Mutex;
  return Mutex;
}
int Value;
void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(inner());
  // expected-note@-1 {{and then 'Mutex' here}}
  ++Value;
}
void backwardBad() {
  std::lock_guard<std::mutex> First(inner());
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'Mutex' is held, and 'Mutex' while 'A' is held on another path}}
  // cxx11-note@-2 {{lock 'A' before 'Mutex' on every path}}
  // CHECK-FIXES-CXX17: std::scoped_lock First(inner(), A);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX17: ++Value;
  ++Value;
}
} // namespace function_statics
