#include "lib/Path/LockModel.h"
#include "lib/Path/Engine.h"
#include "lib/Path/FindingCollector.h"
#include "lib/Path/LockReach.h"
#include "lib/Path/LockRegions.h"
#include "lib/Path/LockState.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"

using namespace clang;
using namespace clang::ento;

namespace leak {
namespace {

/// What the checker works with; it is constructed by the engine, which hands over nothing.
struct Model {
  Unit &U;
  LockCalls Calls;
  LockReach Reach;
  FindingCollector Collector;

  Model(Unit &U) : U(U), Calls(U), Reach(U, Calls), Collector(Reach) {}
};

using Regions = llvm::SmallVector<const MemRegion *, 2>;

class LockChecker : public Checker<eval::Call, check::PreCall, check::LiveSymbols, check::EndFunction, check::EndAnalysis> {
public:
  Model *M = nullptr;

  bool evalCall(const CallEvent &Call, CheckerContext &C) const {
    const auto *E = dyn_cast_or_null<Expr>(Call.getOriginExpr());
    if (!E || !isa<CallExpr, CXXConstructExpr>(E))
      return false;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E); Construct && M->Calls.isGuard(Construct->getType()))
      return constructGuard(Call, *Construct, C);
    if (isGuardAssignment(Call))
      return assignGuard(Call, C);
    if (auto Action = M->Calls.actionOf(E))
      return perform(Call, *E, *Action, C);
    for (const KnownEffect &Known : M->U.effectsOf(E)) {
      if (Known.R->Does == Effect::Join || Known.R->Does == Effect::Wait)
        return wait(Call, *E, *Known.R, C);
      if (Known.R->Does == Effect::Holds && tellWhetherHeld(Call, *E, *Known.R, C))
        return true;
    }
    if (dereferencePointer(Call, C))
      return true;
    const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
    if (Function && (M->Reach.matters(Function) || isSimple(*Function)))
      return false;
    if (answerAgain(Call, C))
      return true;
    // Nothing below this call can matter: the engine need not walk into it.
    C.addTransition(evaluateBlindly(Call, E, C, C.getState()));
    return true;
  }

  void checkPreCall(const CallEvent &Call, CheckerContext &C) const {
    const auto *Destructor = dyn_cast<CXXDestructorCall>(&Call);
    if (!Destructor)
      return;
    const MemRegion *Guard = lockRegion(Destructor->getCXXThisVal().getAsRegion());
    LockState Locks(C.getState());
    if (!Guard || Locks.locksOf(Guard).empty())
      return;
    if (Locks.owns(Guard))
      for (const MemRegion *Lock : Locks.locksOf(Guard))
        Locks.giveBack(Lock);
    Locks.forget(Guard);
    C.addTransition(Locks.state());
  }

  void checkLiveSymbols(ProgramStateRef State, SymbolReaper &Reaper) const { LockState(State).markLive(Reaper); }

  void checkEndFunction(const ReturnStmt *Return, CheckerContext &C) const {
    leave(C, Return, [&](const HeldLock &How) { return How.Frame == C.getStackFrame(); });
    M->Collector.noteExit(C.getStackFrame(), C.getState(), Return, resultOf(Return, C));
  }

  void checkEndAnalysis(ExplodedGraph &Graph, BugReporter &Reporter, ExprEngine &) const {
    // The engine ends a path at a throw without a word.
    for (ExplodedNode &Node : Graph.nodes())
      if (auto Point = Node.getLocationAs<StmtPoint>(); Point && Node.isSink())
        if (const auto *Throw = dyn_cast<CXXThrowExpr>(Point->getStmt()); Throw && Throw->getSubExpr())
          leaveByThrow(Node, *Throw);
    M->Collector.reportUnreleased(Reporter, Type);
  }

private:
  BugType Type{this, "lock"};

