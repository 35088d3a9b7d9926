// RUN: %check_dump starts %s -- -std=c++20 -pthread
// Beside each place that starts a thread: its entry function, what becomes of its handle, and whether it can end.
#include <atomic>
#include <chrono>
#include <csignal>
#include <functional>
#include <future>
#include <memory>
#include <pthread.h>
#include <thread>
#include <unistd.h>
#include <vector>

void work();
bool step();
void keep(std::thread &&T);
using namespace std::chrono_literals;

// Loops of every kind.
void forever() {
  for (;;)
    std::this_thread::sleep_for(1s);
}
void whileTrue() {
  while (true)
    work();
}
void doWhile() {
  do
    work();
  while (true);
}
void goesTo() {
again:
  work();
  goto again;
}
void recurses() {
  work();
  recurses();
}
void calls() {
  work();
  forever();
  work();
}
void mayCall() {
  if (step())
    return;
  forever();
}
void counts() {
  for (int I = 0; I < 10; ++I)
    work();
}
void breaks() {
  while (true)
    if (step())
      break;
}
void breaksInner() {
  while (true)
    while (true)
      if (step())
        break;
}
void switches(int Command) {
  while (true)
    switch (Command) {
    case 1:
      return;
    default:
      work();
    }
}
void throws() {
  while (true)
    if (step())
      throw 1;
}
void throwsInCallee() {
  while (true)
    throws();
}
void catches() {
  while (true)
    try {
      work();
    } catch (const std::exception &) {
      break;
    }
}
void goesOnAfterCatch() {
  while (true)
    try {
      work();
    } catch (const std::exception &) {
      work();
    }
}
void catchesAround() {
  try {
    while (true)
      work();
  } catch (...) {
  }
}
void callsInTry() {
  try {
    forever();
  } catch (...) {
  }
}
void exits() {
  while (true)
    if (step())
      _exit(1);
}
void exitsInCallee() {
  while (true)
    if (step())
      exits();
}
void signals() {
  sigset_t Set;
  int Signal;
  sigfillset(&Set);
  while (true) {
    sigwait(&Set, &Signal);
    work();
  }
}
int recursesToAnEnd(int N) { return N ? recursesToAnEnd(N - 1) : 0; }
[[noreturn]] void saysSo() {
  while (true)
    work();
}
void loops() {
  std::thread(forever).detach();         // starts: forever detached endless
  std::thread(whileTrue).detach();       // starts: whileTrue detached endless
  std::thread(doWhile).detach();         // starts: doWhile detached endless
  std::thread(goesTo).detach();          // starts: goesTo detached endless
  std::thread(recurses).detach();        // starts: recurses detached endless
  std::thread(calls).detach();           // starts: calls detached endless via forever
  std::thread(mayCall).detach();         // starts: mayCall detached endless via forever
  std::thread(counts).detach();          // starts: counts detached
  std::thread(breaks).detach();          // starts: breaks detached
  std::thread(breaksInner).detach();     // starts: breaksInner detached endless
  std::thread(switches, 1).detach();     // starts: switches detached
  std::thread(throws).detach();          // starts: throws detached
  std::thread(throwsInCallee).detach();  // starts: throwsInCallee detached
  std::thread(catches).detach();         // starts: catches detached
  std::thread(goesOnAfterCatch).detach(); // starts: goesOnAfterCatch detached endless
  std::thread(catchesAround).detach();   // starts: catchesAround detached
  std::thread(callsInTry).detach();      // starts: callsInTry detached
  std::thread(exits).detach();           // starts: exits detached
  std::thread(exitsInCallee).detach();   // starts: exitsInCallee detached
  std::thread(signals).detach();         // starts: signals detached
  std::thread(recursesToAnEnd, 3).detach(); // starts: recursesToAnEnd detached
  std::thread(saysSo).detach();          // starts: saysSo detached
}

