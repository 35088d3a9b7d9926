// RUN: %check_leak %s leak-unreleased-lock --std c++11,c++14 -- -pthread
// Before C++17 the guard's template argument is written.
#include <mutex>

std::timed_mutex Timed;

class CounterBad {
public:
  int addBad(int Number) {
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::lock_guard<std::mutex> guard(Mutex);
    if (Number < 0)
      // expected-note@-1 {{assuming 'Number' is < 0}}
      return -1;
      // expected-warning@-1 {{'addBad' leaves 'Mutex' locked}}
    Count += Number;
    Mutex.unlock();
    // expected-note@-1 {{on another path 'Mutex' is unlocked here}}
    // CHECK-FIXES: Count += Number;
    // CHECK-FIXES-NOT: Mutex.unlock();
    // CHECK-FIXES: return 0;
    return 0;
  }

private:
  std::mutex Mutex;
  int Count = 0;
};

void timedBad(int Number) {
  // CHECK-FIXES-LABEL: void timedBad(int Number) {
  Timed.lock();
  // expected-note@-1 {{'Timed' locked here}}
  // CHECK-FIXES-NOT: Timed.lock();
  // CHECK-FIXES: if (Number < 0)
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    return;
    // expected-warning@-1 {{'timedBad' leaves 'Timed' locked}}
  Timed.unlock();
  // expected-note@-1 {{on another path 'Timed' is unlocked here}}
  // CHECK-FIXES: return;
  // CHECK-FIXES-NOT: Timed.unlock();
  // CHECK-FIXES: }
}

// No one text serves all instantiations.
template <typename M> int templateBad(M &Any, int Number) {
  // CHECK-FIXES-LABEL: template <typename M> int templateBad(M &Any, int Number) {
  Any.lock();
  // expected-note@-1 {{'Any' locked here}}
  if (Number < 0)
    // expected-note@-1 {{assuming 'Number' is < 0}}
    // CHECK-FIXES: if (Number < 0) {
    return 1;
    // expected-warning@-1 {{'templateBad<std::mutex>' leaves 'Any' locked}}
    // CHECK-FIXES: Any.unlock();
    // CHECK-FIXES-NEXT: return 1;
    // CHECK-FIXES-NEXT: }
  Any.unlock();
  // expected-note@-1 {{on another path 'Any' is unlocked here}}
  return 0;
}
int instantiate(std::mutex &Any, int Number) { return templateBad(Any, Number); }
// expected-note@-1 {{'templateBad<std::mutex>' called here}}
// CHECK-FIXES-LABEL: int instantiate(std::mutex &Any, int Number) { return templateBad(Any, Number); }
