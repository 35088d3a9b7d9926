#include "checks/NestedLockCheck.h"
#include "lib/Report/LockRemedies.h"

using namespace clang;

namespace leak {

std::optional<RemedyFix> NestedLockCheck::remedyFor(const NestedLock &N, LockRemedies &Remedies) {
  // A reader that becomes a writer needs its second lock, and so does a lock that is taken again in a loop.
  if (N.Upgrades || N.FirstIn != N.SecondIn || N.First == N.Second)
    return std::nullopt;
  if (auto Fix = Remedies.dropGuard(*N.Second, *N.First, *N.SecondIn))
    return Fix;
  return Remedies.dropLocking(*N.Second, *N.First, *N.SecondIn);
}

void NestedLockCheck::judge(const PathFindings &Found) {
  // One guard is changed once, however many calls below it lock again; in an editor each finding is fixed by itself.
  llvm::DenseMap<const Expr *, const NestedLock *> Leaders;
  llvm::DenseMap<const NestedLock *, RemedyFix> Fixes;
  llvm::DenseSet<const NestedLock *> Served;
  LockRemedies Remedies(unit());
  for (const NestedLock &N : Found.Nested) {
    if (!N.Through) {
      if (auto Fix = remedyFor(N, Remedies))
        Fixes[&N] = *Fix;
      continue;
    }
    const NestedLock *Leader = areDiagsSelfContained() ? nullptr : Leaders.lookup(N.First);
    RemedyFix Fix = Leader ? Fixes.lookup(Leader) : RemedyFix();
    if (!Remedies.releaseAround(*N.Through, *N.FirstIn, *N.First, Fix))
      continue;
    if (Leader)
      Served.insert(&N);
    else
      Leaders[N.First] = Leader = &N;
    Fixes[Leader] = Fix;
  }

  for (const NestedLock &N : Found.Nested) {
    // What a turn of a loop leaves locked is the other check's finding.
    bool IsLeft =
        N.First == N.Second && llvm::any_of(Found.Unreleased, [&](const UnreleasedLock &L) { return L.Acquire == N.First; });
    if (IsLeft)
      continue;
    SourceLocation Loc = N.At->getExprLoc();
    auto It = Fixes.find(&N);
    auto Fix = hintsOf(It == Fixes.end() ? std::nullopt : std::optional(It->second), Loc);
    bool ByCall = N.At != N.Second;
    if (N.Lock && ByCall)
      diag(Loc, "this call locks %0 again while this thread holds it") << N.Lock << Fix;
    else if (N.Lock)
      diag(Loc, "%0 is locked again while this thread holds it") << N.Lock << Fix;
    else
      diag(Loc, "this %select{lock is taken|call takes a lock}0 again while this thread holds it") << ByCall << Fix;
    Path Steps = N.Steps;
    // The warning itself says that this is called.
    llvm::erase_if(Steps, [&](const PathStep &Step) {
      return ByCall && (Step.Loc == Loc || Step.Loc == N.At->getBeginLoc()) && StringRef(Step.Text).ends_with("called here");
    });
    addSteps(Steps);
    if (ByCall)
      diag(N.Second->getExprLoc(), "locked again here", DiagnosticIDs::Note);
    if (Served.contains(&N))
      diag(Leaders.lookup(N.First)->At->getExprLoc(), "released by the edit that is made here", DiagnosticIDs::Note);
    else if (Fix.empty())
      diag(Loc, "release the lock before this is reached, or leave the second locking to the caller", DiagnosticIDs::Note);
  }
}

} // namespace leak
