#include "lib/Report/Remedy.h"
#include "lib/Report/RemedyEdits.h"
#include "lib/Support/SourceText.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace leak {

/// A stop token that the function around \p View may name: its own parameter or local, or one that its lambda captures.
static std::string stopTokenInScope(Unit &U, const FunctionView &View, const Expr *At) {
  const SourceManager &SM = U.Ctx.getSourceManager();
  for (const FunctionDecl *F = View.function(); F; F = nullptr)
    for (const ParmVarDecl *Param : F->parameters())
      if (U.Models.isRole(Param->getType(), TypeRole::StopToken) && !Param->getName().empty())
        return Param->getNameAsString();
  const auto *Operator = dyn_cast<CXXMethodDecl>(View.function());
  if (Operator && Operator->getParent()->isLambda())
    for (const LambdaCapture &Capture : Operator->getParent()->captures())
      if (Capture.capturesVariable() && U.Models.isRole(Capture.getCapturedVar()->getType(), TypeRole::StopToken))
        return Capture.getCapturedVar()->getNameAsString();
  // Locals of the outermost block, declared before the call.
  if (const auto *Block = dyn_cast<CompoundStmt>(View.body()))
    for (const Stmt *S : Block->body())
      if (const auto *Decl = dyn_cast<DeclStmt>(S); Decl && SM.isBeforeInTranslationUnit(S->getEndLoc(), At->getBeginLoc()))
        for (const clang::Decl *D : Decl->decls())
          if (const auto *Var = dyn_cast<VarDecl>(D); Var && U.Models.isRole(Var->getType(), TypeRole::StopToken))
            return Var->getNameAsString();
  return {};
}

static unsigned standardOf(const LangOptions &Lang) {
  if (!Lang.CPlusPlus)
    return Lang.C23 ? 23 : Lang.C17 ? 17 : Lang.C11 ? 11 : 99;
  return Lang.CPlusPlus23   ? 23
         : Lang.CPlusPlus20 ? 20
         : Lang.CPlusPlus17 ? 17
         : Lang.CPlusPlus14 ? 14
         : Lang.CPlusPlus11 ? 11
                            : 3;
}

bool RemedyBuilder::isApplicable(const CallSite &Call, const Remedy &Fix, std::string &StopToken) {
  const LangOptions &Lang = U.Ctx.getLangOpts();
  if (!Fix.Language.empty() && (Fix.Language == "C++") != Lang.CPlusPlus)
    return false;
  if (Fix.Standard > standardOf(Lang))
    return false;
  // A condition variable may have been given another clock: a deadline on the usual one would never come.
  if (!Fix.Undo.empty() && llvm::any_of(U.index().calls(), [&](const CallSite &C) { return U.effect(C.E, Effect::Clock); }))
    return false;
  if (Fix.NeedsStopToken) {
    FunctionView *View = U.view(Call.In);
    StopToken = View ? stopTokenInScope(U, *View, Call.E) : std::string();
    return !StopToken.empty();
  }
  return true;
}

std::optional<RemedyFix> RemedyBuilder::build(const CallSite &Call, const Row &R, const Expr *Place) {
  // A template is reported once for its pattern; an edit made for one instance would change the others unseen.
  FunctionView *View = U.view(Call.In);
  bool IsWritten = isWrittenInFile(Call.E, U.Ctx);
  // Before the macro of a library a statement can be put, but what the macro wrote stays as it is.
  if (!View || (!IsWritten && !U.Ctx.getSourceManager().isInSystemMacro(Call.E->getExprLoc())))
    return std::nullopt;
  for (const Remedy &Fix : R.Remedies) {
    std::string StopToken;
    if (!IsWritten && (!Fix.Rename.empty() || !Fix.Arguments.empty() || !Fix.TimedOut.empty()))
      continue;
    if (!isApplicable(Call, Fix, StopToken))
      continue;
    if (auto Result = RemedyEdits(U, *View, Call, R, Fix, Options.TimeoutMs, StopToken, Place, Names[Call.In]).make())
      return Result;
  }
  return std::nullopt;
}

} // namespace leak