  /// A body that is a single return, perhaps of a local static: a getter or test, whose value other tests may agree with.
  bool isSimple(const FunctionDecl &Function) const {
    const auto *Body = dyn_cast_or_null<CompoundStmt>(UnitIndex::bodyOf(&Function));
    return Body && !Body->body_empty() && Body->size() <= 2 && isa<ReturnStmt>(Body->body_back()) &&
           (Body->size() == 1 || isa<DeclStmt>(Body->body_front())) &&
           !M->U.Ctx.getSourceManager().isInSystemHeader(Function.getLocation());
  }

  /// Records the locks taken by hand that \p Throw leaves behind: nothing catches it up to the function that took them. A throw
  /// without an operand comes from a handler, which the engine does not enter.
  void leaveByThrow(ExplodedNode &Node, const CXXThrowExpr &Throw) const {
    for (const auto &[Lock, How] : LockState(Node.getState()).allHeld()) {
      if (How.ByGuard)
        continue;
      const Stmt *At = &Throw;
      for (const LocationContext *L = Node.getLocationContext(); L && At && !isCaughtAround(At, *L); L = L->getParent()) {
        if (L->getStackFrame() == How.Frame) {
          M->Collector.noteHeldExit(&Node, Lock, How, At, Result::Unknown);
          break;
        }
        At = L->getStackFrame()->getCallSite();
      }
    }
  }

  static bool isCaughtAround(const Stmt *At, const LocationContext &L) {
    const ParentMap &Parents = L.getParentMap();
    for (const Stmt *Child = At, *P = Parents.getParent(At); P; Child = P, P = Parents.getParent(P))
      if (const auto *Try = dyn_cast<CXXTryStmt>(P); Try && Try->getTryBlock() == Child)
        return true;
    return false;
  }

  ProgramStateRef evaluateBlindly(const CallEvent &Call, const Expr *E, CheckerContext &C, ProgramStateRef State) const {
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
    for (const auto &[Lock, How] : Locks.allHeld())
      if (!How.ByGuard && mayUnlock(Call, *Lock))
        Locks.giveBack(Lock);
    State = Locks.state();
    if (!Changed.empty())
      State = State->invalidateRegions(Changed, C.getCFGElementRef(), C.blockCount(), C.getLocationContext(),
                                       /*CausesPointerEscape=*/false);
    return C.getStateManager().getOwningEngine().bindReturnValue(Call, C.getLocationContext(), State);
  }

