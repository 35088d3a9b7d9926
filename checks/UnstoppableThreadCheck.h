#pragma once
#include "checks/ThreadCheck.h"

namespace leak {

/// Finds threads that are joined but can never end.
///
/// The join waits for ever: a program that is to end, or an object that is to be destroyed, hangs there.
class UnstoppableThreadCheck : public ThreadCheck {
public:
  using ThreadCheck::ThreadCheck;

private:
  void judge(const ThreadStart &S) override;
};

} // namespace leak