// Flags of every kind.
std::atomic<bool> NeverSet{false}, Set{false}, OnlyReset{false};
static bool Plain;
volatile bool Volatile = false;
static std::atomic<bool> Running{true};
extern std::atomic<bool> Foreign;
enum class State { Runs, Stops };
static State Now = State::Runs;
void setIt() { Set = true; }
void reset() { OnlyReset.store(false); }
void neverSet() {
  while (!NeverSet)
    work();
}
void neverLoaded() {
  while (!NeverSet.load(std::memory_order_relaxed))
    work();
}
void plain() {
  while (!Plain)
    work();
}
void compares() {
  while (Volatile == false)
    work();
}
void running() {
  while (Running)
    work();
}
void isSet() {
  while (!Set)
    work();
}
void isReset() {
  while (!OnlyReset)
    work();
}
void foreign() {
  while (!Foreign)
    work();
}
void state() {
  while (Now != State::Stops)
    work();
}
void both() {
  while (!NeverSet && !Set)
    work();
}
void either() {
  while (!NeverSet || !Set)
    work();
}
void inBody() {
  while (true)
    if (NeverSet)
      break;
}
void parameter(const std::atomic<bool> &Stop) {
  while (!Stop)
    work();
}
void token(std::stop_token) {
  while (true)
    work();
}
void polls(std::stop_token Stop) {
  while (!Stop.stop_requested())
    work();
}
void flags() {
  std::thread(neverSet).detach();    // starts: neverSet detached endless despite NeverSet
  std::thread(neverLoaded).detach(); // starts: neverLoaded detached endless despite NeverSet
  std::thread(plain).detach();       // starts: plain detached endless despite Plain
  std::thread(compares).detach();    // starts: compares detached endless despite Volatile
  std::thread(running).detach();     // starts: running detached endless despite Running
  std::thread(isSet).detach();       // starts: isSet detached
  std::thread(isReset).detach();     // starts: isReset detached endless despite OnlyReset
  std::thread(foreign).detach();     // starts: foreign detached
  std::thread(state).detach();       // starts: state detached endless despite Now
  std::thread(both).detach();        // starts: both detached
  std::thread(either).detach();      // starts: either detached endless despite NeverSet
  std::thread(inBody).detach();      // starts: inBody detached endless despite NeverSet
  std::thread(parameter, std::ref(Set)).detach(); // starts: parameter detached
  std::jthread Ignores(token);       // starts: token kept in Ignores joins itself endless
  std::jthread Looks(polls);         // starts: polls kept in Looks joins itself
  bool Local = false, Later = false;
  std::thread A([&] { while (!Local) work(); }); // starts: lambda joined in A endless despite Local
  std::thread B([&] { while (!Later) work(); }); // starts: lambda joined in B
  auto Shared = std::make_shared<std::atomic<bool>>(false);
  std::thread C([Shared] { while (!*Shared) work(); }); // starts: lambda joined in C
  Later = true;
  A.join();
  B.join();
  C.join();
}

// Fields, and what reads them.
struct Service {
  std::thread Worker;
  bool Stop = false;
  std::atomic<bool> Done{false};
  bool stopped() const { return Stop; }
  bool done() const { return Done; }
  void direct() {
    while (!Stop)
      work();
  }
  void accessor() {
    while (!stopped())
      work();
  }
  void isDone() {
    while (!done())
      work();
  }
  void startDirect() { Worker = std::thread(&Service::direct, this); }     // starts: Service::direct joined in Worker endless despite Stop
  void startAccessor() { Worker = std::thread([this] { accessor(); }); }   // starts: lambda joined in Worker endless via Service::accessor despite Stop
  void startDone() { Worker = std::thread(std::bind(&Service::isDone, this)); } // starts: Service::isDone joined in Worker
  ~Service() {
    Done = true;
    Worker.join();
  }
};

// What becomes of handles.
std::thread give() { return std::thread(forever); } // starts: forever returned endless
std::thread Global(forever); // starts: forever kept in Global endless
void handles(std::function<void()> Unknown) {
  std::thread A(forever); // starts: forever detached in A endless
  A.detach();
  std::thread B([&] { forever(); }); // starts: lambda joined in B endless via forever
  B.join();
  std::vector<std::thread> Threads;
  Threads.emplace_back(forever); // starts: forever joined in Threads endless
  Threads.push_back(std::thread(forever)); // starts: forever joined in Threads endless
  std::thread C(forever); // starts: forever joined in Threads endless
  Threads.push_back(std::move(C));
  for (std::thread &T : Threads)
    T.join();
  auto D = std::async(std::launch::async, forever); // starts: forever kept in D joins itself endless
  auto E = std::make_unique<std::thread>(forever); // starts: forever joined in E endless
  E->join();
  auto *F = new std::thread(forever); // starts: forever detached in F endless
  F->detach();
  std::thread G[2] = {std::thread(forever), std::thread(whileTrue)}; // starts: forever kept in G endless; whileTrue kept in G endless
  std::thread H(forever); // starts: forever escapes in H endless
  keep(std::move(H));
  std::thread I(Unknown); // starts: unknown joined in I
  I.join();
  std::jthread J(forever); // starts: forever detached in J joins itself endless
  J.detach();
  auto *K = new std::jthread(forever); // starts: forever kept in K endless
  std::vector<std::jthread> L;
  L.emplace_back(forever); // starts: forever kept in L joins itself endless
  std::jthread{forever}; // starts: forever discarded joins itself endless
}
void *posix(void *Argument) {
  while (true)
    work();
}
void *detachesItself(void *Argument) {
  pthread_detach(pthread_self());
  while (true)
    work();
}
void posixHandles() {
  pthread_t A, B, C, D;
  pthread_create(&A, nullptr, posix, nullptr); // starts: posix joined in A endless
  pthread_join(A, nullptr);
  pthread_create(&B, nullptr, posix, nullptr); // starts: posix detached in B endless
  pthread_detach(B);
  pthread_create(&C, nullptr, detachesItself, nullptr); // starts: detachesItself detached in C endless
  pthread_attr_t Attributes;
  pthread_attr_setdetachstate(&Attributes, PTHREAD_CREATE_DETACHED);
  pthread_create(&D, &Attributes, posix, nullptr); // starts: posix detached in D endless
}
