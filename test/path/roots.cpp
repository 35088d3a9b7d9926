// RUN: %check_dump paths %s -- -std=c++20 -pthread
// Which functions the engine is started in, and what it meets there.
#include <mutex>
#include <thread>

std::mutex A, B;
int Value;

// One lock, held by a guard, meets nothing.
void once() {
  std::lock_guard L(A);
  ++Value;
}
void none() { ++Value; }

void twice() {           // path: analysed twice
  std::lock_guard L(A);
  std::lock_guard M(B);  // path: A then B
}

void byHand() {          // path: analysed byHand
  A.lock();
  ++Value;
  A.unlock();
}

void helper() {
  std::lock_guard L(B);  // path: A then B
  ++Value;
}
void deep() { helper(); }
void caller() {          // path: analysed caller
  std::lock_guard L(A);
  deep();
}

void waiting() {         // path: analysed waiting
  std::thread T(none);
  std::lock_guard L(A);
  T.join();              // path: waits under A
}

template <typename Lock> void generic(Lock &First, Lock &Second) { // path: analysed generic
  std::lock_guard L(First);
  std::lock_guard M(Second); // path: First then Second; A then B
}
void instance() { generic(A, B); } // path: analysed instance

struct Item {
  std::mutex M;
  Item *Next;
  void both() {          // path: analysed Item::both
    std::lock_guard L(M);
    std::lock_guard N(Next->M); // path: M then Next.M
  }
};
