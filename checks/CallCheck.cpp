#include "checks/CallCheck.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace leak {

static constexpr unsigned UsualTimeoutMs = 30000;

CallCheck::CallCheck(StringRef Name, ClangTidyContext *Context, Effect About)
    : LeakCheck(Name, Context), About(About),
      DefaultTimeoutMs(Options.getLocalOrGlobal<unsigned>("DefaultTimeoutMs", UsualTimeoutMs)) {
  // 0 means "never" to some libraries, and what an int does not hold is negative to others.
  constexpr unsigned Most = std::numeric_limits<int>::max();
  if (DefaultTimeoutMs == 0 || DefaultTimeoutMs > Most) {
    configurationDiag("option DefaultTimeoutMs is %0 but must be from 1 to %1 milliseconds") << DefaultTimeoutMs << Most;
    DefaultTimeoutMs = UsualTimeoutMs;
  }
}

void CallCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LeakCheck::storeOptions(Opts);
  Options.store(Opts, "DefaultTimeoutMs", DefaultTimeoutMs);
}

namespace {
AST_POLYMORPHIC_MATCHER_P2(hasEffect, AST_POLYMORPHIC_SUPPORTED_TYPES(CallExpr, CXXConstructExpr), std::shared_ptr<Session>,
                           Shared, Effect, Does) {
  llvm::ArrayRef<const Row *> Rows = Shared->unit(Finder->getASTContext()).Models.rowsOf(&Node);
  return llvm::any_of(Rows, [&](const Row *R) { return R->Does == Does; });
}
} // namespace

void CallCheck::addMatchers(MatchFinder &Finder) {
  Finder.addMatcher(callExpr(hasEffect(Shared, About)).bind("call"), this);
  // A connection that its constructor opens.
  Finder.addMatcher(cxxConstructExpr(hasEffect(Shared, About)).bind("call"), this);
}

void CallCheck::check(const MatchFinder::MatchResult &Result) {
  Ctx = Result.Context;
  Candidates.push_back(Result.Nodes.getNodeAs<Expr>("call"));
}

void CallCheck::onEndOfTranslationUnit() {
  if (!Ctx || Candidates.empty())
    return;
  const SourceManager &SM = Ctx->getSourceManager();
  llvm::stable_sort(Candidates, [&](const Expr *A, const Expr *B) {
    return SM.isBeforeInTranslationUnit(A->getBeginLoc(), B->getBeginLoc());
  });
  for (const Expr *Candidate : Candidates)
    if (const FunctionDecl *In = unit().index().functionAround(Candidate))
      if (const Row *R = unit().effect(Candidate, About))
        judge({Candidate, In}, *R);
  Candidates.clear();
}

const ValueDecl *CallCheck::objectOf(const CallSite &Call, const Row &R) {
  auto Path = unit().pathOf(operand(Call.E, R.Object));
  return Path ? Path->last() : nullptr;
}

bool CallCheck::isBoundedByItself(const CallSite &Call, const Row &R) {
  if (R.Bounded || unit().anyHolds(R.BoundedIf, Call.E) != Truth::No)
    return true;
  return R.Forever && unit().holds(*R.Forever, Call.E) != Truth::Yes;
}

llvm::SmallVector<FixItHint, 8> CallCheck::fixFor(const CallSite &Call, const Row &R, const Expr *Place) {
  if (!Remedies)
    Remedies = std::make_unique<RemedyBuilder>(unit(), RemedyOptions{DefaultTimeoutMs});
  return hintsOf(Remedies->build(Call, R, Place), Call.E->getBeginLoc());
}

void CallCheck::adviseAt(SourceLocation Loc, const Row &R) {
  diag(Loc, "%0", DiagnosticIDs::Note) << (R.Advice.empty() ? "give it a timeout where one can be handled" : R.Advice);
}

} // namespace leak
