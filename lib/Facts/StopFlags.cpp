#include "lib/Facts/StopSignals.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace leak {

std::optional<int64_t> StopSignals::constant(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    if (Construct->getNumArgs() == 0)
      return U.Models.isRole(E->getType(), TypeRole::Flag) ? std::optional<int64_t>(0) : std::nullopt;
    return constant(Construct->getArg(0));
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0   ? std::optional<int64_t>(0)
           : List->getNumInits() == 1 ? constant(List->getInit(0))
                                      : std::nullopt;
  if (isa<ImplicitValueInitExpr, CXXScalarValueInitExpr>(E))
    return 0;
  Expr::EvalResult Value;
  if (E->isValueDependent() || !E->getType()->isIntegralOrEnumerationType() || !E->EvaluateAsInt(Value, U.Ctx))
    return std::nullopt;
  return Value.Val.getInt().tryExtValue();
}

/// Adds what the braces of \p Value, an initial value, give to \p Field; false if that is no constant.
bool StopSignals::addFromList(const Expr *Value, const FieldDecl &Field, Values &Out) {
  const auto *List = dyn_cast<InitListExpr>(Value->IgnoreImplicit());
  if (!List)
    return true;
  if (const InitListExpr *Semantic = List->getSemanticForm())
    List = Semantic;
  const auto *Type = List->getType()->getAsRecordDecl();
  bool IsIt = Type && Type->getCanonicalDecl() == Field.getParent()->getCanonicalDecl();
  for (auto [I, Init] : llvm::enumerate(List->inits())) {
    if (!Init || isa<CXXDefaultInitExpr>(Init))
      continue;
    if (IsIt && I == Field.getFieldIndex()) {
      auto Constant = constant(Init);
      if (!Constant)
        return false;
      Out.push_back(*Constant);
    } else if (!addFromList(Init, Field, Out)) {
      return false;
    }
  }
  return true;
}

/// Every value that \p Var ever gets, if all that sets it is visible and each is a constant.
std::optional<StopSignals::Values> StopSignals::valuesOf(const ValueDecl *Var) {
  QualType Type = Var->getType();
  const auto *Variable = dyn_cast<VarDecl>(Var);
  bool IsFlag = U.Models.isRole(Type, TypeRole::Flag) && !Type->isPointerType() && !Type->isReferenceType();
  if ((!IsFlag && !Type->isIntegralOrEnumerationType()) || isa<ParmVarDecl>(Var) || !U.isClosed(Var))
    return std::nullopt;
  Values Result;
  bool Begins = false;
  auto Add = [&](const Expr *E) {
    auto Value = E ? constant(E) : std::nullopt;
    if (Value)
      Result.push_back(*Value);
    return Value.has_value();
  };
  for (const Use &Each : U.index().usesOf(Var)) {
    switch (Each.Kind) {
    case UseKind::Compare:
    case UseKind::Arithmetic:
    case UseKind::Capture:
      continue;
    case UseKind::Copy:
    case UseKind::Return:
    case UseKind::Argument:
      if (Each.ByValue)
        continue;
      return std::nullopt;
    case UseKind::Assign:
      Begins |= !Each.Ref;
      if (!Each.Ref && !Each.Other)
        return std::nullopt; // it begins with any value
      if (!Add(Each.Other))
        return std::nullopt;
      continue;
    case UseKind::Receiver: {
      const auto *Call = dyn_cast_or_null<CallExpr>(Each.Other);
      const auto *Method = Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
      if (!Method)
        return std::nullopt;
      if (Method->isConst())
        continue;
      // a.store(true), a = true; what has no value to give, or computes one, may set anything.
      bool IsOperator = isa<CXXOperatorCallExpr>(Call);
      if (IsOperator && !cast<CXXOperatorCallExpr>(Call)->isAssignmentOp())
        return std::nullopt;
      if (IsOperator && cast<CXXOperatorCallExpr>(Call)->getOperator() != OO_Equal)
        return std::nullopt;
      if (Call->getNumArgs() <= unsigned(IsOperator) || !Add(Call->getArg(IsOperator)))
        return std::nullopt;
      continue;
    }
    default:
      return std::nullopt;
    }
  }
  if (const auto *Field = dyn_cast<FieldDecl>(Var))
    for (const auto &[Whole, Value] : U.index().initialValues())
      if (!addFromList(Value, *Field, Result))
        return std::nullopt;
  // A global begins with 0. A field without an initializer may be set as part of a whole.
  if (Variable && !Begins && Variable->hasGlobalStorage())
    Result.push_back(0);
  if (Result.empty())
    return std::nullopt;
  return Result;
}

