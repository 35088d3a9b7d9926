#pragma once
#include "checks/PathCheck.h"

namespace leak {

class LockRemedies;

/// Finds locks that are taken again by the thread that holds them.
///
/// A lock that is not recursive makes its second taker wait for its holder; here both are one thread, which waits for ever.
class NestedLockCheck : public PathCheck {
public:
  using PathCheck::PathCheck;

private:
  void judge(const PathFindings &Found) override;
  std::optional<RemedyFix> remedyFor(const NestedLock &N, LockRemedies &Remedies);
};

} // namespace leak
