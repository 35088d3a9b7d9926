// RUN: %check_leak %s leak-lock-order --std c++11,c++20 -- -pthread
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

// Who runs what is visible: all functions are static, and main is here.
namespace two_threads {
// CHECK-FIXES-LABEL: namespace two_threads {
std::mutex A, B;
static int Value;
static void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
static void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX20: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX20-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX20: ++Value;
  ++Value;
}
} // namespace two_threads

namespace thread_and_main {
// CHECK-FIXES-LABEL: namespace thread_and_main {
static std::mutex A, B;
static int Value;
static void forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  ++Value;
}
static void backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX20: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX20-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX20: ++Value;
  ++Value;
}
static void deeper() { backwardBad(); }
} // namespace thread_and_main

// One function that is the entry of many threads meets itself.
namespace many {
static std::mutex A, B;
static int Value;
static void workBad(bool Reverse) {
  // CHECK-FIXES-LABEL: static void workBad(bool Reverse) {
  if (Reverse) {
    std::lock_guard<std::mutex> First(A);
    // expected-note@-1 {{on another path 'A' is locked here}}
    std::lock_guard<std::mutex> Second(B);
    // expected-note@-1 {{and then 'B' here}}
    ++Value;
  } else {
    std::lock_guard<std::mutex> First(B);
    // expected-note@-1 {{'B' locked here}}
    std::lock_guard<std::mutex> Second(A);
    // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(B, A);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
    // CHECK-FIXES-CXX20: std::scoped_lock First(B, A);
    // CHECK-FIXES-CXX20-NOT: std::lock_guard<std::mutex> Second(A);
    // CHECK-FIXES-CXX20: ++Value;
    ++Value;
  }
}
} // namespace many

namespace one_thread {
static std::mutex A, B;
static int Value;
static void workOk(bool Reverse) {
  if (Reverse) {
    std::lock_guard<std::mutex> First(A);
    std::lock_guard<std::mutex> Second(B);
    ++Value;
  } else {
    std::lock_guard<std::mutex> First(B);
    std::lock_guard<std::mutex> Second(A);
    ++Value;
  }
}
} // namespace one_thread

namespace only_main {
static std::mutex A, B;
static int Value;
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
static void runAllOk() {
  forwardOk();
  backwardOk();
}
} // namespace only_main

namespace of_async {
static std::mutex A, B;
static int Value;
static int forward() {
  std::lock_guard<std::mutex> First(A);
  // expected-note@-1 {{on another path 'A' is locked here}}
  std::lock_guard<std::mutex> Second(B);
  // expected-note@-1 {{and then 'B' here}}
  return ++Value;
}
static int backwardBad() {
  // CHECK-FIXES-LABEL: static int backwardBad() {
  std::lock_guard<std::mutex> First(B);
  // expected-note@-1 {{'B' locked here}}
  std::lock_guard<std::mutex> Second(A);
  // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(B, A);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
  // CHECK-FIXES-CXX20: std::scoped_lock First(B, A);
  // CHECK-FIXES-CXX20-NOT: std::lock_guard<std::mutex> Second(A);
  // CHECK-FIXES-CXX20: return ++Value;
  return ++Value;
}
} // namespace of_async

class ServiceBad {
  // CHECK-FIXES-LABEL: class ServiceBad {
public:
  ServiceBad() : Reader(&ServiceBad::read, this), Writer(std::bind(&ServiceBad::write, this)) {}
  ~ServiceBad() {
    Reader.join();
    Writer.join();
  }

private:
  void read() {
    std::lock_guard<std::mutex> First(Input);
    // expected-note@-1 {{on another path 'Input' is locked here}}
    std::lock_guard<std::mutex> Second(Output);
    // expected-note@-1 {{and then 'Output' here}}
    ++Value;
  }
  void write() {
    std::lock_guard<std::mutex> First(Output);
    // expected-note@-1 {{'Output' locked here}}
    std::lock_guard<std::mutex> Second(Input);
    // expected-warning@-1 {{'Input' is locked while 'Output' is held, and 'Output' while 'Input' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Output, Input);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Output, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Input, std::adopt_lock);
    // CHECK-FIXES-CXX20: std::scoped_lock First(Output, Input);
    // CHECK-FIXES-CXX20-NOT: std::lock_guard<std::mutex> Second(Input);
    // CHECK-FIXES-CXX20: ++Value;
    ++Value;
  }
  std::mutex Input, Output;
  int Value = 0;
  std::thread Reader, Writer;
};

// Called by nobody but the one thread of the object.
class LoopOk {
public:
  LoopOk() : Worker(&LoopOk::run, this) {}
  ~LoopOk() { Worker.join(); }

private:
  void run() {
    read();
    write();
  }
  void read() {
    std::lock_guard<std::mutex> First(Input);
    std::lock_guard<std::mutex> Second(Output);
    ++Value;
  }
  void write() {
    std::lock_guard<std::mutex> First(Output);
    std::lock_guard<std::mutex> Second(Input);
    ++Value;
  }
  std::mutex Input, Output;
  int Value = 0;
  std::thread Worker;
};

int main() {
  only_main::runAllOk();
  std::thread Forward(two_threads::forward);
  std::thread Backward([] { two_threads::backwardBad(); });
  std::thread Other(thread_and_main::forward);
  thread_and_main::deeper();
  std::vector<std::thread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back(many::workBad, I % 2 == 0);
  std::thread Only(one_thread::workOk, true);
  auto Task = std::async(std::launch::async, of_async::forward);
  auto OtherTask = std::async(std::launch::async, [] { return of_async::backwardBad(); });
  ServiceBad Service;
  LoopOk Loop;
  Forward.join();
  Backward.join();
  Other.join();
  Only.join();
  for (std::thread &Worker : Workers)
    Worker.join();
  return Task.get() + OtherTask.get();
}
