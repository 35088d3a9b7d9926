#include "lib/Path/LockChecker.h"
#include "lib/Path/LockRegions.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

Regions LockChecker::locksAt(const CallEvent &Call, Operand Of, const LockState &Locks, const MemRegion *&Guard) const {
  Regions Result;
  auto Add = [&](SVal Value) {
    const MemRegion *R = lockRegion(Value.getAsRegion());
    if (!R)
      return;
    auto Guarded = Locks.locksOf(R);
    if (Guarded.empty()) {
      Result.push_back(R);
      return;
    }
    Guard = R;
    Result.append(Guarded);
  };
  if (Of.Kind == Operand::This) {
    if (const auto *Member = dyn_cast<CXXInstanceCall>(&Call))
      Add(Member->getCXXThisVal());
  } else if (Of.Kind == Operand::Arg && Of.Index < Call.getNumArgs()) {
    Add(Call.getArgSVal(Of.Index));
  } else if (Of.Kind == Operand::Each) {
    for (unsigned I = 0; I < Call.getNumArgs(); ++I)
      Add(Call.getArgSVal(I));
  }
  return Result;
}

QualType LockChecker::typeOf(const CallEvent &Call, Operand Of) {
  if (Of.Kind == Operand::This) {
    const auto *Origin = cast<Expr>(Call.getOriginExpr());
    const Expr *Object = operand(Origin, Of);
    return Object ? Object->IgnoreParenImpCasts()->getType() : QualType();
  }
  const Expr *Argument = Call.getArgExpr(Of.Kind == Operand::Arg ? Of.Index : 0);
  return Argument ? Argument->IgnoreParenImpCasts()->getType() : QualType();
}

QualType LockChecker::typeOfRegion(const MemRegion *R) const {
  const auto *Typed = dyn_cast<TypedValueRegion>(R);
  if (Typed)
    return Typed->getValueType();
  const auto *Symbolic = dyn_cast<SymbolicRegion>(R);
  return Symbolic ? Symbolic->getSymbol()->getType()->getPointeeType() : QualType();
}

bool LockChecker::isShared(const MemRegion *Guard) const {
  QualType Type = Guard ? typeOfRegion(Guard) : QualType();
  return !Type.isNull() && M->Calls.isSharedGuard(Type);
}

ProgramStateRef LockChecker::evaluateBlindlyButLocks(const CallEvent &Call, const Expr &E, CheckerContext &C) const {
  return C.getStateManager().getOwningEngine().bindReturnValue(Call, C.getLocationContext(), C.getState());
}

bool LockChecker::tellWhetherHeld(const CallEvent &Call, const Expr &E, const Row &R, CheckerContext &C) const {
  LockState Locks(C.getState());
  const MemRegion *Guard = nullptr;
  locksAt(Call, R.Object, Locks, Guard);
  if (!Guard || !E.getType()->isBooleanType())
    return false;
  C.addTransition(
      C.getState()->BindExpr(&E, C.getLocationContext(), C.getSValBuilder().makeTruthVal(Locks.owns(Guard), E.getType())));
  return true;
}

ProgramStateRef LockChecker::take(ProgramStateRef State, const MemRegion *Lock, QualType LockType, const Taking &How,
                                  CheckerContext &C, ExplodedNode *&Pred) const {
  LockState Locks(State);
  HeldLock Now{&How.Site, C.getStackFrame(), 0, How.Shared, How.ByGuard};
  if (const HeldLock *Before = Locks.held(Lock)) {
    // Two readers of one lock are common, and mostly let in: only a writer that waits between them shuts the second out.
    bool Excludes = !Before->Shared || !How.Shared;
    if (How.Blocks && Excludes && M->Calls.isOrdinary(LockType, declOf(Lock)))
      if (ExplodedNode *Node = C.generateNonFatalErrorNode(State, Pred)) {
        M->Collector.reportNested(C.getBugReporter(), Type, Node, Lock, *Before, Now);
        Pred = Node;
      }
    return State;
  }
  if (How.Blocks)
    M->Collector.addEdges(How.Before, Lock, Now);
  Locks.take(Lock, Now);
  return Locks.state();
}

