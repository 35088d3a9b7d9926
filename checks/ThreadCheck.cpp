#include "checks/ThreadCheck.h"
#include "lib/Facts/ThreadReach.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace leak {

namespace {
AST_POLYMORPHIC_MATCHER_P(startsThread, AST_POLYMORPHIC_SUPPORTED_TYPES(CallExpr, CXXConstructExpr), std::shared_ptr<Session>,
                          Shared) {
  return ThreadReach::startsThread(Shared->unit(Finder->getASTContext()), &Node);
}
} // namespace

void ThreadCheck::addMatchers(MatchFinder &Finder) {
  Finder.addMatcher(callExpr(startsThread(Shared)).bind("start"), this);
  Finder.addMatcher(cxxConstructExpr(startsThread(Shared)).bind("start"), this);
}

void ThreadCheck::check(const MatchFinder::MatchResult &Result) { Ctx = Result.Context; }

void ThreadCheck::onEndOfTranslationUnit() {
  // What does not parse may lack the very line that ends a thread.
  if (!Ctx || Ctx->getDiagnostics().hasUncompilableErrorOccurred())
    return;
  for (const ThreadStart &S : unit().threadEntries().starts())
    judge(S);
}

const NamedDecl *ThreadCheck::nameOf(const ThreadStart &S) {
  if (S.Handle)
    return S.Handle;
  if (S.Entries.empty())
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(S.Entries.front());
  bool HasName = S.Entries.front()->getIdentifier() && !(Method && Method->getParent()->isLambda());
  return HasName ? S.Entries.front() : nullptr;
}

void ThreadCheck::addLoop(const ThreadStart &S, const Endless &Found) {
  for (const Expr *Call : Found.Calls)
    diag(Call->getExprLoc(), "%0 called here", DiagnosticIDs::Note) << calleeOf(*Call);
  if (Found.isRecursion())
    diag(Found.Loop->getBeginLoc(), "%0 calls itself on every path here", DiagnosticIDs::Note) << Found.In;
  else
    diag(Found.Loop->getBeginLoc(), "no path leads out of the loop here", DiagnosticIDs::Note);
  if (Found.NeverSet)
    diag(Found.NeverSet->getLocation(), "%0 is tested, but nothing in this translation unit sets it to end the loop",
         DiagnosticIDs::Note)
        << Found.NeverSet;
}

void ThreadCheck::addEndings(const ThreadStart &S) {
  const SourceManager &SM = Ctx->getSourceManager();
  unsigned Line = SM.getExpansionLineNumber(S.Start->getExprLoc());
  for (const CallSite &Site : S.Endings)
    if (SM.getExpansionLineNumber(Site.E->getExprLoc()) != Line && unit().stopSignals().isReachable(Site)) {
      if (S.End == HandleEnd::Joined)
        diag(Site.E->getExprLoc(), "joined here", DiagnosticIDs::Note);
      else
        diag(Site.E->getExprLoc(), "detached here", DiagnosticIDs::Note);
      return;
    }
}

ThreadRemedies &ThreadCheck::remedies() {
  if (!Remedies)
    Remedies = std::make_unique<ThreadRemedies>(unit());
  return *Remedies;
}

llvm::SmallVector<FixItHint, 8> ThreadCheck::fixFor(const ThreadStart &S, const Endless &Found) {
  return hintsOf(remedies().makeStoppable(S, Found), S.Start->getBeginLoc());
}

void ThreadCheck::advise(const ThreadStart &S, const Endless &Found) {
  diag(S.Start->getExprLoc(), "%0", DiagnosticIDs::Note) << remedies().adviceFor(S, Found);
}

} // namespace leak
