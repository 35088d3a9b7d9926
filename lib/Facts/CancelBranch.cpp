#include "lib/Facts/CancelBranch.h"
#include "lib/Facts/DescriptorSet.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

static constexpr int MaxDepth = 4;

template <typename Fn> static bool anyStmt(const Stmt *S, Fn Test) {
  if (!S)
    return false;
  if (Test(S))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return anyStmt(Child, Test); });
}

/// Whether \p S leaves the loop that is looked at, or the function. \p Inner says that \p S is inside another loop or switch,
/// which is what a `break` in it leaves.
static bool leaves(const Stmt *S, bool Inner) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt, CXXThrowExpr, CoreturnStmt>(S))
    return true;
  if (isa<BreakStmt>(S))
    return !Inner;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee(); Callee && Callee->isNoReturn())
      return true;
  Inner |= isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return leaves(Child, Inner); });
}

/// Calls \p Found with each condition below \p S on which the loop that is looked at is left, until it returns true.
static bool anyExitCondition(const Stmt *S, bool Inner, llvm::function_ref<bool(const Stmt *)> Found) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    if ((leaves(If->getThen(), Inner) || leaves(If->getElse(), Inner)) && Found(If->getCond()))
      return true;
  } else if (const auto *Switch = dyn_cast<SwitchStmt>(S)) {
    if (leaves(Switch->getBody(), /*Inner=*/true) && Found(Switch->getCond()))
      return true;
  }
  Inner |= isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return anyExitCondition(Child, Inner, Found); });
}

/// A flag is a value that one thread assigns and another tests. Counters are data, and so is what no one else can reach.
bool CancelBranch::isSettableFlag(const ValueDecl *D) {
  QualType Type = D->getType().getNonReferenceType();
  bool IsAtomic = U.Models.isRole(Type, TypeRole::Flag) && !Type->isPointerType();
  if (const auto *Atomic = Type->getAs<AtomicType>())
    Type = Atomic->getValueType();
  if (!IsAtomic && !Type->isIntegralOrEnumerationType())
    return false;
  const auto *Var = dyn_cast<VarDecl>(D);
  bool IsReference = D->getType()->isReferenceType();
  if (Var && Var->hasLocalStorage() && !IsReference) {
    bool Shared = llvm::any_of(U.index().usesOf(Var), [&](const Use &Each) {
      return Each.Kind == UseKind::Address || Each.In != Waiter || (Each.Kind == UseKind::Argument && !Each.ByValue);
    });
    if (!Shared)
      return false;
  }
  if (IsReference || !U.isClosed(D))
    return true;

  bool IsCounter = false, GetsConstant = false, GetsValue = false;
  for (const Use &Each : U.index().usesOf(D)) {
    if (!Each.Ref)
      continue; // the initial value
    if (Each.Kind == UseKind::Count)
      IsCounter = true;
    else if (Each.Kind == UseKind::Assign) {
      Expr::EvalResult Value;
      bool Constant = Each.Other && !Each.Other->isValueDependent() && Each.Other->EvaluateAsInt(Value, U.Ctx);
      (Constant ? GetsConstant : GetsValue) = true;
    } else if (Each.Kind == UseKind::Address || (Each.Kind == UseKind::Argument && !Each.ByValue)) {
      return true;
    } else if (Each.Kind == UseKind::Receiver) {
      const auto *Call = dyn_cast_or_null<CallExpr>(Each.Other);
      const auto *Method = Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
      if (Method && Method->isConst())
        continue;
      OverloadedOperatorKind Op = Method ? Method->getOverloadedOperator() : OO_None;
      (Op == OO_PlusPlus || Op == OO_MinusMinus || Op == OO_PlusEqual || Op == OO_MinusEqual ? IsCounter : GetsConstant) = true;
    }
  }
  // A number that is counted is data, even where it is reset.
  bool IsState = Type->isBooleanType() || Type->isEnumeralType() || IsAtomic;
  if ((GetsConstant || GetsValue) && (IsState || !IsCounter))
    return true;
  if (!IsCounter && !GetsConstant && !GetsValue)
    NeverSet = D;
  return false;
}

