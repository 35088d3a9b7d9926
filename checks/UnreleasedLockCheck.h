#pragma once
#include "checks/PathCheck.h"

namespace leak {

/// Finds locks that are given back on one path of a function and left held on another.
///
/// Whoever takes the lock next waits for a holder that has left.
class UnreleasedLockCheck : public PathCheck {
public:
  using PathCheck::PathCheck;

private:
  void judge(const PathFindings &Found) override;
};

} // namespace leak
