#include "lib/Path/LockCalls.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace leak {

static const CXXRecordDecl *classOf(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class ? Class->getDefinition() : nullptr;
}

static const FunctionDecl *calleeOf(const Expr *Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return Construct->getConstructor();
  return cast<CallExpr>(Call)->getDirectCallee();
}

std::optional<LockAction> LockCalls::actionOf(const Expr *Call) {
  for (const KnownEffect &Known : U.effectsOf(Call)) {
    const Row &R = *Known.R;
    if (R.Does == Effect::Acquire || R.Does == Effect::TryAcquire || R.Does == Effect::Release || R.Does == Effect::Disown)
      return LockAction{R.Does, R.Object, R.Shared, R.Partner, R.Returns ? std::optional(R.Returns->Ok) : std::nullopt};
  }
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || isa<CXXConstructorDecl>(Callee) || !U.Models.rowsOf(Call).empty())
    return std::nullopt;
  if (auto Action = actionByAttribute(*Callee))
    return Action;
  return actionByShape(*Callee);
}

bool LockCalls::touchesLock(const Expr *Call) {
  for (const Row *R : U.Models.rowsOf(Call))
    if (R->Does == Effect::Acquire || R->Does == Effect::TryAcquire)
      return true;
  return U.Models.rowsOf(Call).empty() && actionOf(Call).has_value();
}

/// The operand that an attribute of \p Callee speaks of: `this` where it names nothing, else a parameter.
template <typename AttrTy> static Operand operandOf(const AttrTy &A, const FunctionDecl &Callee) {
  if (A.args_size() == 0)
    return isa<CXXMethodDecl>(Callee) ? Operand{Operand::This, 0} : Operand{};
  const Expr *Named = *A.args_begin();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Named->IgnoreParenImpCasts()))
    Named = Unary->getSubExpr();
  const auto *Ref = dyn_cast<DeclRefExpr>(Named->IgnoreParenImpCasts());
  const auto *Param = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
  return Param ? Operand{Operand::Arg, Param->getFunctionScopeIndex()} : Operand{};
}

std::optional<LockAction> LockCalls::actionByAttribute(const FunctionDecl &Callee) {
  LockAction Action;
  if (const auto *Acquire = Callee.getAttr<AcquireCapabilityAttr>()) {
    Action = {Effect::Acquire, operandOf(*Acquire, Callee), Acquire->isShared()};
  } else if (const auto *Try = Callee.getAttr<TryAcquireCapabilityAttr>()) {
    Action = {Effect::TryAcquire, operandOf(*Try, Callee), Try->isShared()};
    Expr::EvalResult Success;
    if (Try->getSuccessValue() && Try->getSuccessValue()->EvaluateAsInt(Success, U.Ctx) && Success.Val.getInt() == 0)
      Action.Success = 0;
  } else if (const auto *Release = Callee.getAttr<ReleaseCapabilityAttr>()) {
    Action = {Effect::Release, operandOf(*Release, Callee)};
  } else {
    return std::nullopt;
  }
  return Action.Object ? std::optional(Action) : std::nullopt;
}

/// The member of \p Class with one of two names and no parameters.
static const CXXMethodDecl *memberNamed(const CXXRecordDecl &Class, StringRef Lower, StringRef Upper) {
  for (const CXXMethodDecl *Method : Class.methods())
    if (Method->getIdentifier() && (Method->getName() == Lower || Method->getName() == Upper) && Method->getNumParams() == 0)
      return Method;
  return nullptr;
}

/// A class that is locked and unlocked through members of these names, out of sight. std::weak_ptr has a `lock` of its own kind.
static bool isLockByShape(const CXXRecordDecl &Class) {
  const CXXMethodDecl *Lock = memberNamed(Class, "lock", "Lock"), *Unlock = memberNamed(Class, "unlock", "Unlock");
  return Lock && Unlock && Lock->getReturnType()->isVoidType() && Unlock->getReturnType()->isVoidType() &&
         !UnitIndex::bodyOf(Lock) && !UnitIndex::bodyOf(Unlock);
}

std::optional<LockAction> LockCalls::actionByShape(const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || !Method->getIdentifier() || Method->isStatic() || !isLockByShape(*Method->getParent()))
    return std::nullopt;
  enum Kind { None, Acquire, Try, Release };
  auto Is = llvm::StringSwitch<Kind>(Method->getName())
                .Cases({"lock", "Lock"}, Acquire)
                .Cases({"try_lock", "tryLock", "TryLock"}, Try)
                .Cases({"unlock", "Unlock"}, Release)
                .Default(None);
  if (Is == None || (Is == Try && !Method->getReturnType()->isBooleanType()))
    return std::nullopt;
  Effect Does = Is == Acquire ? Effect::Acquire : Is == Try ? Effect::TryAcquire : Effect::Release;
  std::string Partner = Is != Acquire ? "" : Method->getName() == "lock" ? "unlock" : "Unlock";
  return LockAction{Does, {Operand::This, 0}, false, Partner};
}

bool LockCalls::isGuard(QualType Type) {
  auto Role = U.Models.roleOf(Type);
  if (Role == TypeRole::Guard || Role == TypeRole::SharedGuard)
    return !Type->isPointerType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && Class->hasAttr<ScopedLockableAttr>();
}

