#pragma once
#include <mutex>

using Lock = std::mutex;

class Guard {
public:
  explicit Guard(Lock &L) : Held(L) { Held.lock(); }
  ~Guard() { Held.unlock(); }

private:
  Lock &Held;
};
