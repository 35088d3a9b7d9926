// RUN: %check_dump threads %s -- -std=c++20 -pthread
// Beside each place that starts a thread: what runs on it, visible callees included.
#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <pthread.h>
#include <thread>
#include <threads.h>
#include <vector>

// Functions, lambdas, functors.
void leaf();
void leaf() {}
void plain() { leaf(); }
void function() {
  std::thread T(plain); // runs: plain, leaf
  T.join();
}
void address1() {}
void addressOf() { std::thread(&address1).detach(); } // runs: address1
void joining1(int) {}
void joining() { std::jthread T(joining1, 1); } // runs: joining1
void inLambda() {}
void lambda() {
  std::thread T([] { inLambda(); }); // runs: lambda, inLambda
  T.join();
}
void inGeneric(int) {}
void generic() {
  std::thread T([](auto Value) { inGeneric(Value); }, 1); // runs: lambda, inGeneric
  T.join();
}
struct Functor {
  Functor() {}
  void operator()() const { helper(); }
  void helper() const {}
};
void functors() {
  std::thread A((Functor())); // runs: Functor::operator(), Functor::helper
  A.join();
}
struct Other {
  void operator()() {}
};
void functorByReference(Other &O) {
  std::thread A(std::ref(O)); // runs: Other::operator()
  A.join();
}

// Methods.
struct Service {
  void run() { step(); }
  void step() {}
  void start() { Own = std::thread(&Service::run, this); } // runs: Service::run, Service::step
  std::thread Own;
};
struct Bound {
  void run(int) {}
};
void bind(Bound &B) {
  std::thread T(std::bind(&Bound::run, &B, 1)); // runs: Bound::run
  T.join();
}
struct Member {
  Member() : Worker([this] { loop(); }) {} // runs: lambda, Member::loop
  void loop() {}
  std::jthread Worker;
};
struct Default {
  void loop() {}
  std::jthread Worker{&Default::loop, this}; // runs: Default::loop
};

// Through variables.
void named() {}
void variables() {
  auto Work = [] { named(); };
  std::thread T(Work); // runs: lambda, named
  T.join();
}
void viaPointer1() {}
void pointer() {
  void (*Entry)() = viaPointer1;
  std::thread T(Entry); // runs: viaPointer1
  T.join();
}
void viaFunction1() {}
void stdFunction() {
  std::function<void()> Entry = viaFunction1;
  std::thread T(Entry); // runs: viaFunction1
  T.join();
}
void moved1() {}
void moved() {
  auto Work = [] { moved1(); };
  std::thread T(std::move(Work)); // runs: lambda, moved1
  T.join();
}

// Containers and owners of threads.
void pushed() {}
void assigned() {}
void containers() {
  std::vector<std::thread> Pool;
  Pool.push_back(std::thread(pushed)); // runs: pushed
  std::thread Two[2];
  Two[0] = std::thread(assigned); // runs: assigned
  for (auto &T : Pool)
    T.join();
}
void owned1() {}
void owned2() {}
void owners() {
  auto A = std::make_unique<std::jthread>(owned1); // runs: owned1
  std::unique_ptr<std::thread> B(new std::thread(owned2)); // runs: owned2
  B->join();
}

// Other ways to start one.
void asynchronous1() {}
int asynchronous2() { return 0; }
void asynchronous() {
  auto A = std::async(asynchronous1); // runs: asynchronous1
  auto B = std::async(std::launch::async, [] { return asynchronous2(); }); // runs: lambda, asynchronous2
}
void *posix1(void *Unused) { return Unused; }
void *posix2(void *Unused) { return Unused; }
int c11(void *) { return 0; }
void calls() {
  pthread_t P;
  thrd_t C;
  pthread_create(&P, nullptr, posix1, nullptr); // runs: posix1
  pthread_create(&P, nullptr, [](void *Unused) -> void * { return posix2(Unused); }, nullptr); // runs: lambda, posix2
  thrd_create(&C, c11, nullptr); // runs: c11
}

// What is reached from an entry: overriders, algorithms' lambdas, constructors; a thread's own threads are its own.
struct Base {
  virtual ~Base() = default;
  virtual void work() = 0;
};
struct Derived : Base {
  void work() override {}
};
void dispatches(Base &B) { B.work(); }
void overriders(Base &B) {
  std::thread T(dispatches, std::ref(B)); // runs: dispatches, Base::work, Derived::work
  T.join();
}
void visited(int) {}
void visits() {
  std::vector<int> Values(1);
  std::for_each(Values.begin(), Values.end(), [](int V) { visited(V); });
}
void algorithms() {
  std::thread T(visits); // runs: visits, lambda, visited
  T.join();
}
void inner() {}
void outer() {
  std::thread T(inner); // runs: inner
  T.join();
}
void nested() {
  std::thread T(outer); // runs: outer
  T.join();
}
struct Constructed {
  Constructed() { inside(); }
  void inside() {}
};
void constructs() { Constructed C; }
void constructors() {
  std::thread T(constructs); // runs: constructs, Constructed::Constructed, Constructed::inside
  T.join();
}
template <typename F> void twice(F Work) {
  Work();
  Work();
}
void inTemplate() {}
void callsTemplate() { twice(inTemplate); }
void templates() {
  std::thread T(callsTemplate); // runs: callsTemplate, twice
  T.join();
}

void viaParameter() {}
template <typename F> void run(F Work) { Work(); }
void passes() { run([] { viaParameter(); }); }
void callableParameters() {
  std::thread T(passes); // runs: passes, run, lambda, viaParameter
  T.join();
}

// No thread: copies and moves of one, a deferred call, a lambda that is only stored.
void never() {}
void noThreads(std::thread &&T) {
  std::thread Moved(std::move(T));
  std::thread Empty;
  std::function<void()> Stored = [] { never(); };
  std::packaged_task<void()> Task(never);
  Moved.join();
}
namespace mine {
struct thread {
  template <typename F> thread(F) {}
};
} // namespace mine
void lookAlike() { mine::thread T(never); }

// A container constructs its threads out of sight, and the braces of an aggregate are no constructor.
void emplaced1(int) {}
void emplaced2() {}
void emplaceBack() {
  std::vector<std::jthread> Pool;
  Pool.emplace_back(emplaced1, 1);        // runs: emplaced1
  Pool.emplace_back([] { emplaced2(); }); // runs: lambda, emplaced2
}
struct Aggregate {
  void operator()() const {}
};
void aggregate() { std::jthread T(Aggregate{}); } // runs: Aggregate::operator()
