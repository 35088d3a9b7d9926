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

// So plain that there is no path to follow.
void byHand() {
  A.lock();
  if (++Value > 3) {
    A.unlock();
    return;
  }
  A.unlock();
}
void oneAfterTheOther() {
  {
    std::lock_guard L(A);
    ++Value;
  }
  for (int I = 0; I < 3; ++I) {
    std::lock_guard L(B);
    ++Value;
  }
}

// Not plain: left held on one way, taken again in the next turn, given back elsewhere, perhaps taken, another lock's name by then.
bool leaves() {          // path: analysed leaves
  A.lock();
  if (Value > 3)
    return false;
  A.unlock();
  return true;
}
void again() {           // path: analysed again
  for (int I = 0; I < 3; ++I)
    A.lock();
}
void back() {            // path: analysed back
  A.unlock();
  A.lock();
}
void perhaps() {         // path: analysed perhaps
  if (A.try_lock())
    A.unlock();
}
struct Node {
  std::mutex M;
  Node *Next;
};
void walk(Node *N) {     // path: analysed walk
  N->M.lock();
  N = N->Next;
  N->M.unlock();
}
void throwing() {        // path: analysed throwing
  A.lock();
  if (Value)
    throw Value;
  A.unlock();
}
void unlocked() {        // path: analysed unlocked
  std::unique_lock L(A);
  L.unlock();
  once();
  none();
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
