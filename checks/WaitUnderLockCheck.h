#pragma once
#include "checks/PathCheck.h"

namespace leak {

/// Finds waits for another thread under a lock that the other thread needs.
///
/// The waiting thread keeps the lock until the other one acts, and that one cannot act without the lock: neither goes on.
class WaitUnderLockCheck : public PathCheck {
public:
  using PathCheck::PathCheck;

private:
  void judge(const PathFindings &Found) override;
};

} // namespace leak
