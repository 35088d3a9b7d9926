// RUN: %check_leak %s leak-detached-thread --std c++17,c++20 -- -pthread
// RUN: %check_leak %s leak-unstoppable-thread --std c++17,c++20 -- -pthread
// RUN: %check_leak %s leak-unjoined-thread --std c++17,c++20 -- -pthread
// What programs do that are in order: pools, poison pills, owners of every
// kind, loops that somebody ends. expected-no-diagnostics
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

void work();
bool step();
class Pool {
public:
  explicit Pool(int N) {
    for (int I = 0; I < N; ++I)
      Threads.emplace_back([this] { loop(); });
  }
  ~Pool() {
    {
      std::lock_guard<std::mutex> L(M);
      Stop = true;
    }
    CV.notify_all();
    for (std::thread &T : Threads)
      T.join();
  }
  void post(std::function<void()> F) {
    std::lock_guard<std::mutex> L(M);
    Q.push_back(std::move(F));
    CV.notify_one();
  }

private:
  void loop() {
    for (;;) {
      std::function<void()> F;
      {
        std::unique_lock<std::mutex> L(M);
        CV.wait(L, [this] { return Stop || !Q.empty(); });
        if (Stop && Q.empty())
          return;
        F = std::move(Q.front());
        Q.pop_front();
      }
      F();
    }
  }
  std::mutex M;
  std::condition_variable CV;
  std::deque<std::function<void()>> Q;
  bool Stop = false;
  std::vector<std::thread> Threads;
};
// A value that means the end.
class Pill {
  std::deque<int> Q;
  std::mutex M;
  std::condition_variable CV;
  int take() {
    std::unique_lock<std::mutex> L(M);
    CV.wait(L, [this] { return !Q.empty(); });
    int V = Q.front();
    Q.pop_front();
    return V;
  }
  std::thread T{[this] {
    while (true) {
      int V = take();
      if (V < 0)
        break;
      work();
    }
  }};

public:
  ~Pill() {
    {
      std::lock_guard<std::mutex> L(M);
      Q.push_back(-1);
    }
    CV.notify_one();
    T.join();
  }
};
struct Opt {
  std::optional<std::thread> T;
  void start() { T.emplace(work); }
  void stop() {
    if (T) {
      T->join();
      T.reset();
    }
  }
};
struct Ptr {
  std::unique_ptr<std::thread> T;
  void start() { T.reset(new std::thread(work)); }
  ~Ptr() {
    if (T)
      T->join();
  }
};
struct Shr {
  std::shared_ptr<std::thread> T;
  void start() { T = std::make_shared<std::thread>(work); }
  ~Shr() { T->join(); }
};
struct Mp {
  std::map<int, std::thread> T;
  void start(int I) { T[I] = std::thread(work); }
  ~Mp() {
    for (auto &[K, V] : T)
      V.join();
  }
};
struct Mp2 {
  std::map<int, std::thread> T;
  void start(int I) { T.emplace(I, std::thread(work)); }
  ~Mp2() {
    for (auto &P : T)
      P.second.join();
  }
};
struct Tup {
  std::pair<std::thread, int> P;
  void start() { P.first = std::thread(work); }
  ~Tup() { P.first.join(); }
};
struct Holder {
  std::thread T;
  explicit Holder(std::thread X) : T(std::move(X)) {}
  ~Holder() {
    if (T.joinable())
      T.join();
  }
};
void holderOk() {
  Holder H((std::thread(work)));
  step();
}
void holder2Ok() {
  Holder H{std::thread([] { work(); })};
}
struct Base {
  virtual ~Base() {
    if (T.joinable())
      T.join();
  }
  std::thread T;
};
struct Derived : Base {
  void start() { T = std::thread(work); }
};
void swapOk() {
  std::thread A(work), B;
  B.swap(A);
  B.join();
}
void swap2Ok() {
  std::thread A(work), B;
  std::swap(A, B);
  B.join();
}
void refOk() {
  std::thread A(work);
  std::thread &R = A;
  R.join();
}
void ptrOk() {
  std::thread A(work);
  std::thread *P = &A;
  P->join();
}
void listOk() {
  std::list<std::thread> L;
  L.push_back(std::thread(work));
  while (!L.empty()) {
    L.front().join();
    L.pop_front();
  }
}
void arrayOk() {
  std::thread A[4];
  for (auto &T : A)
    T = std::thread(work);
  for (auto &T : A)
    T.join();
}
void array2Ok() {
  std::thread A[4];
  for (int I = 0; I < 4; ++I)
    A[I] = std::thread(work);
  for (int I = 0; I < 4; ++I)
    A[I].join();
}
void foreachOk() {
  std::vector<std::thread> V;
  V.emplace_back(work);
  std::for_each(V.begin(), V.end(), [](std::thread &T) { T.join(); });
}
void memfnOk() {
  std::vector<std::thread> V;
  V.emplace_back(work);
  std::for_each(V.begin(), V.end(), std::mem_fn(&std::thread::join));
}
void joinAll(std::vector<std::thread> &V) {
  for (auto &T : V)
    T.join();
}
void passOk() {
  std::vector<std::thread> V;
  V.emplace_back(work);
  joinAll(V);
}
void tryOk() {
  std::thread T;
  try {
    T = std::thread(work);
  } catch (...) {
    return;
  }
  T.join();
}
void finallyOk() {
  std::thread T(work);
  struct F {
    std::thread &T;
    ~F() { T.join(); }
  } Fin{T};
  if (step())
    return;
}
void whileOk(int N) {
  std::thread T(work);
  while (N-- > 0) {
    if (step())
      break;
  }
  T.join();
}
void gotoOk() {
  std::thread T;
  bool S = false;
  if (!step())
    goto out;
  T = std::thread(work);
  S = true;
out:
  if (S)
    T.join();
}
void ternaryOk(bool A) {
  std::thread T = A ? std::thread(work) : std::thread();
  if (A)
    T.join();
}
void selfOk() {
  auto L = [] {
    std::thread T(work);
    T.detach();
  };
  L();
}
std::vector<std::thread> GV;
void globalOk() { GV.push_back(std::thread(work)); }
void joinGlobals() {
  for (auto &T : GV)
    T.join();
}
void countOk(int N) {
  std::thread T;
  if (N > 1)
    T = std::thread(work);
  step();
  if (N > 1)
    T.join();
}
void optionsOk(const struct Options &O);
struct Options {
  bool Async;
  int N;
};
void optionsOk(const Options &O) {
  std::thread T;
  if (O.Async && O.N)
    T = std::thread(work);
  step();
  if (O.Async && O.N)
    T.join();
}
void earlyOk(bool A) {
  if (!A) {
    step();
    return;
  }
  std::thread T(work);
  if (A)
    T.join();
}
void returnLambdaOk() {
  auto T = std::make_shared<std::thread>(work);
  std::function<void()> F = [T] { T->join(); };
  F();
}
std::unique_ptr<std::thread> uniqueOk() {
  return std::make_unique<std::thread>(work);
}
void deleteOk() {
  auto *T = new std::thread(work);
  T->join();
  delete T;
}
// Loops that somebody ends, or may end.
struct Loop {
  bool Quit = false;
  void run() {
    while (!Quit)
      step();
  }
  void quit() { Quit = true; }
};
void eventOk() {
  static Loop L;
  std::thread T([&] { L.run(); });
  L.quit();
  T.join();
}
struct Loop2 {
  virtual bool once();
  void run() {
    while (once()) {
    }
  }
};
void event2Ok(Loop2 &L) {
  std::thread T([&] { L.run(); });
  T.join();
}
void counterOk() {
  std::atomic<int> Left{10};
  std::thread T([&] {
    while (Left > 0) {
      --Left;
    }
  });
  T.join();
}
void timeOk() {
  auto End = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  std::thread T([=] {
    while (std::chrono::steady_clock::now() < End)
      work();
  });
  T.join();
}
void exchOk() {
  std::atomic<bool> S{false};
  std::thread T([&] {
    while (!S.exchange(false))
      work();
  });
  S = true;
  T.join();
}
void flagOk() {
  std::atomic_flag F = ATOMIC_FLAG_INIT;
  F.test_and_set();
  std::thread T([&] {
    while (F.test_and_set())
      work();
  });
  F.clear();
  T.join();
}
void ptrFlagOk(bool *Stop) {
  std::thread T([=] {
    while (!*Stop)
      work();
  });
  T.join();
}
void refFlagOk() {
  bool S = false;
  bool &R = S;
  std::thread T([&] {
    while (!S)
      work();
  });
  R = true;
  T.join();
}
void ptrFlag2Ok() {
  bool S = false;
  bool *P = &S;
  std::thread T([&] {
    while (!S)
      work();
  });
  *P = true;
  T.join();
}
struct Cfg {
  bool Stop = false;
};
void aggOk() {
  Cfg C{true};
  std::thread T([&] {
    while (!C.Stop)
      work();
  });
  T.join();
}
struct M {
  bool Stop = false;
  static void set(bool M::*P, M &X) { X.*P = true; }
};
void memptrOk() {
  static M X;
  std::thread T([] {
    while (!X.Stop)
      work();
  });
  M::set(&M::Stop, X);
  T.join();
}
