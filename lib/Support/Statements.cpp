#include "lib/Support/Statements.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace leak {

const Stmt *writtenParent(const Stmt *S, const ParentMap &Parents) {
  const Stmt *P = Parents.getParent(S);
  while (P &&
         isa<ImplicitCastExpr, ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr, CXXBindTemporaryExpr, ConstantExpr>(P))
    P = Parents.getParent(P);
  return P;
}

bool onlyRepeats(const Stmt *Loop, const Expr *Call) {
  const auto *While = dyn_cast<WhileStmt>(Loop);
  if (!While || While->getConditionVariable())
    return false;
  const Stmt *Body = While->getBody();
  if (const auto *Block = dyn_cast<CompoundStmt>(Body)) {
    if (Block->size() != 1)
      return false;
    Body = Block->body_front();
  }
  const auto *E = dyn_cast<Expr>(Body);
  return E && E->IgnoreImplicit()->IgnoreParenCasts() == Call;
}

bool isInfinite(const Stmt *Loop, const ASTContext &Ctx) {
  const Expr *Condition = nullptr;
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    Condition = While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(Loop))
    Condition = Do->getCond();
  else if (const auto *For = dyn_cast<ForStmt>(Loop))
    Condition = For->getCond();
  else
    return false;
  bool Value = false;
  return !Condition || (!Condition->isValueDependent() && Condition->EvaluateAsBooleanCondition(Value, Ctx) && Value);
}

bool isStatementOf(const Stmt *S, const Stmt *Parent) {
  if (isa<CompoundStmt>(Parent))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(Parent))
    return S == If->getThen() || S == If->getElse();
  if (const auto *While = dyn_cast<WhileStmt>(Parent))
    return S == While->getBody();
  if (const auto *Do = dyn_cast<DoStmt>(Parent))
    return S == Do->getBody();
  if (const auto *For = dyn_cast<ForStmt>(Parent))
    return S == For->getBody();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Parent))
    return S == Range->getBody();
  return isa<SwitchCase, LabelStmt, AttributedStmt>(Parent);
}

const Stmt *nextIn(const CompoundStmt &Block, const Stmt *S) {
  const auto *It = llvm::find(Block.body(), S);
  return It == Block.body_end() || It + 1 == Block.body_end() ? nullptr : *(It + 1);
}

unsigned writtenArguments(const CXXConstructExpr &Construct) {
  return llvm::count_if(Construct.arguments(), [](const Expr *Argument) { return !isa<CXXDefaultArgExpr>(Argument); });
}

} // namespace leak
