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
    : LeakCheck(Name, Context, Effect::Wait), Scope(Options.get("Scope", ScopeKind::Threads)) {}

void UnboundedWaitCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LeakCheck::storeOptions(Opts);
  Options.store(Opts, "Scope", Scope);
}

void UnboundedWaitCheck::judge(const CallSite &Call, const Row &R) {
  if (isBoundedByItself(Call, R))
    return;
  const Expr *ThreadStart = unit().threads().startOf(Call.In);
  if (!ThreadStart && (Scope == ScopeKind::Threads || R.Where == Place::Threads))
    return;
  if (R.Handle) {
    const Expr *Handle = operand(Call.E, R.Object);
    if (!Handle || HandleBounds(unit(), R).stateAt(Handle, Call.E, Call.In).Is != Boundedness::Unbounded)
      return;
  }
  CancelBranch Cancel(unit());
  if (!Cancel.isPresent(Call, R))
    report(Call, R, ThreadStart, Cancel.neverSet());
}

void UnboundedWaitCheck::report(const CallSite &Call, const Row &R, const Expr *ThreadStart, const ValueDecl *NeverSet) {
  const NamedDecl *Callee = calleeOf(Call);
  const ValueDecl *Object = objectOf(Call, R);
  FunctionView *View = unit().view(Call.In);
  bool CanMiss = R.Missable && View && View->loopsAround(Call.E).empty();
  SourceLocation Loc = Call.E->getExprLoc();
  auto Fix = fixFor(Call, R);

  if (CanMiss && Object)
    diag(Loc, "%0 on %1 has no predicate and no timeout, and can miss its notification") << Callee << Object << Fix;
  else if (Object)
    diag(Loc, "%0 on %1 has no timeout and no cancel branch") << Callee << Object << Fix;
  else
    diag(Loc, "%0 has no timeout and no cancel branch") << Callee << Fix;

  if (ThreadStart)
    diag(ThreadStart->getExprLoc(), "thread started here", DiagnosticIDs::Note);
  if (NeverSet)
    diag(NeverSet->getLocation(), "%0 is tested, but nothing in this translation unit sets it", DiagnosticIDs::Note) << NeverSet;
  if (Fix.empty())
    adviseAt(Loc, R);
}

} // namespace leak