const NoteTag *LockChecker::noteFor(CheckerContext &C, const Regions &Locks) const {
  return C.getNoteTag([this, Locks](PathSensitiveBugReport &Report) -> std::string {
    for (const MemRegion *Lock : Locks)
      if (M->Collector.isAbout(Report, Lock)) {
        const ValueDecl *D = declOf(Lock);
        return D ? "'" + D->getNameAsString() + "' locked here" : "locked here";
      }
    return {};
  });
}

bool LockChecker::perform(const CallEvent &Call, const Expr &E, const LockAction &Action, CheckerContext &C) const {
  ProgramStateRef State = evaluateBlindlyButLocks(Call, E, C);
  LockState Locks(State);
  const MemRegion *Guard = nullptr;
  Regions Which = locksAt(Call, Action.Object, Locks, Guard);
  QualType Type = Guard ? QualType() : typeOf(Call, Action.Object);

  if (Action.Does == Effect::Release || Action.Does == Effect::Disown) {
    for (const MemRegion *Lock : Which) {
      if (const HeldLock *How = Locks.held(Lock); How && Action.Does == Effect::Release) {
        M->Collector.noteRelease(Locks, Lock, E, C.getStackFrame());
        Locks.giveBack(Lock);
      } else if (How && Guard) {
        HeldLock ByHand = *How; // release(): whoever called it now has to unlock
        ByHand.ByGuard = false;
        Locks.giveBack(Lock);
        Locks.take(Lock, ByHand);
      }
    }
    if (Guard)
      Locks.setOwns(Guard, false);
    State = Locks.state();
    if (Action.Does == Effect::Disown && Which.size() == 1 && E.getType()->isPointerType())
      State = State->BindExpr(&E, C.getLocationContext(), C.getSValBuilder().makeLoc(Which.front()));
    else if (E.getType()->isIntegralOrEnumerationType())
      State = State->BindExpr(&E, C.getLocationContext(), C.getSValBuilder().makeIntVal(0, E.getType()));
    C.addTransition(State);
    return true;
  }

  bool Blocks = Action.Does == Effect::Acquire;
  ProgramStateRef Taken = State;
  ExplodedNode *Pred = C.getPredecessor();
  Regions New;
  for (const MemRegion *Lock : Which) {
    if (!LockState(Taken).held(Lock))
      New.push_back(Lock);
    QualType LockType = Type.isNull() || Action.Object.Kind == Operand::Each ? typeOfRegion(Lock) : Type;
    Taking How{E, Action.Shared || isShared(Guard), Guard != nullptr, Blocks, Locks};
    Taken = take(Taken, Lock, LockType, How, C, Pred);
  }
  if (Guard) {
    LockState Owning(Taken);
    Owning.setOwns(Guard, true);
    Taken = Owning.state();
  }
  SValBuilder &Values = C.getSValBuilder();
  QualType ResultType = E.getType();
  if (Blocks) {
    // Locking that fails leaves nothing locked: the program that goes on from there is of no interest here.
    if (ResultType->isIntegralOrEnumerationType())
      Taken = Taken->BindExpr(&E, C.getLocationContext(), Values.makeIntVal(Action.Success.value_or(0), ResultType));
    C.addTransition(Taken, Pred, noteFor(C, New));
    return true;
  }
  // Both results of a try are possible, and the program can tell them apart.
  if (ResultType->isVoidType() || !ResultType->isIntegralOrEnumerationType()) {
    C.addTransition(State);
    return true;
  }
  const LocationContext *Frame = C.getLocationContext();
  bool AlreadyHeld = llvm::any_of(Which, [&](const MemRegion *Lock) { return Locks.held(Lock) && !Locks.held(Lock)->Shared; });
  unsigned Success = Action.Success.value_or(1);
  if (!AlreadyHeld)
    C.addTransition(Taken->BindExpr(&E, Frame, Values.makeIntVal(Success, ResultType)), noteFor(C, Which));
  if (Success != 0) {
    C.addTransition(State->BindExpr(&E, Frame, Values.makeIntVal(0, ResultType)));
    return true;
  }
  DefinedOrUnknownSVal Failure = Values.conjureSymbolVal(Call, C.blockCount());
  if (auto Defined = Failure.getAs<DefinedSVal>())
    if (ProgramStateRef NotZero = State->assume(*Defined, true))
      C.addTransition(NotZero->BindExpr(&E, Frame, *Defined));
  return true;
}