std::optional<StopSignals::Values> StopSignals::valuesOf(const Expr *E, const ValueDecl *&Flag, int Depth) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  const ValueDecl *Var = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Var = dyn_cast<VarDecl>(Ref->getDecl());
  else if (const auto *Member = dyn_cast<MemberExpr>(E))
    Var = Member->getMemberDecl();
  if (Var && isa<VarDecl, FieldDecl>(Var)) {
    auto Found = valuesOf(Var);
    if (Found)
      Flag = Var;
    return Found;
  }
  if (auto Value = constant(E))
    return Values{*Value};
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  // a.load(), and the conversion that reads an atomic
  if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
      Member && Method && Method->isConst() && U.Models.isRole(Member->getObjectType(), TypeRole::Flag))
    return Call->getType()->isIntegralOrEnumerationType() ? valuesOf(Member->getImplicitObjectArgument(), Flag, Depth)
                                                          : std::nullopt;
  // A function that does nothing but read: `stopped()`, which returns `Stopped`
  const auto *Body = Callee && Depth < 3 && !(Method && Method->isVirtual())
                         ? dyn_cast_or_null<CompoundStmt>(UnitIndex::bodyOf(Callee))
                         : nullptr;
  if (!Body || Body->size() != 1 || Callee->getNumParams())
    return std::nullopt;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  if (!Return || !Return->getRetValue())
    return std::nullopt;
  const ValueDecl *Inner = nullptr;
  if (auto Truth = fixedTruth(Return->getRetValue(), Inner)) {
    Flag = Inner;
    return Values{*Truth};
  }
  return valuesOf(Return->getRetValue(), Flag, Depth + 1);
}

std::optional<bool> StopSignals::fixedTruth(const Expr *Condition, const ValueDecl *&Flag) {
  Condition = Condition->IgnoreParenImpCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(Condition); Not && Not->getOpcode() == UO_LNot) {
    auto Inner = fixedTruth(Not->getSubExpr(), Flag);
    return Inner ? std::optional(!*Inner) : std::nullopt;
  }
  std::optional<bool> Result;
  auto Same = [&](bool Truth) {
    bool Agrees = !Result || *Result == Truth;
    Result = Truth;
    return Agrees;
  };
  if (const auto *Binary = dyn_cast<BinaryOperator>(Condition); Binary && Binary->isEqualityOp()) {
    const ValueDecl *Left = nullptr, *Right = nullptr;
    auto A = valuesOf(Binary->getLHS(), Left), B = valuesOf(Binary->getRHS(), Right);
    if (!A || !B)
      return std::nullopt;
    for (int64_t X : *A)
      for (int64_t Y : *B)
        if (!Same((X == Y) == (Binary->getOpcode() == BO_EQ)))
          return std::nullopt;
    Flag = Left ? Left : Right;
    return Result;
  }
  const ValueDecl *Read = nullptr;
  auto Found = valuesOf(Condition, Read);
  if (!Found)
    return std::nullopt;
  for (int64_t Value : *Found)
    if (!Same(Value != 0))
      return std::nullopt;
  Flag = Read;
  return Result;
}

} // namespace leak
