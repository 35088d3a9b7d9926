// RUN: %check_dump threads %s -- -std=c++20 -pthread
// What runs on a thread and is not known to: beside each line stands what is printed, not what should be.
#include <functional>
#include <thread>

void known() {}
void anchor() { std::jthread T(known); } // runs: known

// A helper of the program that starts its argument on a thread.
void helped() {}
void spawn(std::function<void()> Work) { std::jthread T(Work); }
void FN_helper() { spawn(helped); }

// A callable in a field.
struct Task {
  std::function<void()> Work;
  void start() { std::jthread T(Work); }
};
void stored() {}
void FN_field() {
  Task T{stored};
  T.start();
}

// Destructors run where their object dies.
struct Guard {
  ~Guard() { cleanUp(); }
  void cleanUp() {}
};
void guarded() { Guard G; }
void FN_destructor() { std::jthread T(guarded); } // runs: guarded, Guard::Guard
