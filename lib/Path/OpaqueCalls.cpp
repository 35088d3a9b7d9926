#include "lib/Path/LockChecker.h"
#include "lib/Path/LockRegions.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

bool LockChecker::isSimple(const FunctionDecl &Function) const {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(UnitIndex::bodyOf(&Function));
  return Body && !Body->body_empty() && Body->size() <= 2 && isa<ReturnStmt>(Body->body_back()) &&
         (Body->size() == 1 || isa<DeclStmt>(Body->body_front())) &&
         !M->U.Ctx.getSourceManager().isInSystemHeader(Function.getLocation());
}

static bool isConstMethod(const Decl *D) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(D);
  return Method && Method->isConst();
}

/// Whether \p Call is given the object that \p Lock is a field of.
static bool isGivenOwner(const CallEvent &Call, const MemRegion &Lock) {
  auto IsOwner = [&](SVal Value) {
    const MemRegion *R = Value.getAsRegion();
    return R && R->getBaseRegion() == Lock.getBaseRegion();
  };
  const auto *Member = dyn_cast<CXXInstanceCall>(&Call);
  if (Member && !isConstMethod(Call.getDecl()) && IsOwner(Member->getCXXThisVal()))
    return true;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (IsOwner(Call.getArgSVal(I)))
      return true;
  return false;
}

/// A function out of sight whose name says that it gives locks back, or a callback that is given nothing or the lock's owner.
static bool mayUnlock(const CallEvent &Call, const MemRegion &Lock) {
  if (const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl()))
    return Function->getIdentifier() && Function->getName().contains_insensitive("unlock");
  return (Call.getNumArgs() == 0 || isGivenOwner(Call, Lock)) && isa_and_nonnull<CallExpr>(Call.getOriginExpr());
}

ProgramStateRef LockChecker::evaluateBlindly(const CallEvent &Call, const Expr *E, CheckerContext &C,
                                             ProgramStateRef State) const {
  Regions Changed;
  LockState Locks(State);
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const MemRegion *R = Call.getArgSVal(I).getAsRegion();
    const Expr *Argument = Call.getArgExpr(I);
    if (!R || !Argument)
      continue;
    const MemRegion *Lock = lockRegion(R);
    Locks.forgetPointee(Lock);
    // Who is given a lock or guard may give it back.
    if (!Locks.locksOf(Lock).empty()) {
      for (const MemRegion *Guarded : Locks.locksOf(Lock))
        Locks.giveBack(Guarded);
      Locks.forget(Lock);
    } else if (Locks.held(Lock) && !isa<CXXConstructExpr>(E)) {
      Locks.giveBack(Lock);
    }
    if (isa<StackSpaceRegion>(R->getRawMemorySpace()))
      Changed.push_back(R);
  }
  // So may a method of a guard that no row knows.
  if (const auto *Member = dyn_cast<CXXInstanceCall>(&Call); Member && !isConstMethod(Call.getDecl())) {
    const MemRegion *Guard = lockRegion(Member->getCXXThisVal().getAsRegion());
    for (const MemRegion *Guarded : Locks.locksOf(Guard))
      Locks.giveBack(Guarded);
    Locks.forget(Guard);
  }
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  for (const auto &[Lock, How] : Locks.allHeld()) {
    if (How.ByGuard)
      continue;
    if (mayUnlock(Call, *Lock))
      Locks.giveBack(Lock);
    else if (Callee && isGivenOwner(Call, *Lock) && !UnitIndex::bodyOf(Callee) &&
             !M->U.Ctx.getSourceManager().isInSystemHeader(Callee->getLocation()))
      Locks.passTo(Lock, Callee);
  }
  State = Locks.state();
  if (!Changed.empty())
    State = State->invalidateRegions(Changed, C.getCFGElementRef(), C.blockCount(), C.getLocationContext(),
                                     /*CausesPointerEscape=*/false);
  return C.getStateManager().getOwningEngine().bindReturnValue(Call, C.getLocationContext(), State);
}

bool LockChecker::answerAgain(const CallEvent &Call, CheckerContext &C) const {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || Function->getNumParams() || !Call.getResultType()->isIntegralOrEnumerationType() ||
      !isa<CallExpr>(Call.getOriginExpr()))
    return false;
  const MemRegion *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXInstanceCall>(&Call)) {
    Object = Member->getCXXThisVal().getAsRegion();
    if (!Object || !isConstMethod(Function))
      return false;
  }
  LockState Locks(C.getState());
  SVal Value;
  if (const SVal *Known = Locks.answer(Function, Object)) {
    Value = *Known;
  } else {
    Value = C.getSValBuilder().conjureSymbolVal(Call, C.blockCount());
    Locks.setAnswer(Function, Object, Value);
  }
  C.addTransition(Locks.state()->BindExpr(Call.getOriginExpr(), C.getLocationContext(), Value));
  return true;
}

bool LockChecker::dereferencePointer(const CallEvent &Call, CheckerContext &C) const {
  const auto *Member = dyn_cast<CXXInstanceCall>(&Call);
  const auto *Method = Member ? dyn_cast_or_null<CXXMethodDecl>(Call.getDecl()) : nullptr;
  // The object's own type: libstdc++ declares the operators in a base.
  const Expr *Object = Member ? Member->getCXXThisExpr() : nullptr;
  if (!Method || !Object || !M->U.Models.isRole(Object->IgnoreParenImpCasts()->getType(), TypeRole::Pointer))
    return false;
  const MemRegion *Pointer = lockRegion(Member->getCXXThisVal().getAsRegion());
  if (!Pointer)
    return false;
  LockState Locks(C.getState());
  OverloadedOperatorKind Op = Method->getOverloadedOperator();
  bool Gets = Op == OO_Arrow || Op == OO_Star || (Method->getIdentifier() && Method->getName() == "get");
  if (!Gets) {
    if (!Method->isConst())
      Locks.forgetPointee(Pointer);
    C.addTransition(evaluateBlindly(Call, Call.getOriginExpr(), C, Locks.state()));
    return true;
  }
  QualType Pointee = Call.getResultType()->getPointeeType();
  if (Pointee.isNull())
    return false;
  SVal Value;
  if (const SVal *Known = Locks.pointee(Pointer)) {
    Value = *Known;
  } else {
    // A symbol that knows the pointer it belongs to: it names what is found there.
    Value = C.getSValBuilder().getMetadataSymbolVal(this, Pointer, cast<Expr>(Call.getOriginExpr()),
                                                    C.getASTContext().getPointerType(Pointee), C.getLocationContext(),
                                                    C.blockCount());
    Locks.setPointee(Pointer, Value);
  }
  C.addTransition(Locks.state()->BindExpr(Call.getOriginExpr(), C.getLocationContext(), Value));
  return true;
}

} // namespace leak
