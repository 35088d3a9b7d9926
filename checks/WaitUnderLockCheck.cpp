#include "checks/WaitUnderLockCheck.h"
#include "lib/Path/AwaitedLocks.h"
#include "lib/Report/LockRemedies.h"

using namespace clang;

namespace leak {

/// Adds to \p Edit what releases \p Lock before the wait; false if no edit can.
static bool release(const WaitUnderLock &W, const WaitUnderLock::Held &Lock, LockRemedies &Remedies, RemedyFix &Edit) {
  if (Lock.Through)
    return Remedies.releaseAround(*Lock.Through, *Lock.In, *Lock.Site, Edit);
  if (!W.Wait) {
    auto Fix = Edit.Hints.empty() && Lock.In == W.In ? Remedies.releaseAtEnd(*Lock.Site, *W.Dying, *W.In) : std::nullopt;
    if (Fix)
      Edit = *Fix;
    return Fix.has_value();
  }
  // What the wait itself locks again comes first: to take this lock behind it would be the opposite order.
  bool MayRelock = !W.R->Releases;
  const ValueDecl *Handle = handleOf(operand(W.Wait, W.R->Object));
  return Lock.In == W.In && Remedies.releaseAround(*W.Wait, *Lock.In, *Lock.Site, Edit, Handle, MayRelock);
}

void WaitUnderLockCheck::judge(const PathFindings &Found) {
  struct Finding {
    const WaitUnderLock &W;
    const WaitUnderLock::Held &Lock;
    AwaitedLock Needed;
    std::optional<RemedyFix> Fix;
    std::optional<size_t> ServedBy; ///< the finding whose fix is this one's too
  };
  std::vector<Finding> Findings;
  AwaitedLocks Awaited(unit());
  LockRemedies Remedies(unit());
  // One guard is changed once, however many waits are under it; in an editor each finding is fixed by itself.
  llvm::DenseMap<const Expr *, size_t> Leaders;
  for (const WaitUnderLock &W : Found.Waits)
    for (const WaitUnderLock::Held &Lock : W.Locks) {
      auto Needed = Awaited.find(W, Lock);
      if (!Needed)
        continue;
      Findings.push_back({W, Lock, *Needed, std::nullopt, std::nullopt});
      auto Leader = areDiagsSelfContained() ? Leaders.end() : Leaders.find(Lock.Site);
      RemedyFix Edit = Leader == Leaders.end() ? RemedyFix() : *Findings[Leader->second].Fix;
      if (release(W, Lock, Remedies, Edit)) {
        if (Leader != Leaders.end())
          Findings.back().ServedBy = Leader->second;
        else
          Leaders[Lock.Site] = Findings.size() - 1;
        Findings[Findings.back().ServedBy.value_or(Findings.size() - 1)].Fix = Edit;
      }
      // One edit for one wait: the other locks are seen when it is gone.
      break;
    }

  for (const auto &[W, Lock, Needed, Edit, ServedBy] : Findings) {
    SourceLocation WaitLoc = W.Wait ? W.Wait->getExprLoc() : W.Dying->getLocation();
    SourceLocation Loc = Lock.Through ? Lock.Through->getExprLoc() : WaitLoc;
    auto Fix = hintsOf(Edit, Loc);
    if (Lock.Through)
      diag(Loc, "%0 is held while this call waits for a thread that locks it") << Lock.Name.decl() << Fix;
    else if (W.Dying)
      diag(Loc, "%0 is held while the destructor of %1 waits for a thread that locks it") << Lock.Name.decl() << W.Dying << Fix;
    else
      diag(Loc, "%0 is held while %1 waits for a thread that locks it") << Lock.Name.decl() << calleeOf(*W.Wait) << Fix;
    diag(Lock.Site->getExprLoc(), "%0 locked here", DiagnosticIDs::Note) << Lock.Name.decl();
    if (Lock.Through && W.Wait)
      diag(WaitLoc, "%0 waits here", DiagnosticIDs::Note) << calleeOf(*W.Wait);
    else if (Lock.Through)
      diag(WaitLoc, "the destructor of %0 waits here", DiagnosticIDs::Note) << W.Dying;
    diag(Needed.Site->getExprLoc(), "the other thread locks it here", DiagnosticIDs::Note);
    if (Needed.Wake)
      diag(Needed.Wake->getExprLoc(), "and ends the wait behind that here", DiagnosticIDs::Note);
    if (ServedBy) {
      const Finding &Leader = Findings[*ServedBy];
      const Expr *At = Leader.Lock.Through ? Leader.Lock.Through : Leader.W.Wait;
      diag(At ? At->getExprLoc() : Leader.W.Dying->getLocation(), "released by the edit that is made here",
           DiagnosticIDs::Note);
    } else if (Fix.empty()) {
      diag(Loc, "release %0 before the wait", DiagnosticIDs::Note) << Lock.Name.decl();
    }
  }
}

} // namespace leak
