// RUN: %check_leak %s leak-unreleased-lock --no-fixes -- -pthread
// expected-no-diagnostics
// Functions that are there to lock, and locks that are given back elsewhere.
#include <mutex>

class Table {
public:
  void lock() {
    Mutex.lock();
    ++Depth;
  }
  void unlock() { Mutex.unlock(); }

  // By its name.
  bool acquireRow(int Row) {
    RowMutex.lock();
    if (Row == Depth)
      return true;
    RowMutex.unlock();
    return Row > 3;
  }

  // By its partner.
  void begin() {
    Transaction.lock();
    if (Depth)
      Transaction.unlock();
  }
  void end() { Transaction.unlock(); }

  // By its result: true while the lock is held.
  bool start() {
    Job.lock();
    if (Depth) {
      Job.unlock();
      return false;
    }
    return true;
  }

  // By its result: an object while the lock is held.
  int *find() {
    Object.lock();
    if (!Depth) {
      Object.unlock();
      return nullptr;
    }
    return &Depth;
  }

  // By its result: an error code.
  int open() {
    File.lock();
    if (Depth) {
      File.unlock();
      return -1;
    }
    return 0;
  }

  // On every path.
  void seize(bool Twice) {
    Seized.lock();
    if (Twice)
      Depth = 2;
  }

private:
  std::mutex Mutex, RowMutex, Transaction, Job, Object, File, Seized;
  int Depth = 0;
};

// A guard's own members.
class Guard {
public:
  explicit Guard(std::mutex *M) : Held(M) {
    if (Held)
      Held->lock();
  }
  ~Guard() {
    if (Held)
      Held->unlock();
  }
  Guard(const Guard &) = delete;

private:
  std::mutex *Held;
};

std::mutex Mutex;
int Value;

int guardedOk(bool Locks, int Number) {
  Guard Lock(Locks ? &Mutex : nullptr);
  if (Number)
    return 1;
  return Value;
}

class __attribute__((capability("mutex"))) Annotated {
public:
  void take() __attribute__((acquire_capability()));
  void drop() __attribute__((release_capability()));
};

class Owner {
public:
  // The attribute says so.
  bool prepare(bool Early) __attribute__((acquire_capability(Lock))) {
    Lock.take();
    if (Early) {
      Lock.drop();
      Lock.take();
      return Early;
    }
    return !Early;
  }

private:
  Annotated Lock;
};

void unlockAll();
int unlockedOutOfSightOk(int Number) {
  Mutex.lock();
  if (Number) {
    unlockAll();
    return 1;
  }
  Mutex.unlock();
  return 0;
}

int unlockedByCallbackOk(void (*Callback)()) {
  Mutex.lock();
  if (Value) {
    Callback();
    return 1;
  }
  Mutex.unlock();
  return 0;
}