static void moveGuard(LockState &Locks, const MemRegion *From, const MemRegion *To) {
  auto Which = From ? Locks.locksOf(From) : llvm::SmallVector<const MemRegion *, 2>();
  if (Which.empty())
    return;
  bool Owns = Locks.owns(From);
  Locks.forget(From);
  Locks.setGuard(To, Which, Owns);
}

bool LockChecker::isLockOrTemplateLock(const Expr *Argument) const {
  if (!Argument || isa<CXXDefaultArgExpr>(Argument))
    return false;
  QualType Type = Argument->IgnoreParenImpCasts()->getType();
  return M->Calls.isLock(Type) || Argument->isLValue() || Type->isPointerType();
}

bool LockChecker::constructGuard(const CallEvent &Call, const CXXConstructExpr &Construct, CheckerContext &C) const {
  ProgramStateRef State = evaluateBlindlyButLocks(Call, Construct, C);
  const MemRegion *Guard = lockRegion(cast<CXXConstructorCall>(Call).getCXXThisVal().getAsRegion());
  LockState Locks(State);
  if (!Guard || !isa<StackSpaceRegion>(Guard->getRawMemorySpace())) {
    // Its end is not known: it may be on the heap, or in an object that outlives the path.
    C.addTransition(State);
    return true;
  }
  if (Construct.getConstructor()->isCopyOrMoveConstructor()) {
    moveGuard(Locks, lockRegion(Call.getArgSVal(0).getAsRegion()), Guard);
    C.addTransition(Locks.state());
    return true;
  }
  GuardStart Start = M->Calls.startOf(Construct);
  Regions Which;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (isLockOrTemplateLock(Call.getArgExpr(I)))
      if (const MemRegion *R = lockRegion(Call.getArgSVal(I).getAsRegion()))
        Which.push_back(R);
  bool Shared = M->Calls.isSharedGuard(Construct.getType());
  if (Start == GuardStart::Defers) {
    Locks.setGuard(Guard, Which, false);
    C.addTransition(Locks.state());
    return true;
  }
  ProgramStateRef Taken = State;
  ExplodedNode *Pred = C.getPredecessor();
  Regions New, Noted;
  for (const MemRegion *Lock : Which) {
    const HeldLock *Before = LockState(Taken).held(Lock);
    if (Start == GuardStart::Adopts) {
      LockState Adopting(Taken);
      HeldLock Now{Before ? Before->Site : &Construct, C.getStackFrame(), 0, Shared, true};
      Adopting.giveBack(Lock);
      Adopting.take(Lock, Now);
      Taken = Adopting.state();
    } else {
      Taking How{Construct, Shared, true, Start == GuardStart::Takes, Locks};
      Taken = take(Taken, Lock, typeOfRegion(Lock), How, C, Pred);
    }
    if (!Before || Start == GuardStart::Adopts)
      New.push_back(Lock);
    if (!Before)
      Noted.push_back(Lock);
  }
  // What was held before stays with its first holder.
  LockState Owning(Taken);
  Owning.setGuard(Guard, New, true);
  if (Start != GuardStart::Tries || New.size() == Which.size())
    C.addTransition(Owning.state(), Pred, noteFor(C, Noted));
  if (Start == GuardStart::Tries) {
    Locks.setGuard(Guard, Which, false);
    C.addTransition(Locks.state());
  }
  return true;
}

bool LockChecker::isGuardAssignment(const CallEvent &Call) const {
  const auto *Operator = dyn_cast<CXXMemberOperatorCall>(&Call);
  return Operator && Operator->getOverloadedOperator() == OO_Equal &&
         M->Calls.isGuard(Operator->getOriginExpr()->getArg(0)->getType());
}

bool LockChecker::assignGuard(const CallEvent &Call, CheckerContext &C) const {
  LockState Locks(evaluateBlindlyButLocks(Call, *Call.getOriginExpr(), C));
  const MemRegion *To = lockRegion(cast<CXXInstanceCall>(Call).getCXXThisVal().getAsRegion());
  if (To && Locks.owns(To))
    for (const MemRegion *Lock : Locks.locksOf(To))
      Locks.giveBack(Lock);
  if (To) {
    Locks.forget(To);
    moveGuard(Locks, lockRegion(Call.getArgSVal(0).getAsRegion()), To);
  }
  C.addTransition(Locks.state());
  return true;
}

} // namespace leak