bool LockCalls::isSharedGuard(QualType Type) { return U.Models.isRole(Type, TypeRole::SharedGuard); }

bool LockCalls::isLock(QualType Type) {
  auto Role = U.Models.roleOf(Type);
  if (Role == TypeRole::Mutex || Role == TypeRole::RecursiveMutex)
    return true;
  const CXXRecordDecl *Class = classOf(Type);
  return Class && (Class->hasAttr<CapabilityAttr>() || isLockByShape(*Class));
}

static bool isAllZero(const InitListExpr &List, const ASTContext &Ctx) {
  return llvm::all_of(List.inits(), [&](const Expr *Init) {
    if (const auto *Inner = dyn_cast<InitListExpr>(Init->IgnoreParenImpCasts()))
      return isAllZero(*Inner, Ctx);
    Expr::EvalResult Value;
    return isa<ImplicitValueInitExpr>(Init) ||
           Init->isNullPointerConstant(const_cast<ASTContext &>(Ctx), Expr::NPC_ValueDependentIsNotNull) ||
           (!Init->isValueDependent() && Init->getType()->isIntegralOrEnumerationType() && Init->EvaluateAsInt(Value, Ctx) &&
            Value.Val.getInt() == 0);
  });
}

/// A plain C structure says nothing of its kind: the way in which it is initialised does.
bool LockCalls::isInitializedOrdinary(const ValueDecl &Lock) {
  bool Ordinary = false;
  for (const Use &Each : U.index().usesOf(&Lock)) {
    if (Each.Kind == UseKind::Assign) {
      const auto *List = Each.Other ? dyn_cast<InitListExpr>(Each.Other->IgnoreParenImpCasts()) : nullptr;
      // The static initialiser of an ordinary mutex is all zeros.
      Ordinary |= List && isAllZero(*List, U.Ctx);
    } else if (Each.Kind == UseKind::Argument && Each.Other) {
      bool IsInitialized = llvm::any_of(U.Models.rowsOf(Each.Other), [&](const Row *R) {
        return R->Does == Effect::Initialize && R->Object == Operand{Operand::Arg, Each.ArgNo};
      });
      bool IsOrdinary = false;
      for (const KnownEffect &Known : U.effectsOf(Each.Other)) {
        if (Known.R->Object != Operand{Operand::Arg, Each.ArgNo})
          continue;
        if (Known.R->Does == Effect::Recursive)
          return false;
        IsOrdinary |= Known.R->Does == Effect::Initialize && Known.Holds == Truth::Yes;
      }
      if (IsInitialized && !IsOrdinary)
        return false; // with an attribute that may say anything
      Ordinary |= IsOrdinary;
    }
  }
  // What a pointer points to is made elsewhere.
  const auto *Var = dyn_cast<VarDecl>(&Lock);
  return Ordinary || (Var && !Var->getType()->isPointerType() && Var->hasGlobalStorage() && !Var->hasInit() && U.isClosed(Var));
}

/// A class may be both, and its constructor decide.
bool LockCalls::isMadeRecursive(const ValueDecl &Lock) {
  return llvm::any_of(U.index().usesOf(&Lock), [&](const Use &Each) {
    const auto *Construct =
        Each.Kind == UseKind::Assign && Each.Other ? dyn_cast<CXXConstructExpr>(Each.Other->IgnoreImplicit()) : nullptr;
    return Construct && U.effect(Construct, Effect::Recursive);
  });
}

bool LockCalls::isOrdinary(QualType Type, const ValueDecl *Lock) {
  auto Role = U.Models.roleOf(Type);
  if (Role == TypeRole::Mutex)
    return !Lock || !isMadeRecursive(*Lock);
  if (Role == TypeRole::RecursiveMutex)
    return false;
  if (const CXXRecordDecl *Class = classOf(Type); Class && isLock(Type)) {
    // Nothing but its name tells what a lock out of sight is.
    std::string Name = Class->getName().lower();
    return !StringRef(Name).contains("recursive") && !StringRef(Name).contains("reentrant");
  }
  return Lock && isInitializedOrdinary(*Lock);
}

GuardStart LockCalls::startOf(const CXXConstructExpr &Guard) {
  auto IsTrue = [&](const Expr &E) {
    bool Value = false;
    return E.getType()->isBooleanType() && !E.isValueDependent() && E.EvaluateAsBooleanCondition(Value, U.Ctx) && Value;
  };
  bool HasLock = false;
  for (const Expr *Argument : Guard.arguments()) {
    auto Role = U.Models.roleOf(Argument->IgnoreParenImpCasts()->getType());
    if (Role == TypeRole::DeferLock)
      return GuardStart::Defers;
    if (Role == TypeRole::AdoptLock)
      return GuardStart::Adopts;
    if (Role == TypeRole::TryLock)
      return GuardStart::Tries;
    if (isLock(Argument->getType()))
      HasLock = true;
    else if (HasLock && !isa<CXXDefaultArgExpr>(Argument) && !IsTrue(*Argument))
      return GuardStart::Tries; // a duration or a point in time, or a flag that may ask for less
  }
  return GuardStart::Takes;
}

} // namespace leak
