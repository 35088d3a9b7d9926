#pragma once
#include "checks/ThreadCheck.h"

namespace leak {

/// Finds detached threads that can never end.
///
/// Nobody can wait for such a thread, and nothing tells it to stop: it runs on while the program destroys what it uses.
class DetachedThreadCheck : public ThreadCheck {
public:
  using ThreadCheck::ThreadCheck;

private:
  void judge(const ThreadStart &S) override;
};

} // namespace leak
