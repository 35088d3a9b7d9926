#include "lib/Report/TimeoutBranch.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace leak {

/// The value that means failure in the language's own conventions.
static std::optional<std::string> failureValue(const FunctionDecl &Function, ASTContext &Ctx) {
  // In a template the edit is made once, for all instances.
  const FunctionDecl *Pattern = Function.getTemplateInstantiationPattern();
  QualType Type = (Pattern ? *Pattern : Function).getReturnType();
  if (Type->isDependentType())
    return std::nullopt;
  if (Function.isMain())
    return " 1";
  if (Type->isVoidType())
    return "";
  if (Type->isBooleanType())
    return " false";
  if (Type->isPointerType()) {
    if (Ctx.getLangOpts().CPlusPlus11 || Ctx.getLangOpts().C23)
      return " nullptr";
    return Ctx.Idents.get("NULL").hasMacroDefinition() ? " NULL" : " 0";
  }
  if (Type->isSignedIntegerType() && !Type->isEnumeralType() && !Type->isAnyCharacterType())
    return " -1";
  if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
      Class && Class->isInStdNamespace() && Class->getIdentifier() && Class->getName() == "optional")
    return " std::nullopt";
  return std::nullopt;
}

static bool isCoroutine(const Stmt *S) {
  if (!S)
    return false;
  if (isa<CoroutineBodyStmt, CoreturnStmt, CoroutineSuspendExpr>(S))
    return true;
  return !isa<LambdaExpr>(S) && llvm::any_of(S->children(), isCoroutine);
}

/// The loop that `break` at \p At would leave; null if it would leave a switch, or nothing.
static const Stmt *loopToBreak(const FunctionView &View, const Stmt *At) {
  for (const Stmt *P = View.parent(At); P; P = View.parent(P)) {
    if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(P))
      return P;
    if (isa<SwitchStmt>(P))
      return nullptr;
  }
  return nullptr;
}

/// Whether something in the function follows \p Loop.
static bool isFollowed(const Stmt *Loop, const FunctionView &View) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(View.parent(Loop));
  return Block && Block->body_back() != Loop;
}

std::optional<std::string> leaveStatement(FunctionView &View, const Stmt *At, ASTContext &Ctx, bool MayBreak) {
  const FunctionDecl *Function = View.function();
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(Function) || Function->isNoReturn() || isCoroutine(View.body()))
    return std::nullopt;
  // Behind an endless loop stands what the function does at its end; a loop with a condition promises that it holds after it.
  const Stmt *Loop = loopToBreak(View, At);
  if (MayBreak && Loop && isInfinite(Loop, Ctx) && isFollowed(Loop, View))
    return "break";
  auto Value = failureValue(*Function, Ctx);
  return Value ? std::optional("return" + *Value) : std::nullopt;
}

static bool compare(int Value, BinaryOperatorKind Op, int64_t With) {
  switch (Op) {
  case BO_LT:
    return Value < With;
  case BO_LE:
    return Value <= With;
  case BO_GT:
    return Value > With;
  case BO_GE:
    return Value >= With;
  case BO_EQ:
    return Value == With;
  default:
    return Value != With;
  }
}

Handling handlingOf(const Stmt *Test, const Expr *Value, const Results &R, const ASTContext &Ctx, StringRef &Operator) {
  const auto *Binary = dyn_cast<BinaryOperator>(Test);
  if (!Binary || !Binary->isComparisonOp()) // `if (call)`, `!call`, `call && ...`
    return (R.Ok != 0) != (R.TimedOut != 0) ? Handling::Told : Handling::Untold;
  bool OnLeft = Binary->getLHS()->IgnoreParenCasts() == Value->IgnoreParenCasts();
  const Expr *Other = OnLeft ? Binary->getRHS() : Binary->getLHS();
  Expr::EvalResult Constant;
  if (Other->isValueDependent() || !Other->EvaluateAsInt(Constant, Ctx))
    return Handling::Untold;
  // `(size_t)-1` is no result that a row speaks of, and `<=` it holds always.
  std::optional<int64_t> Known = Constant.Val.getInt().tryExtValue();
  if (!Known)
    return Handling::Untold;
  int64_t With = *Known;
  BinaryOperatorKind Op = OnLeft ? Binary->getOpcode() : BinaryOperator::reverseComparisonOp(Binary->getOpcode());
  bool Ok = compare(R.Ok, Op, With), TimedOut = compare(R.TimedOut, Op, With);
  if (Ok != TimedOut)
    return Handling::Told;
  // `< 0` and `== -1` become `<= 0` where 0 is the time-out: what handles the error handles it too.
  bool TestsError = (With == 0 && Op == BO_LT) || (With == -1 && Op == BO_EQ);
  bool TestsSuccess = (With == 0 && Op == BO_GE) || (With == -1 && Op == BO_NE);
  if (R.TimedOut == 0 && OnLeft && (TestsError || TestsSuccess)) {
    Operator = TestsError ? "<=" : ">";
    return Handling::Repairable;
  }
  return Handling::Untold;
}

bool isTimeoutTested(const VarDecl *Var, const Stmt *Body, const Results &R, const ASTContext &Ctx) {
  if (!Body)
    return false;
  auto IsVar = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
    return Ref && Ref->getDecl() == Var;
  };
  StringRef Ignored;
  if (const auto *Binary = dyn_cast<BinaryOperator>(Body)) {
    if (Binary->isComparisonOp())
      for (const Expr *Side : {Binary->getLHS(), Binary->getRHS()})
        if (IsVar(Side) && handlingOf(Binary, Side, R, Ctx, Ignored) == Handling::Told)
          return true;
    if (Binary->isLogicalOp() && (IsVar(Binary->getLHS()) || IsVar(Binary->getRHS())))
      return (R.Ok != 0) != (R.TimedOut != 0);
  }
  const Expr *Truth = nullptr;
  if (const auto *If = dyn_cast<IfStmt>(Body))
    Truth = If->getCond();
  else if (const auto *Not = dyn_cast<UnaryOperator>(Body); Not && Not->getOpcode() == UO_LNot)
    Truth = Not->getSubExpr();
  if (Truth && IsVar(Truth) && (R.Ok != 0) != (R.TimedOut != 0))
    return true;
  return llvm::any_of(Body->children(), [&](const Stmt *Child) { return isTimeoutTested(Var, Child, R, Ctx); });
}

} // namespace leak
