#pragma once
#include "checks/PathCheck.h"

namespace leak {

/// Finds locks that two threads can take in opposite orders.
///
/// Each thread then holds what the other needs, and both wait for ever: the classic deadlock, which shows only when their steps
/// fall together.
class LockOrderCheck : public PathCheck {
public:
  using PathCheck::PathCheck;

private:
  void judge(const PathFindings &Found) override;
};

} // namespace leak
