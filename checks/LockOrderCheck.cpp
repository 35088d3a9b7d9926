#include "checks/LockOrderCheck.h"
#include "lib/Path/LockOrder.h"
#include "lib/Report/LockRemedies.h"

using namespace clang;

namespace leak {

static std::optional<RemedyFix> remedyFor(const LockEdge &E, LockRemedies &Remedies) {
  if (E.First.In != E.Second.In)
    return std::nullopt;
  if (auto Fix = Remedies.lockTogether(*E.First.Site, *E.Second.Site, *E.First.In))
    return Fix;
  // Where the caller chooses which lock is which, either order is wrong.
  return E.Swappable ? std::nullopt : Remedies.exchange(*E.First.Site, *E.Second.Site, *E.First.In);
}

void LockOrderCheck::judge(const PathFindings &Found) {
  LockRemedies Remedies(unit());
  auto CanChange = [&](const LockEdge &E) { return remedyFor(E, Remedies).has_value(); };
  for (const LockCycle &Cycle : findCycles(unit(), Found.Edges, CanChange)) {
    const LockEdge &E = *Cycle.Edge;
    const LockName &First = E.First.Name, &Second = E.Second.Name;
    // Where the first lock's function does not take the second itself, the call that does is what it can change.
    bool ByCall = !E.Calls.empty();
    SourceLocation Loc = (ByCall ? E.Calls.front() : E.Second.Site)->getExprLoc();
    auto Fix = hintsOf(remedyFor(E, Remedies), Loc);
    unsigned Others = Cycle.Others.size();
    // `Log::Mutex` and `Writer::Mutex`, where both are just `Mutex`.
    bool OneName = Others && First.decl() != Second.decl() && First.decl()->getDeclName() == Second.decl()->getDeclName();
    if (!Others)
      diag(Loc, "%select{|this call locks }1%0 of two objects%select{ is locked|}1 in the order that the caller chooses")
          << Second.decl() << ByCall << Fix;
    else if (Others > 1)
      diag(Loc,
           "%select{|this call locks }3%0%select{ is locked|}3 while %1 is held, the last of %2 orders that lead back to %0")
          << Second.decl() << First.decl() << Others + 1 << ByCall << Fix;
    else if (First.decl() == Second.decl())
      diag(Loc, "%select{|this call locks }3%0 of %1%select{ is locked|}3 while that of %2 is held, and the other way round on "
                "another "
                "path")
          << Second.decl() << Second.Parts.front() << First.Parts.front() << ByCall << Fix;
    else
      diag(Loc, "%select{|this call locks }3%select{%0|%q0}2%select{ is locked|}3 while %select{%1|%q1}2 is held, and "
                "%select{%1|%q1}2 while %select{%0|%q0}2 is held on another path")
          << Second.decl() << First.decl() << OneName << ByCall << Fix;

    // One function that is called both ways: the calls tell the paths apart.
    auto IsTwin = [&](const LockEdge *Other) { return Other->Second.Site == E.Second.Site; };
    if (llvm::any_of(Cycle.Others, IsTwin))
      addCalls(E.Lead);
    diag(E.First.Site->getExprLoc(), "%select{%0|%q0}1 locked here", DiagnosticIDs::Note) << First.decl() << OneName;
    if (ByCall) {
      addCalls(llvm::ArrayRef(E.Calls).drop_front());
      diag(E.Second.Site->getExprLoc(), "%select{%0|%q0}1 locked here", DiagnosticIDs::Note) << Second.decl() << OneName;
    }
    for (const LockEdge *Other : Cycle.Others) {
      if (IsTwin(Other))
        addCalls(Other->Lead);
      diag(Other->First.Site->getExprLoc(), "on another path %select{%0|%q0}1 is locked here", DiagnosticIDs::Note)
          << Other->First.Name.decl() << OneName;
      addCalls(Other->Calls);
      diag(Other->Second.Site->getExprLoc(), "and then %select{%0|%q0}1 here", DiagnosticIDs::Note)
          << Other->Second.Name.decl() << OneName;
    }
    if (!Fix.empty())
      continue;
    if (Others)
      diag(Loc, "lock %select{%0|%q0}2 before %select{%1|%q1}2 on every path", DiagnosticIDs::Note)
          << Second.decl() << First.decl() << OneName;
    else
      diag(Loc, "lock both in one call, or in an order of their own such as that of their addresses", DiagnosticIDs::Note);
  }
}

} // namespace leak
