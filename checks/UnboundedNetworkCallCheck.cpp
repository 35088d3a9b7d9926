#include "checks/UnboundedNetworkCallCheck.h"
#include "lib/Facts/CancelBranch.h"
#include "lib/Facts/HandleBounds.h"
#include "lib/Facts/ThreadReach.h"
#include "lib/Path/EventPath.h"

using namespace clang;
using namespace clang::tidy;

namespace leak {

/// Files belong to a client, and that to a session; longer rows of owners are not met.
static constexpr int MostOwners = 4;

UnboundedNetworkCallCheck::UnboundedNetworkCallCheck(StringRef Name, ClangTidyContext *Context)
    : CallCheck(Name, Context, Effect::NetworkCall), PathBudget(readPathBudget()) {}

void UnboundedNetworkCallCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  CallCheck::storeOptions(Opts);
  Options.store(Opts, "PathBudget", PathBudget);
}

/// Whether something in the program ends every blocked call of the library.
bool UnboundedNetworkCallCheck::isCancelled(const CallSite &Blocked, const Row &R) {
  CancelBranch Cancel(unit());
  return llvm::any_of(unit().index().calls(), [&](const CallSite &Call) { return Cancel.cancels(Call, Blocked, R); });
}

void UnboundedNetworkCallCheck::judge(const CallSite &Call, const Row &R) {
  if (isBoundedByItself(Call, R))
    return;
  if (R.Where == Place::Threads && !unit().threads().startOf(Call.In))
    return;
  const Expr *Handle = R.Handle ? operand(Call.E, R.Object) : nullptr;
  HandleState State;
  if (R.Handle) {
    if (Handle)
      State = HandleBounds(unit(), R).stateAt(Handle, Call.E, Call.In);
    if (State.Is != Boundedness::Unbounded && State.Unbounding.empty())
      return;
  }
  if (isCancelled(Call, R))
    return;
  std::optional<leak::Path> Steps;
  if (R.Handle && State.Is != Boundedness::Unbounded) {
    Steps = findEventPath(*Ctx, *PP, PathBudget, {Call.In, Call.E, Handle, State.Unbounding, State.Others});
    if (!Steps)
      return;
  }

  auto Path = Handle ? unit().pathOf(Handle) : std::nullopt;
  CalleeName Callee = calleeOf(*Call.E);
  const ValueDecl *Object = objectOf(Call, R);
  // In an editor each finding is fixed by itself.
  const Expr *Covering = Path && !areDiagsSelfContained() ? remediedBefore(Call, R, Handle, State.MadeAt) : nullptr;
  // Before the place that bounds it on another path a usual timeout is right for both, unless that is taken back later.
  bool TakenBack =
      Steps && llvm::any_of(State.Unbounding, [&](const Expr *Each) {
        return Ctx->getSourceManager().isBeforeInTranslationUnit(State.BoundedAt->getBeginLoc(), Each->getBeginLoc());
      });
  auto Fix = Covering || TakenBack ? llvm::SmallVector<FixItHint, 8>() : fixFor(Call, R, Steps ? State.BoundedAt : nullptr);
  if (!Fix.empty() && Path)
    Remedied[Call.In].push_back({Call.E, &R, *Path});

  SourceLocation Loc = placeOf(*Call.E);
  if (Object)
    diag(Loc, "%0 on %1 has no timeout%select{| on this path}2") << Callee << Object << Steps.has_value() << Fix;
  else
    diag(Loc, "%0 has no timeout") << Callee << Fix;
  if (Object && State.MadeAt)
    diag(placeOf(*State.MadeAt), "%0 made here", DiagnosticIDs::Note) << Object;
  if (Steps) {
    addSteps(*Steps);
    diag(Ctx->getSourceManager().getExpansionLoc(State.BoundedAt->getExprLoc()), "%0 bounded on another path here",
         DiagnosticIDs::Note)
        << Object;
  }
  if (Covering)
    diag(placeOf(*Covering), "bounded by the timeout that is added here", DiagnosticIDs::Note);
  else if (Fix.empty())
    adviseAt(Loc, R);
}

/// What owns the object that \p Made, the call that made it, returned or set up; null if nothing does.
const Expr *UnboundedNetworkCallCheck::ownerIn(const Expr *Made) {
  if (!Made || !isa<CallExpr, CXXConstructExpr>(Made))
    return nullptr;
  for (const KnownEffect &Known : unit().effectsOf(Made))
    if (Known.R->Does == Effect::Make && Known.R->Owner)
      return operand(Made, Known.R->Owner);
  return nullptr;
}

const Expr *UnboundedNetworkCallCheck::remediedBefore(const CallSite &Call, const Row &R, const Expr *Handle,
                                                      const Expr *MadeAt) {
  // A timeout for the session is one for its channels.
  for (int Depth = 0; Handle && Depth < MostOwners; ++Depth) {
    auto Path = unit().pathOf(Handle);
    llvm::SmallVector<const Expr *, 4> Earlier;
    for (const RemediedCall &Other : Remedied.lookup(Call.In))
      if (Path && Other.Handle == *Path && Other.R->Directions == R.Directions)
        Earlier.push_back(Other.E);
    if (const Expr *By = HandleBounds(unit(), R).coveredBy(Handle, Call.E, Call.In, Earlier))
      return By;
    Handle = ownerIn(MadeAt);
    MadeAt = Handle ? HandleBounds(unit(), R).stateAt(Handle, MadeAt, Call.In).MadeAt : nullptr;
  }
  return nullptr;
}

} // namespace leak
