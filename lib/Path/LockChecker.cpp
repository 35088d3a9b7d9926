#include "lib/Path/LockChecker.h"
#include "lib/Path/Engine.h"
#include "lib/Path/LockModel.h"
#include "lib/Path/LockRegions.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

bool LockChecker::evalCall(const CallEvent &Call, CheckerContext &C) const {
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

void LockChecker::checkPreCall(const CallEvent &Call, CheckerContext &C) const {
  const auto *Destructor = dyn_cast<CXXDestructorCall>(&Call);
  if (!Destructor)
    return;
  const MemRegion *Guard = lockRegion(Destructor->getCXXThisVal().getAsRegion());
  LockState Locks(C.getState());
  if (const auto *Var = dyn_cast_or_null<VarRegion>(Guard)) {
    const TypeRow *Row = M->U.Models.rowOf(Var->getValueType()->getAsCXXRecordDecl());
    if (Row && Row->Joins) {
      WaitUnderLock W;
      W.Dying = Var->getDecl();
      M->Collector.addWait(Locks, W, Var, {}, C.getStackFrame());
      return;
    }
  }
  if (!Guard || Locks.locksOf(Guard).empty())
    return;
  if (Locks.owns(Guard))
    for (const MemRegion *Lock : Locks.locksOf(Guard))
      Locks.giveBack(Lock);
  Locks.forget(Guard);
  C.addTransition(Locks.state());
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

void LockChecker::leave(CheckerContext &C, const Stmt *Exit, llvm::function_ref<bool(const HeldLock &)> IsLeft) const {
  LockState Locks(C.getState());
  Result Value = resultOf(dyn_cast_or_null<ReturnStmt>(Exit), C);
  for (const auto &[Lock, How] : Locks.allHeld())
    if (!How.ByGuard && IsLeft(How))
      if (ExplodedNode *Node = C.generateNonFatalErrorNode(C.getState(), this))
        M->Collector.noteHeldExit(Node, Lock, How, Exit, Value);
}

void LockChecker::checkBeginFunction(CheckerContext &C) const {
  // The engine goes on to every function that the roots call; where nothing can meet that ends at once.
  const auto *Function = dyn_cast<FunctionDecl>(C.getLocationContext()->getDecl());
  if (C.inTopFrame() && Function && !M->Reach.isRoot(*Function))
    C.generateSink(C.getState(), C.getPredecessor());
}

void LockChecker::checkEndFunction(const ReturnStmt *Return, CheckerContext &C) const {
  leave(C, Return, [&](const HeldLock &How) { return How.Frame == C.getStackFrame(); });
  M->Collector.noteExit(C.getStackFrame(), C.getState(), Return, resultOf(Return, C));
}

static bool isCaughtAround(const Stmt *At, const LocationContext &L) {
  const ParentMap &Parents = L.getParentMap();
  for (const Stmt *Child = At, *P = Parents.getParent(At); P; Child = P, P = Parents.getParent(P))
    if (const auto *Try = dyn_cast<CXXTryStmt>(P); Try && Try->getTryBlock() == Child)
      return true;
  return false;
}

void LockChecker::leaveByThrow(ExplodedNode &Node, const CXXThrowExpr &Throw) const {
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

void LockChecker::checkEndAnalysis(ExplodedGraph &Graph, BugReporter &Reporter, ExprEngine &Engine) const {
  if (const ExplodedNode *Root = Graph.getRoot())
    if (const auto *Function = dyn_cast<FunctionDecl>(Root->getLocationContext()->getDecl());
        Function && M->Reach.isRoot(*Function)) {
      M->Collector.noteAnalysed(*Function);
      M->Budget.spend(Engine.hasWorkRemaining() ? M->Budget.next() : Graph.size());
      Engine.getAnalysisManager().options.MaxNodesPerTopLevelFunction = M->Budget.next();
    }
  // The engine ends a path at a throw without a word.
  for (ExplodedNode &Node : Graph.nodes())
    if (auto Point = Node.getLocationAs<StmtPoint>(); Point && Node.isSink())
      if (const auto *Throw = dyn_cast<CXXThrowExpr>(Point->getStmt()); Throw && Throw->getSubExpr())
        leaveByThrow(Node, *Throw);
  M->Collector.reportUnreleased(Reporter, Type);
}

/// Where what \p Call waits for is kept: at its object, or where a handle that it is given by value came from.
static const MemRegion *awaitedRegion(const CallEvent &Call, Operand Of) {
  SVal Value;
  if (const auto *Member = dyn_cast<CXXInstanceCall>(&Call); Member && Of.Kind == Operand::This)
    Value = Member->getCXXThisVal();
  else if (Of.Kind == Operand::Arg && Of.Index < Call.getNumArgs())
    Value = Call.getArgSVal(Of.Index);
  if (const MemRegion *R = Value.getAsRegion())
    return R;
  SymbolRef Symbol = Value.getAsSymbol();
  return Symbol ? Symbol->getOriginRegion() : nullptr;
}

bool LockChecker::wait(const CallEvent &Call, const Expr &E, const Row &R, CheckerContext &C) const {
  ProgramStateRef State = evaluateBlindlyButLocks(Call, E, C);
  const MemRegion *Guard = nullptr;
  LockState Locks(State);
  Regions GivenBack = locksAt(Call, R.Releases, Locks, Guard);
  WaitUnderLock W;
  W.Wait = &E;
  W.R = &R;
  M->Collector.addWait(Locks, W, awaitedRegion(Call, R.Object), GivenBack, C.getStackFrame());
  C.addTransition(State);
  return true;
}

PathFindings followLocks(Unit &U, Preprocessor &PP, unsigned Budget) {
  PathModel M(U, Budget);
  if (M.Reach.roots().empty())
    return {};
  auto Register = [&M](CheckerRegistry &Registry) {
    static thread_local PathModel *Current;
    Current = &M;
    Registry.addChecker([](CheckerManager &Manager) { Manager.registerChecker<LockChecker>()->M = Current; },
                        [](const CheckerManager &) { return true; }, "leak.Locks", "");
  };
  runEngine({U.Ctx, PP, M.Reach.roots(), M.Budget.next(), "leak.Locks", Register, M.Collector.makeConsumer()});
  return M.Collector.take();
}

} // namespace leak
