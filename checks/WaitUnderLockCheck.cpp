#include "checks/WaitUnderLockCheck.h"
#include "lib/Path/AwaitedLocks.h"
#include "lib/Report/LockRemedies.h"

using namespace clang;

namespace leak {

void WaitUnderLockCheck::judge(const PathFindings &Found) {
  AwaitedLocks Awaited(unit());
  LockRemedies Remedies(unit());
  for (const WaitUnderLock &W : Found.Waits)
    for (const WaitUnderLock::Held &Lock : W.Locks) {
      auto Needed = Awaited.find(W, Lock);
      if (!Needed)
        continue;
      const Expr *Blocking = Lock.Through ? Lock.Through : W.Wait;
      RemedyFix Edit;
      // Only the function that locked can unlock, and a destructor cannot be put behind it.
      const Expr *Handle = W.Wait && !Lock.Through ? operand(W.Wait, W.R->Object) : nullptr;
      // What the wait itself locks again comes first: to take this lock behind it would be the opposite order.
      bool MayRelock = !W.R || !W.R->Releases;
      bool Fixed = Blocking && Remedies.releaseAround(*Blocking, *Lock.In, *Lock.Site, Edit, Handle, MayRelock);
      SourceLocation WaitLoc = W.Wait ? W.Wait->getExprLoc() : W.Dying->getLocation();
      SourceLocation Loc = Lock.Through ? Lock.Through->getExprLoc() : WaitLoc;
      auto Fix = hintsOf(Fixed ? std::optional(Edit) : std::nullopt, Loc);
      if (Lock.Through)
        diag(Loc, "%0 is held while this call waits for a thread that locks it") << Lock.Name.decl() << Fix;
      else if (W.Dying)
        diag(Loc, "%0 is held while the destructor of %1 waits for a thread that locks it")
            << Lock.Name.decl() << W.Dying << Fix;
      else
        diag(Loc, "%0 is held while %1 waits for a thread that locks it") << Lock.Name.decl() << calleeOf(*W.Wait) << Fix;
      diag(Lock.Site->getExprLoc(), "%0 locked here", DiagnosticIDs::Note) << Lock.Name.decl();
      if (Lock.Through && W.Wait)
        diag(WaitLoc, "%0 waits here", DiagnosticIDs::Note) << calleeOf(*W.Wait);
      else if (Lock.Through)
        diag(WaitLoc, "the destructor of %0 waits here", DiagnosticIDs::Note) << W.Dying;
      diag(Needed->Site->getExprLoc(), "the other thread locks it here", DiagnosticIDs::Note);
      if (Needed->Wake)
        diag(Needed->Wake->getExprLoc(), "and ends the wait behind that here", DiagnosticIDs::Note);
      if (Fix.empty())
        diag(Loc, "release %0 before the wait", DiagnosticIDs::Note) << Lock.Name.decl();
      // One edit for one wait: the other locks are seen when it is gone.
      break;
    }
}

} // namespace leak
