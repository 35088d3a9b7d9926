#include "checks/UnreleasedLockCheck.h"
#include "lib/Report/LockRemedies.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;

namespace leak {

void UnreleasedLockCheck::judge(const PathFindings &Found) {
  LockRemedies Remedies(unit());
  llvm::DenseMap<const Expr *, const Expr *> Guarded;
  for (const UnreleasedLock &L : Found.Unreleased) {
    if (!L.Lock)
      continue;
    SourceLocation Loc = L.Exit ? L.Exit->getBeginLoc() : UnitIndex::bodyOf(L.In)->getEndLoc();
    // One guard serves every way out; in an editor each finding is fixed by itself.
    const Expr *ServedBy = areDiagsSelfContained() ? nullptr : Guarded.lookup(L.Acquire);
    auto Guard = ServedBy ? std::nullopt : Remedies.guardFor(*L.Acquire, *L.In);
    if (Guard)
      Guarded[L.Acquire] = L.Acquire;
    bool Throws = L.Exit && !isa<ReturnStmt>(L.Exit);
    // Where a call throws, nothing can be put between it and the way out; where paths meet, nothing is right for all.
    bool IsCall = Throws && !isa<CXXThrowExpr>(L.Exit);
    auto Fix =
        hintsOf(Guard || ServedBy || IsCall || L.Shared ? Guard : Remedies.releaseBefore(L.Exit, *L.Release, *L.In), Loc);
    bool IsLambda = isLambdaCallOperator(L.In);
    diag(Loc, "%select{%0|this lambda}3 leaves %1 locked%select{| when it throws}2")
        << L.In << L.Lock << Throws << IsLambda << Fix;
    addSteps(L.Steps);
    diag(L.Release->getExprLoc(), "on another path %0 is unlocked here", DiagnosticIDs::Note) << L.Lock;
    if (ServedBy)
      diag(ServedBy->getExprLoc(), "released by the guard that is added here", DiagnosticIDs::Note);
    else if (Fix.empty())
      diag(Loc, "unlock %0 on this path, or hold it with a guard", DiagnosticIDs::Note) << L.Lock;
  }
}

} // namespace leak
