#include "checks/UnboundedWaitCheck.h"
#include "lib/Facts/CancelBranch.h"
#include "lib/Facts/HandleBounds.h"
#include "lib/Facts/ThreadReach.h"

using namespace clang;
using namespace clang::tidy;

namespace clang::tidy {
template <> struct OptionEnumMapping<leak::UnboundedWaitCheck::ScopeKind> {
  static llvm::ArrayRef<std::pair<leak::UnboundedWaitCheck::ScopeKind, StringRef>> getEnumMapping() {
    using Kind = leak::UnboundedWaitCheck::ScopeKind;
    static constexpr std::pair<Kind, StringRef> Mapping[] = {{Kind::Threads, "threads"}, {Kind::All, "all"}};
    return Mapping;
  }
};
} // namespace clang::tidy

namespace leak {

UnboundedWaitCheck::UnboundedWaitCheck(StringRef Name, ClangTidyContext *Context)
    : CallCheck(Name, Context, Effect::Wait), Scope(Options.get("Scope", ScopeKind::Threads)) {}

void UnboundedWaitCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  CallCheck::storeOptions(Opts);
  Options.store(Opts, "Scope", Scope);
}

bool UnboundedWaitCheck::isOutOfScope(const CallSite &Call, const Row &R) {
  return (Scope == ScopeKind::Threads || R.Where == Place::Threads) && !unit().threads().startOf(Call.In);
}

/// Whether the function around \p Call does nothing but wait for its caller: it waits under a lock that it did not take, and
/// tests nothing. Then the caller's loop is the one that counts.
bool UnboundedWaitCheck::isWrapped(const CallSite &Call, const Row &R) {
  FunctionView *View = unit().view(Call.In);
  if (!R.Missable || !View || !View->loopsAround(Call.E).empty())
    return false;
  if (R.Object.Kind == Operand::This) {
    auto Guard = unit().pathOf(operand(Call.E, {Operand::Arg, 0}));
    const auto *Init = Guard && Guard->isVariable() && Guard->Root->getInit()
                           ? dyn_cast<CXXConstructExpr>(Guard->Root->getInit()->IgnoreImplicit())
                           : nullptr;
    return !Init || Init->getNumArgs() != 1; // a second argument says that the lock is held already
  }
  return llvm::none_of(R.Remedies, [&](const Remedy &Fix) { return unit().calls(Call.In, Fix.UndoIf); });
}

void UnboundedWaitCheck::judge(const CallSite &Call, const Row &R) {
  if (isBoundedByItself(Call, R) || isOutOfScope(Call, R))
    return;
  if (isWrapped(Call, R)) {
    judgeCallers(Call, R);
    return;
  }
  if (R.Handle) {
    const Expr *Handle = operand(Call.E, R.Object);
    if (!Handle || HandleBounds(unit(), R).stateAt(Handle, Call.E, Call.In).Is != Boundedness::Unbounded)
      return;
  }
  CancelBranch Cancel(unit());
  if (!Cancel.isPresent(Call, R))
    report(Call, R, Cancel.neverSet());
}

void UnboundedWaitCheck::judgeCallers(const CallSite &Wrapped, const Row &R) {
  for (const CallSite &Caller : unit().index().callersOf(Wrapped.In)) {
    FunctionView *View = unit().view(Caller.In);
    if (isOutOfScope(Caller, R) || !View || View->loopsAround(Caller.E).empty())
      continue; // outside a loop it may be one wrapper more
    CancelBranch Cancel(unit());
    if (Cancel.isPresent(Caller, R))
      continue;
    diag(Caller.E->getExprLoc(), "%0 has no timeout and no cancel branch") << Wrapped.In;
    diag(Wrapped.E->getExprLoc(), "%0 waits here", DiagnosticIDs::Note) << Wrapped.In;
    addNotes(Caller, Cancel.neverSet());
    adviseAt(Caller.E->getExprLoc(), R);
  }
}

void UnboundedWaitCheck::report(const CallSite &Call, const Row &R, const ValueDecl *NeverSet) {
  CalleeName Callee = calleeOf(*Call.E);
  const ValueDecl *Object = objectOf(Call, R);
  FunctionView *View = unit().view(Call.In);
  bool CanMiss = R.Missable && View && View->loopsAround(Call.E).empty();
  SourceLocation Loc = placeOf(*Call.E);
  auto Fix = fixFor(Call, R);

  if (CanMiss && Object)
    diag(Loc, "%0 on %1 has no predicate and no timeout, and can miss its notification") << Callee << Object << Fix;
  else if (Object)
    diag(Loc, "%0 on %1 has no timeout and no cancel branch") << Callee << Object << Fix;
  else
    diag(Loc, "%0 has no timeout and no cancel branch") << Callee << Fix;
  addNotes(Call, NeverSet);
  if (Fix.empty())
    adviseAt(Loc, R);
}

void UnboundedWaitCheck::addNotes(const CallSite &Call, const ValueDecl *NeverSet) {
  if (const Expr *ThreadStart = unit().threads().startOf(Call.In))
    diag(ThreadStart->getExprLoc(), "thread started here", DiagnosticIDs::Note);
  if (NeverSet)
    diag(NeverSet->getLocation(), "%0 is tested, but nothing in this translation unit sets it", DiagnosticIDs::Note)
        << NeverSet;
}

} // namespace leak
