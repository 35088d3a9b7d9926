#include "checks/NestedLockCheck.h"
#include "lib/Report/LockRemedies.h"

using namespace clang;

namespace leak {

std::optional<RemedyFix> NestedLockCheck::remedyFor(const NestedLock &N) {
  LockRemedies Remedies(unit());
  if (N.Through)
    return Remedies.releaseAround(*N.Through, *N.FirstIn, *N.First);
  // A reader that becomes a writer needs its second lock.
  if (N.Upgrades || N.FirstIn != N.SecondIn)
    return std::nullopt;
  return Remedies.dropGuard(*N.Second, *N.SecondIn);
}

void NestedLockCheck::judge(const PathFindings &Found) {
  for (const NestedLock &N : Found.Nested) {
    SourceLocation Loc = N.Second->getExprLoc();
    auto Fix = hintsOf(remedyFor(N), Loc);
    if (N.Lock)
      diag(Loc, "%0 is locked again while this thread holds it") << N.Lock << Fix;
    else
      diag(Loc, "this lock is taken again while this thread holds it") << Fix;
    addSteps(N.Steps);
    if (Fix.empty())
      diag(Loc, "release the lock before this is reached, or leave the second locking to the caller", DiagnosticIDs::Note);
  }
}

} // namespace leak