  static bool isConstMethod(const Decl *D) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(D);
    return Method && Method->isConst();
  }

  /// A function out of sight whose name says that it gives locks back, or a callback that is given nothing or the lock's owner.
  static bool mayUnlock(const CallEvent &Call, const MemRegion &Lock) {
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl()))
      return Function->getIdentifier() && Function->getName().contains_insensitive("unlock");
    bool Given = Call.getNumArgs() == 0;
    for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
      const MemRegion *R = Call.getArgSVal(I).getAsRegion();
      Given |= R && R->getBaseRegion() == Lock.getBaseRegion();
    }
    return Given && isa_and_nonnull<CallExpr>(Call.getOriginExpr());
  }

  /// A test out of sight gives one answer to one question: `if (threaded()) lock(); ... if (threaded()) unlock();`.
  bool answerAgain(const CallEvent &Call, CheckerContext &C) const {
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

  /// `lock.owns_lock()` of a guard that is tracked.
  bool tellWhetherHeld(const CallEvent &Call, const Expr &E, const Row &R, CheckerContext &C) const {
    LockState Locks(C.getState());
    const MemRegion *Guard = nullptr;
    locksAt(Call, R.Object, Locks, Guard);
    if (!Guard || !E.getType()->isBooleanType())
      return false;
    C.addTransition(
        C.getState()->BindExpr(&E, C.getLocationContext(), C.getSValBuilder().makeTruthVal(Locks.owns(Guard), E.getType())));
    return true;
  }

  /// The regions of the locks that \p Of names, seen through a guard.
  Regions locksAt(const CallEvent &Call, Operand Of, const LockState &Locks, const MemRegion *&Guard) const {
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

  static QualType typeOf(const CallEvent &Call, Operand Of) {
    if (Of.Kind == Operand::This) {
      const auto *Origin = cast<Expr>(Call.getOriginExpr());
      const Expr *Object = operand(Origin, Of);
      return Object ? Object->IgnoreParenImpCasts()->getType() : QualType();
    }
    const Expr *Argument = Call.getArgExpr(Of.Kind == Operand::Arg ? Of.Index : 0);
    return Argument ? Argument->IgnoreParenImpCasts()->getType() : QualType();
  }

  /// How a lock is taken.
  struct Taking {
    const Expr &Site;
    bool Shared, ByGuard;
    bool Blocks;  ///< waits for a lock that is held already
    bool Ordered; ///< one lock after another, not all at once
  };

  /// Takes \p Lock. Where this thread has it already, reports that it waits for itself if it does, and leaves the lock with its
  /// first holder; \p Pred is the node to go on from.
  ProgramStateRef take(ProgramStateRef State, const MemRegion *Lock, QualType LockType, const Taking &How, CheckerContext &C,
                       ExplodedNode *&Pred) const {
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
    if (How.Blocks && How.Ordered)
      M->Collector.addEdges(Locks, Lock, Now);
    Locks.take(Lock, Now);
    return Locks.state();
  }

  const NoteTag *noteFor(CheckerContext &C, const Regions &Locks) const {
    return C.getNoteTag([Locks](PathSensitiveBugReport &Report) -> std::string {
      for (const MemRegion *Lock : Locks)
        if (Report.isInteresting(Lock)) {
          const ValueDecl *D = declOf(Lock);
          return D ? "'" + D->getNameAsString() + "' locked here" : "locked here";
        }
      return {};
    });
  }

  bool perform(const CallEvent &Call, const Expr &E, const LockAction &Action, CheckerContext &C) const {
    ProgramStateRef State = evaluateBlindlyButLocks(Call, E, C);
    LockState Locks(State);
    const MemRegion *Guard = nullptr;
    Regions Which = locksAt(Call, Action.Object, Locks, Guard);
    QualType Type = Guard ? QualType() : typeOf(Call, Action.Object);

    if (Action.Does == Effect::Release || Action.Does == Effect::Disown) {
      for (const MemRegion *Lock : Which) {
        if (const HeldLock *How = Locks.held(Lock); How && Action.Does == Effect::Release) {
          M->Collector.noteRelease(*How, E, C.getStackFrame());
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
      Taking How{E, Action.Shared || isShared(Guard), Guard != nullptr, Blocks, /*Ordered=*/Which.size() == 1};
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
    bool AlreadyHeld =
        llvm::any_of(Which, [&](const MemRegion *Lock) { return Locks.held(Lock) && !Locks.held(Lock)->Shared; });
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

  QualType typeOfRegion(const MemRegion *R) const {
    const auto *Typed = dyn_cast<TypedValueRegion>(R);
    if (Typed)
      return Typed->getValueType();
    const auto *Symbolic = dyn_cast<SymbolicRegion>(R);
    return Symbolic ? Symbolic->getSymbol()->getType()->getPointeeType() : QualType();
  }
  bool isShared(const MemRegion *Guard) const {
    QualType Type = Guard ? typeOfRegion(Guard) : QualType();
    return !Type.isNull() && M->Calls.isSharedGuard(Type);
  }

  /// The result of a call that is modelled here: its arguments are locks, which keep their state.
  ProgramStateRef evaluateBlindlyButLocks(const CallEvent &Call, const Expr &E, CheckerContext &C) const {
    return C.getStateManager().getOwningEngine().bindReturnValue(Call, C.getLocationContext(), C.getState());
  }

  bool constructGuard(const CallEvent &Call, const CXXConstructExpr &Construct, CheckerContext &C) const {
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
        // Several locks at once are taken in an order of the library's own.
        Taking How{Construct, Shared, true, Start == GuardStart::Takes, /*Ordered=*/Which.size() == 1};
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

  /// In a guard's constructor every argument that is no tag and no time is a lock.
  bool isLockOrTemplateLock(const Expr *Argument) const {
    if (!Argument || isa<CXXDefaultArgExpr>(Argument))
      return false;
    QualType Type = Argument->IgnoreParenImpCasts()->getType();
    return M->Calls.isLock(Type) || Argument->isLValue() || Type->isPointerType();
  }

  static void moveGuard(LockState &Locks, const MemRegion *From, const MemRegion *To) {
    auto Which = From ? Locks.locksOf(From) : llvm::SmallVector<const MemRegion *, 2>();
    if (Which.empty())
      return;
    bool Owns = Locks.owns(From);
    Locks.forget(From);
    Locks.setGuard(To, Which, Owns);
  }

  bool isGuardAssignment(const CallEvent &Call) const {
    const auto *Operator = dyn_cast<CXXMemberOperatorCall>(&Call);
    return Operator && Operator->getOverloadedOperator() == OO_Equal &&
           M->Calls.isGuard(Operator->getOriginExpr()->getArg(0)->getType());
  }

  bool assignGuard(const CallEvent &Call, CheckerContext &C) const {
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

  bool wait(const CallEvent &Call, const Expr &E, const Row &R, CheckerContext &C) const {
    ProgramStateRef State = evaluateBlindlyButLocks(Call, E, C);
    const MemRegion *Guard = nullptr;
    LockState Locks(State);
    Regions GivenBack = locksAt(Call, R.Releases, Locks, Guard);
    M->Collector.addWait(Locks, E, R, GivenBack, C.getStackFrame());
    C.addTransition(State);
    return true;
  }

  /// `p->`, `*p` and `p.get()` of a smart pointer give one object until something changes the pointer.
  bool dereferencePointer(const CallEvent &Call, CheckerContext &C) const {
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
      Value = C.getSValBuilder().conjureSymbolVal(Call, C.getASTContext().getPointerType(Pointee), C.blockCount());
      Locks.setPointee(Pointer, Value);
    }
    C.addTransition(Locks.state()->BindExpr(Call.getOriginExpr(), C.getLocationContext(), Value));
    return true;
  }

  /// What \p Return gives its caller, if that is a value that can be tested.
  static Result resultOf(const ReturnStmt *Return, CheckerContext &C) {
    const Expr *E = Return ? Return->getRetValue() : nullptr;
    if (!E || !E->getType()->isScalarType())
      return Result::Unknown;
    SVal Value = C.getSVal(E);
    auto Defined = Value.getAs<DefinedOrUnknownSVal>();
    if (!Defined || Value.isUnknown())
      return Result::Unknown;
    auto [NotZero, Zero] = C.getState()->assume(*Defined);
    return NotZero && Zero ? Result::Unknown : Zero ? Result::Zero : Result::NotZero;
  }

  /// Records the locks taken by hand that \p IsLeft says are left here.
  void leave(CheckerContext &C, const Stmt *Exit, llvm::function_ref<bool(const HeldLock &)> IsLeft) const {
    LockState Locks(C.getState());
    Result Value = resultOf(dyn_cast_or_null<ReturnStmt>(Exit), C);
    for (const auto &[Lock, How] : Locks.allHeld())
      if (!How.ByGuard && IsLeft(How))
        if (ExplodedNode *Node = C.generateNonFatalErrorNode(C.getState(), this))
          M->Collector.noteHeldExit(Node, Lock, How, Exit, Value);
  }
};

} // namespace

PathFindings followLocks(Unit &U, Preprocessor &PP, unsigned Budget) {
  Model M(U);
  if (M.Reach.roots().empty())
    return {};
  auto Register = [&M](CheckerRegistry &Registry) {
    static thread_local Model *Current;
    Current = &M;
    Registry.addChecker([](CheckerManager &Manager) { Manager.registerChecker<LockChecker>()->M = Current; },
                        [](const CheckerManager &) { return true; }, "leak.Locks", "");
  };
  runEngine({U.Ctx, PP, M.Reach.roots(), Budget, "leak.Locks", Register, M.Collector.makeConsumer()});
  return M.Collector.take(M.Reach.roots().size());
}

} // namespace leak