bool CancelBranch::callStops(const CallExpr *Call, int Depth) {
  auto ArgumentsStop = [&] {
    return llvm::any_of(Call->arguments(), [&](const Expr *Argument) { return readsStopSignal(Argument, Depth); });
  };
  if (const Expr *Object = operand(Call, {Operand::This, 0})) {
    auto Role = U.Models.roleOf(Object->IgnoreParenImpCasts()->getType());
    if (Role == TypeRole::StopToken)
      return true;
    if (Role == TypeRole::Flag) {
      const Expr *Bare = Object->IgnoreParenImpCasts();
      const ValueDecl *D = nullptr;
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Bare))
        D = Ref->getDecl();
      else if (const auto *Member = dyn_cast<MemberExpr>(Bare))
        D = Member->getMemberDecl();
      // Through a pointer the flag may be anybody's.
      return !D || D->getType()->isPointerType() || isSettableFlag(D);
    }
    if (Role == TypeRole::Data || Role == TypeRole::Pointer)
      return readsStopSignal(Object, Depth) || ArgumentsStop();
  }
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return true;
  const SourceManager &SM = U.Ctx.getSourceManager();
  if (SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())))
    return ArgumentsStop();
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const Stmt *Body = UnitIndex::bodyOf(Callee);
  if (!Body || Depth >= MaxDepth || (Method && Method->isVirtual()))
    return true;
  return readsStopSignal(Body, Depth + 1) || ArgumentsStop();
}

bool CancelBranch::readsStopSignal(const Stmt *S, int Depth) {
  if (!S)
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return callStops(Call, Depth);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return readsStopSignal(Lambda->getBody(), Depth);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (U.Models.isRole(Ref->getType(), TypeRole::StopToken))
      return true;
    return isa<VarDecl>(Ref->getDecl()) && isSettableFlag(Ref->getDecl());
  }
  if (const auto *Member = dyn_cast<MemberExpr>(S)) {
    if (U.Models.isRole(Member->getType(), TypeRole::StopToken))
      return true;
    // `state->done` is judged by its field, not by the pointer that leads to it.
    return isa<FieldDecl, VarDecl>(Member->getMemberDecl()) && isSettableFlag(Member->getMemberDecl());
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(S); Unary && Unary->getOpcode() == UO_Deref) {
    // What a pointer points to may be set by whoever owns it; a pointer into a list is data.
    QualType Type = Unary->getType();
    if (Type->isIntegralOrEnumerationType() || U.Models.isRole(Type, TypeRole::Flag))
      return !isa<CallExpr>(Unary->getSubExpr()->IgnoreParenCasts()); // `*__errno_location()`
  }
  if (isa<UnaryExprOrTypeTraitExpr>(S))
    return false;
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return readsStopSignal(Child, Depth); });
}

bool CancelBranch::predicateStops(const Expr *Predicate) {
  const Expr *E = Predicate->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()); Var && Var->getInit())
      E = Var->getInit()->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return readsStopSignal(Lambda->getBody());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Function = dyn_cast<FunctionDecl>(Ref->getDecl())) {
      const Stmt *Body = UnitIndex::bodyOf(Function);
      return !Body || readsStopSignal(Body, 1);
    }
  if (const CXXRecordDecl *Class = E->getType().getNonReferenceType()->getAsCXXRecordDecl(); Class && Class->hasDefinition())
    for (const CXXMethodDecl *Method : Class->methods())
      if (Method->getOverloadedOperator() == OO_Call)
        if (const Stmt *Body = UnitIndex::bodyOf(Method))
          return readsStopSignal(Body, 1);
  return true;
}

