// RUN: %check_leak %s leak-nested-lock -- -pthread
// Locks and guards of the program's own: by the shape of the class, by what its members do, by attributes.
#include <mutex>

int Value;

// Locked out of sight.
class SpinLock {
public:
  void Lock();
  bool TryLock();
  void Unlock();
};
class RecursiveSpinLock {
public:
  void lock();
  void unlock();
};
SpinLock Spin;
RecursiveSpinLock Recursive;

void shapeBad() {
  // CHECK-FIXES-LABEL: void shapeBad() {
  Spin.Lock();
  // expected-note@-1 {{'Spin' locked here}}
  Spin.Lock();
  // expected-warning@-1 {{'Spin' is locked again while this thread holds it}}
  // CHECK-FIXES: Spin.Lock();
  // CHECK-FIXES-NOT: Spin.Lock();
  // CHECK-FIXES: ++Value;
  ++Value;
  Spin.Unlock();
  // CHECK-FIXES-NOT: Spin.Unlock();
  // CHECK-FIXES: Spin.Unlock();
  Spin.Unlock();
}

void shapeOk() {
  // CHECK-FIXES-LABEL: void shapeOk() {
  Spin.Lock();
  Spin.Unlock();
  if (!Spin.TryLock())
    Spin.Lock();
  Spin.Unlock();
}

void shapeRecursiveOk() {
  Recursive.lock();
  Recursive.lock();
  Recursive.unlock();
  Recursive.unlock();
}

class Lockable {
public:
  void lock();
  bool try_lock();
  void unlock();
};
Lockable Shape;

void shapeInGuardBad() {
  // CHECK-FIXES-LABEL: void shapeInGuardBad() {
  std::lock_guard<Lockable> First(Shape);
  // expected-note@-1 {{'Shape' locked here}}
  std::lock_guard<Lockable> Second(Shape);
  // expected-warning@-1 {{'Shape' is locked again while this thread holds it}}
  // CHECK-FIXES: std::lock_guard<Lockable> First(Shape);
  // CHECK-FIXES-NOT: std::lock_guard<Lockable> Second(Shape);
  // CHECK-FIXES: ++Value;
  ++Value;
}

// A guard whose members are visible.
class SpinGuard {
public:
  explicit SpinGuard(SpinLock &Lock) : Held(Lock) { Held.Lock(); }
  // expected-note@-1 {{'Spin' locked here}}
  // expected-note@-2 {{locked again here}}
  ~SpinGuard() { Held.Unlock(); }

private:
  SpinLock &Held;
};

void ownGuardBad() {
  // CHECK-FIXES-LABEL: void ownGuardBad() {
  SpinGuard First(Spin);
  // expected-note@-1 {{constructor for 'SpinGuard' called here}}
  ++Value;
  SpinGuard Second(Spin);
  // expected-warning@-1 {{this call locks 'Spin' again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
}

void ownGuardScopesOk() {
  { SpinGuard First(Spin); }
  { SpinGuard Second(Spin); }
}

// A lock whose members are visible.
class Monitor {
public:
  void enter() { Inner.lock(); }
  // expected-note@-1 {{'Inner' locked here}}
  // expected-note@-2 {{locked again here}}
  void leave() { Inner.unlock(); }

private:
  std::mutex Inner;
};
Monitor TheMonitor;

void monitorBad() {
  TheMonitor.enter();
  // expected-note@-1 {{'Monitor::enter' called here}}
  TheMonitor.enter();
  // expected-warning@-1 {{this call locks 'Inner' again while this thread holds it}}
  // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  TheMonitor.leave();
}

void monitorOk() {
  TheMonitor.enter();
  TheMonitor.leave();
  TheMonitor.enter();
  TheMonitor.leave();
}

class __attribute__((capability("mutex"))) Annotated {
public:
  void take() __attribute__((acquire_capability()));
  void takeShared() __attribute__((acquire_shared_capability()));
  bool poll() __attribute__((try_acquire_capability(true)));
  void drop() __attribute__((release_capability()));
};
class __attribute__((scoped_lockable)) AnnotatedGuard {
public:
  explicit AnnotatedGuard(Annotated &Lock) __attribute__((acquire_capability(Lock)));
  ~AnnotatedGuard() __attribute__((release_capability()));
};
Annotated Attributed;
void takeIt(Annotated &Lock) __attribute__((acquire_capability(Lock)));
void dropIt(Annotated &Lock) __attribute__((release_capability(Lock)));

void attributesBad() {
  // CHECK-FIXES-LABEL: void attributesBad() {
  Attributed.take();
  // expected-note@-1 {{'Attributed' locked here}}
  Attributed.take();
  // expected-warning@-1 {{'Attributed' is locked again while this thread holds it}}
  // CHECK-FIXES: Attributed.take();
  // CHECK-FIXES-NOT: Attributed.take();
  // CHECK-FIXES: ++Value;
  ++Value;
  Attributed.drop();
}

void attributesOk() {
  // CHECK-FIXES-LABEL: void attributesOk() {
  Attributed.take();
  Attributed.drop();
  if (!Attributed.poll())
    Attributed.take();
  Attributed.drop();
}

void attributesSharedOk() {
  Attributed.takeShared();
  Attributed.takeShared();
  Attributed.drop();
}

void attributesOfParameterBad() {
  // CHECK-FIXES-LABEL: void attributesOfParameterBad() {
  takeIt(Attributed);
  // expected-note@-1 {{'Attributed' locked here}}
  takeIt(Attributed);
  // expected-warning@-1 {{'Attributed' is locked again while this thread holds it}}
  // CHECK-FIXES: takeIt(Attributed);
  // CHECK-FIXES-NOT: takeIt(Attributed);
  // CHECK-FIXES: dropIt(Attributed);
  dropIt(Attributed);
}

void attributesOfParameterOk() {
  // CHECK-FIXES-LABEL: void attributesOfParameterOk() {
  takeIt(Attributed);
  dropIt(Attributed);
  takeIt(Attributed);
  dropIt(Attributed);
}

void attributedGuardBad() {
  // CHECK-FIXES-LABEL: void attributedGuardBad() {
  AnnotatedGuard First(Attributed);
  // expected-note@-1 {{'Attributed' locked here}}
  AnnotatedGuard Second(Attributed);
  // expected-warning@-1 {{'Attributed' is locked again while this thread holds it}}
  // CHECK-FIXES: AnnotatedGuard First(Attributed);
  // CHECK-FIXES-NOT: AnnotatedGuard Second(Attributed);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void attributedGuardOk() {
  // CHECK-FIXES-LABEL: void attributedGuardOk() {
  { AnnotatedGuard First(Attributed); }
  AnnotatedGuard Second(Attributed);
  ++Value;
}
