#include "checks/PathCheck.h"
#include "lib/Path/LockCalls.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace leak {

PathCheck::PathCheck(StringRef Name, ClangTidyContext *Context) : LeakCheck(Name, Context), PathBudget(readPathBudget()) {}

void PathCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LeakCheck::storeOptions(Opts);
  Options.store(Opts, "PathBudget", PathBudget);
}

namespace {
AST_POLYMORPHIC_MATCHER_P(usesLock, AST_POLYMORPHIC_SUPPORTED_TYPES(CallExpr, CXXConstructExpr), std::shared_ptr<Session>,
                          Shared) {
  if (Node.isTypeDependent())
    return false;
  LockCalls Calls(Shared->unit(Finder->getASTContext()));
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(static_cast<const Expr *>(&Node)))
    return Calls.isGuard(Construct->getType());
  return Calls.touchesLock(&Node);
}
} // namespace

void PathCheck::addMatchers(MatchFinder &Finder) {
  Finder.addMatcher(callExpr(usesLock(Shared)).bind("use"), this);
  Finder.addMatcher(cxxConstructExpr(usesLock(Shared)).bind("use"), this);
}

void PathCheck::check(const MatchFinder::MatchResult &Result) { Ctx = Result.Context; }

void PathCheck::onEndOfTranslationUnit() {
  // What does not parse has no paths.
  if (Ctx && PP && !Ctx->getDiagnostics().hasUncompilableErrorOccurred())
    judge(Shared->paths(*Ctx, *PP, PathBudget));
}

void PathCheck::addCalls(llvm::ArrayRef<const Expr *> Calls) {
  for (const Expr *Each : Calls) {
    const auto *Call = dyn_cast<CallExpr>(Each);
    if (const NamedDecl *Callee = Call ? Call->getDirectCallee() : nullptr; Callee && Callee->getDeclName().isIdentifier())
      diag(Each->getExprLoc(), "%0 called here", DiagnosticIDs::Note) << Callee;
    else
      diag(Each->getExprLoc(), "called here", DiagnosticIDs::Note);
  }
}

} // namespace leak