bool CancelBranch::loopStops(const Stmt *Loop, const CallSite &Wait, const Row &R, FunctionView &View) {
  const Stmt *Body = nullptr, *Condition = nullptr;
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    Body = While->getBody(), Condition = While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(Loop))
    Body = Do->getBody(), Condition = Do->getCond();
  else if (const auto *For = dyn_cast<ForStmt>(Loop))
    Body = For->getBody(), Condition = For->getCond();
  if (Condition && readsStopSignal(Condition))
    return true;

  // What a call that waits returned says whether the wait itself failed; it cancels nothing.
  const VarDecl *Result = nullptr;
  const Stmt *P = View.parent(Wait.E);
  while (P && isa<CastExpr, ParenExpr, ExprWithCleanups>(P))
    P = View.parent(P);
  if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(P); Binary && Binary->getOpcode() == BO_Assign) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Binary->getLHS()->IgnoreParenImpCasts()))
      Result = dyn_cast<VarDecl>(Ref->getDecl());
  } else if (const auto *Decl = dyn_cast_or_null<DeclStmt>(P); Decl && Decl->isSingleDecl()) {
    Result = dyn_cast<VarDecl>(Decl->getSingleDecl());
  }
  auto TestsWait = [&](const Stmt *Test) {
    return anyStmt(Test, [&](const Stmt *S) {
      const auto *Ref = dyn_cast<DeclRefExpr>(S);
      return S == Wait.E || (Ref && Result && Ref->getDecl() == Result);
    });
  };

  return anyExitCondition(Body, /*Inner=*/false, [&](const Stmt *Test) {
    // A value that another thread sends may mean "stop"; a peer's answer does not come by itself.
    return readsStopSignal(Test) || (R.By != Waker::Descriptor && !TestsWait(Test));
  });
}

bool CancelBranch::cancels(const CallSite &Call, const CallSite &Wait, const Row &R) {
  const Row *Cancel = U.effect(Call.E, Effect::Cancel);
  if (!Cancel || Cancel->Origin != R.Origin)
    return false;
  const SourceManager &SM = U.Ctx.getSourceManager();
  return Call.In != Wait.In || (Cancel->Ahead && SM.isBeforeInTranslationUnit(Call.E->getBeginLoc(), Wait.E->getBeginLoc()));
}

bool CancelBranch::isPresent(const CallSite &Wait, const Row &R) {
  NeverSet = nullptr;
  Waiter = Wait.In ? Wait.In->getCanonicalDecl() : nullptr;
  FunctionView *View = U.view(Wait.In);
  if (!View)
    return true;

  if (R.Predicate && operand(Wait.E, R.Predicate) && predicateStops(operand(Wait.E, R.Predicate)))
    return true;
  if (R.Descriptors && wakeUpIn(U, Wait, R) != WakeUp::None)
    return true;
  for (const Stmt *Loop : View->loopsAround(Wait.E))
    if (loopStops(Loop, Wait, R, *View))
      return true;

  bool HasCallback = anyStmt(View->body(), [&](const Stmt *S) {
    const auto *Decl = dyn_cast<DeclStmt>(S);
    return Decl && llvm::any_of(Decl->decls(), [&](const clang::Decl *D) {
             const auto *Var = dyn_cast<VarDecl>(D);
             return Var && U.Models.isRole(Var->getType(), TypeRole::StopCallback);
           });
  });
  if (HasCallback)
    return true;

  auto Object = R.LockLike ? U.pathOf(operand(Wait.E, R.Object)) : std::nullopt;
  for (const CallSite &Call : U.index().calls()) {
    if (cancels(Call, Wait, R))
      return true;
    if (Object && Call.In == Wait.In)
      if (const Row *Wake = U.effect(Call.E, Effect::Wake))
        if (U.pathOf(operand(Call.E, Wake->Object)) == Object)
          return true;
  }
  return false;
}

} // namespace leak
