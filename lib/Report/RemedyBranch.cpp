// What RemedyEdits puts behind a bounded call: the branch that handles the time-out, if the program has none.
#include "lib/Report/RemedyEdits.h"
#include "lib/Report/TimeoutBranch.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

std::string RemedyEdits::undoStatement() {
  if (Fix.Undo.empty())
    return {};
  // Who did not take the lock must not release it: the caller does.
  bool Took = Fix.UndoIf.empty() || U.calls(Call.In, Fix.UndoIf);
  return Took ? expand(Fix.Undo) : std::string();
}

bool RemedyEdits::branchOnStatement(const Stmt &Statement) {
  std::string Undo = undoStatement();
  auto Leave = leaveStatement(View, &Statement, Ctx, /*MayBreak=*/Undo.empty());
  SourceLocation Semicolon = semicolonAfter(Call.E, Ctx);
  if (!Leave || Semicolon.isInvalid() || Semicolon.isMacroID() || Statement.getBeginLoc().isMacroID())
    return false;
  auto [Prefix, Suffix] = StringRef(Fix.TimedOut).split("${call}");
  const Stmt *Parent = View.parent(&Statement);
  bool NeedsBraces = isa<IfStmt, SwitchCase, LabelStmt>(Parent);
  std::string Indent = indentationAt(Statement.getBeginLoc(), Ctx);
  std::string Step = indentationStep(Parent->getBeginLoc(), Statement.getBeginLoc(), Ctx);
  std::string Tail = expand(Suffix) + ")";
  if (Undo.empty())
    Tail += "\n" + Indent + Step + *Leave + ";";
  else
    Tail += " {\n" + Indent + Step + Undo + "\n" + Indent + Step + *Leave + ";\n" + Indent + "}";
  if (NeedsBraces)
    Tail += " }";
  // `(void)call;` loses its cast.
  Result.Hints.push_back(
      FixItHint::CreateReplacement(CharSourceRange::getCharRange(Statement.getBeginLoc(), Call.E->getBeginLoc()),
                                   std::string(NeedsBraces ? "{ " : "") + "if (" + expand(Prefix)));
  Result.Hints.push_back(
      FixItHint::CreateReplacement(CharSourceRange::getCharRange(endOf(Call.E, Ctx), Semicolon.getLocWithOffset(1)), Tail));
  return true;
}

bool RemedyEdits::branchOnVariable(const Stmt &Statement, const VarDecl &Variable) {
  if (isTimeoutTested(&Variable, View.body(), *R.Returns, Ctx))
    return true;
  std::string Undo = undoStatement();
  auto Leave = leaveStatement(View, &Statement, Ctx, /*MayBreak=*/Undo.empty());
  SourceLocation Semicolon = semicolonAfter(&Statement, Ctx);
  const auto *Block = dyn_cast_or_null<CompoundStmt>(View.parent(&Statement));
  if (!Leave || !Block || Semicolon.isInvalid() || Semicolon.isMacroID())
    return false;
  std::string Indent = indentationAt(Statement.getBeginLoc(), Ctx);
  std::string Step = indentationStep(Block->getBeginLoc(), Statement.getBeginLoc(), Ctx);
  auto [Prefix, Suffix] = StringRef(Fix.TimedOut).split("${call}");
  std::string Branch = "\n" + Indent + "if (" + expand(Prefix) + Variable.getNameAsString() + expand(Suffix) + ")";
  if (Undo.empty())
    Branch += "\n" + Indent + Step + *Leave + ";";
  else
    Branch += " {\n" + Indent + Step + Undo + "\n" + Indent + Step + *Leave + ";\n" + Indent + "}";
  Result.Hints.push_back(FixItHint::CreateInsertion(Semicolon.getLocWithOffset(1), Branch));
  return true;
}

bool RemedyEdits::branchInTest(const Stmt &Test, const Expr &Value) {
  StringRef Operator;
  Handling How = handlingOf(&Test, &Value, *R.Returns, Ctx, Operator);
  // A loop's condition decides both whether the call is repeated and what follows: only a loop that goes on after success and
  // ends otherwise stays right.
  const Stmt *Around = &Test;
  bool Combined = false;
  for (const Stmt *P = writtenParent(Around, View.parents()); P; P = writtenParent(P, View.parents())) {
    const auto *Binary = dyn_cast<BinaryOperator>(P);
    if (!(Binary && Binary->isLogicalOp()) && !(isa<UnaryOperator>(P) && cast<UnaryOperator>(P)->getOpcode() == UO_LNot))
      break;
    Combined |= Binary != nullptr;
    Around = P;
  }
  const Stmt *Head = isa<Expr>(Test) ? writtenParent(Around, View.parents()) : &Test;
  if (isa_and_nonnull<WhileStmt, DoStmt, ForStmt>(Head)) {
    const auto *Binary = dyn_cast<BinaryOperator>(&Test);
    bool GoesOnAfterSuccess = Binary && Binary->getOpcode() == BO_GT && R.Returns->Ok > 0 && R.Returns->TimedOut <= 0;
    return How == Handling::Told && !Combined && GoesOnAfterSuccess;
  }
  if (!isa_and_nonnull<IfStmt>(Head))
    return How == Handling::Told && isa_and_nonnull<ReturnStmt>(Head);
  if (How == Handling::Told)
    return !Combined || R.Returns->TimedOut == 0;
  if (How != Handling::Repairable || Combined)
    return false;
  const auto &Binary = cast<BinaryOperator>(Test);
  if (!isWrittenInFile(Binary.getRHS(), Ctx) || Binary.getOperatorLoc().isMacroID())
    return false;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getTokenRange(Binary.getOperatorLoc(), Binary.getRHS()->getEndLoc()), (Operator + " 0").str()));
  return true;
}

/// What follows the bounded call: the branch that handles the time-out, if the program has none.
bool RemedyEdits::addBranch() {
  if (Fix.TimedOut.empty())
    return true;
  const Stmt *S = Call.E;
  const Stmt *Parent = writtenParent(S, View.parents());
  if (!Parent)
    return false;
  // The statement is the call, perhaps with `(void)` before it.
  const Stmt *Top = S;
  while (const Stmt *P = View.parent(Top)) {
    if (isa<CStyleCastExpr>(P)
            ? !cast<Expr>(P)->getType()->isVoidType()
            : !isa<ImplicitCastExpr, ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr, CXXBindTemporaryExpr>(P))
      break;
    Top = P;
  }
  if (isStatementOf(Top, View.parent(Top)))
    return branchOnStatement(*Top);
  if (!R.Returns)
    return false;

  if (const auto *Decl = dyn_cast<DeclStmt>(Parent)) {
    const auto *Var = Decl->isSingleDecl() ? dyn_cast<VarDecl>(Decl->getSingleDecl()) : nullptr;
    return Var && isa_and_nonnull<CompoundStmt>(View.parent(Decl)) && branchOnVariable(*Decl, *Var);
  }
  const Expr *Value = Call.E;
  if (const auto *Assign = dyn_cast<BinaryOperator>(Parent); Assign && Assign->getOpcode() == BO_Assign) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Assign->getLHS()->IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (isa_and_nonnull<CompoundStmt>(View.parent(Assign)))
      return Var && branchOnVariable(*Assign, *Var);
    Value = Assign;
    Parent = writtenParent(Assign, View.parents());
  }
  if (isa_and_nonnull<ReturnStmt>(Parent))
    return true; // the caller is told by the result
  return Parent && branchInTest(*Parent, *Value);
}

} // namespace leak
