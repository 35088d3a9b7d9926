#include "lib/Path/FindingCollector.h"
#include "lib/Path/LockRegions.h"
#include "lib/Path/Steps.h"
#include "clang/AST/Attr.h"
#include "clang/Analysis/PathDiagnostic.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

static const FunctionDecl *functionOf(const LocationContext *L) {
  return dyn_cast<FunctionDecl>(L->getStackFrame()->getDecl());
}

/// Tells two findings apart, and makes the engine treat reports of one as one.
static std::string keyOf(StringRef Kind, const void *A, const void *B) {
  return (Kind + llvm::utohexstr(reinterpret_cast<uintptr_t>(A)) + "-" + llvm::utohexstr(reinterpret_cast<uintptr_t>(B))).str();
}

/// The call in \p Frame that led to \p Below; null if \p Below is no call below \p Frame, or is \p Frame.
static const Expr *callThrough(const LocationContext *Frame, const LocationContext *Below) {
  for (const StackFrameContext *F = Below->getStackFrame(); F && F != Frame;
       F = F->getParent() ? F->getParent()->getStackFrame() : nullptr)
    if (F->getParent() && F->getParent()->getStackFrame() == Frame)
      return dyn_cast_or_null<Expr>(F->getCallSite());
  return nullptr;
}

/// The calls that lead from \p Outer, null for where the path begins, to \p Inner.
static std::vector<const Expr *> callsBetween(const StackFrameContext *Outer, const StackFrameContext *Inner) {
  std::vector<const Expr *> Calls;
  for (const StackFrameContext *F = Inner; F && F != Outer && F->getParent(); F = F->getParent()->getStackFrame())
    if (const auto *Site = dyn_cast_or_null<Expr>(F->getCallSite()))
      Calls.insert(Calls.begin(), Site);
  return Calls;
}

/// The innermost call that both \p A and \p B are in.
static const StackFrameContext *commonFrame(const LocationContext *A, const LocationContext *B) {
  auto Up = [](const StackFrameContext *F) { return F->getParent() ? F->getParent()->getStackFrame() : nullptr; };
  llvm::SmallPtrSet<const StackFrameContext *, 8> Around;
  for (const StackFrameContext *F = A->getStackFrame(); F; F = Up(F))
    Around.insert(F);
  const StackFrameContext *F = B->getStackFrame();
  while (F && !Around.contains(F))
    F = Up(F);
  return F;
}

void FindingCollector::reportNested(BugReporter &Reporter, const BugType &Type, ExplodedNode *End, const MemRegion *Lock,
                                    const HeldLock &First, const HeldLock &Second) {
  const StackFrameContext *Common = commonFrame(First.Frame, Second.Frame);
  const Expr *Call = Common ? callThrough(Common, Second.Frame) : nullptr;
  const Expr *At = Call ? Call : Second.Site;
  std::string Key = keyOf("nested", First.Site, At);
  NestedLock &N = PendingNested[Key];
  N.Lock = declOf(Lock);
  N.First = First.Site, N.Second = Second.Site;
  N.FirstIn = functionOf(First.Frame), N.SecondIn = functionOf(Second.Frame);
  N.Upgrades = First.Shared && !Second.Shared;
  N.At = At;
  N.Through = Common == First.Frame ? Call : nullptr;
  auto Report = std::make_unique<PathSensitiveBugReport>(Type, Key, End);
  Subjects[Key] = Lock;
  Reporter.emitReport(std::move(Report));
}

void FindingCollector::addEdges(const LockState &Locks, const MemRegion *To, const HeldLock &Now) {
  auto Held = Locks.allHeld();
  auto Second = Held.empty() ? std::nullopt : nameOf(To);
  if (!Second)
    return;
  const LocationContext *Top = Now.Frame;
  while (Top->getParent())
    Top = Top->getParent();
  const FunctionDecl *Entry = functionOf(Top);
  bool InConstruction = isa_and_nonnull<CXXConstructorDecl, CXXDestructorDecl>(Entry);
  for (const auto &[From, How] : Held) {
    auto First = nameOf(From);
    // No other thread can see the object that is being made or torn down.
    if (!First || (InConstruction && (isThis(First->Owner) || isThis(Second->Owner))))
      continue;
    LockEdge Edge;
    Edge.First = {First->Name, How.Site, functionOf(How.Frame), How.Shared};
    Edge.Second = {Second->Name, Now.Site, functionOf(Now.Frame), Now.Shared};
    Edge.Entry = Entry;
    Edge.SameOwner = First->Owner == Second->Owner;
    Edge.Swappable = First->ByCaller && Second->ByCaller && !Edge.SameOwner && First->Name == Second->Name &&
                     classOf(First->Owner) == classOf(Second->Owner);
    for (const auto &[Gate, Holding] : Held)
      if (auto Name = Gate != From ? nameOf(Gate) : std::nullopt)
        Edge.Gates.push_back({Name->Name, Holding.Shared});
    const StackFrameContext *Common = commonFrame(How.Frame, Now.Frame);
    Edge.Around = Common ? functionOf(Common) : Entry;
    Edge.Calls = callsBetween(Common, Now.Frame->getStackFrame());
    Edge.Lead = callsBetween(nullptr, Common);
    bool Known = llvm::any_of(Found.Edges, [&](const LockEdge &Other) {
      return Other.First.Site == Edge.First.Site && Other.Second.Site == Edge.Second.Site &&
             Other.First.Name == Edge.First.Name && Other.Second.Name == Edge.Second.Name &&
             Other.SameOwner == Edge.SameOwner && Other.Gates == Edge.Gates && Other.Entry == Entry;
    });
    if (!Known)
      Found.Edges.push_back(std::move(Edge));
  }
}

/// Whether \p A and \p B, fields of one class, are of two objects of it.
static bool areOfTwoObjects(const NamedLock &A, const NamedLock &B) {
  const auto *FieldA = dyn_cast<FieldDecl>(A.Name.decl()), *FieldB = dyn_cast<FieldDecl>(B.Name.decl());
  if (!FieldA || !FieldB || FieldA->getParent() != FieldB->getParent())
    return false;
  return A.Owner != B.Owner || llvm::ArrayRef(A.Name.Parts).drop_back() != llvm::ArrayRef(B.Name.Parts).drop_back();
}

void FindingCollector::addWait(const LockState &Locks, WaitUnderLock W, const MemRegion *Awaited,
                               llvm::ArrayRef<const MemRegion *> GivenBack, const StackFrameContext *Frame) {
  W.In = functionOf(Frame);
  auto Handle = nameOf(Awaited);
  for (const auto &[Lock, How] : Locks.allHeld())
    if (auto Name = llvm::is_contained(GivenBack, Lock) ? std::nullopt : nameOf(Lock)) {
      const StackFrameContext *Common = commonFrame(How.Frame, Frame);
      const Expr *Through = Common == How.Frame ? callThrough(Common, Frame) : nullptr;
      W.Locks.push_back(
          {Name->Name, How.Site, functionOf(How.Frame), Through, How.Shared, Handle && areOfTwoObjects(*Handle, *Name)});
    }
  auto IsSame = [](auto Pair) {
    const auto &[A, B] = Pair;
    return A.Site == B.Site && A.Through == B.Through;
  };
  bool Known = llvm::any_of(Found.Waits, [&](const WaitUnderLock &Other) {
    return Other.Wait == W.Wait && Other.Dying == W.Dying && Other.Locks.size() == W.Locks.size() &&
           llvm::all_of(llvm::zip(Other.Locks, W.Locks), IsSame);
  });
  if (!W.Locks.empty() && !Known)
    Found.Waits.push_back(std::move(W));
}

void FindingCollector::noteRelease(const LockState &Locks, const MemRegion *Lock, const Expr &Release,
                                   const StackFrameContext *Frame) {
  const HeldLock How = *Locks.held(Lock);
  if (How.ByGuard || How.Frame != Frame)
    return;
  ByAcquire[How.Site].Release = &Release;
  ByAcquire[How.Site].Harmless.insert_range(Locks.passedTo(Lock));
  ReleasedIn[Frame].push_back(How.Site);
}

void FindingCollector::noteHeldExit(ExplodedNode *Node, const MemRegion *Lock, const HeldLock &How, const Stmt *Exit,
                                    Result Value) {
  ByAcquire[How.Site].Held.push_back({Node, Lock, How, Exit, Value, LockState(Node->getState()).passedTo(Lock)});
}

void FindingCollector::noteExit(const StackFrameContext *Frame, const ProgramStateRef &State, const ReturnStmt *Return,
                                Result Value) {
  auto Held = LockState(State).allHeld();
  auto &Paths = HeldAt[{functionOf(Frame), Return}];
  Paths.emplace_back();
  for (const LockAndTime &H : Held)
    Paths.back().push_back(H.first);
  auto It = ReleasedIn.find(Frame);
  if (It == ReleasedIn.end())
    return;
  for (const Expr *Site : It->second)
    if (llvm::none_of(Held, [&](const LockAndTime &H) { return H.second.Site == Site; }))
      ByAcquire[Site].ReleasedValues.push_back(Value);
}

/// Whether \p Lower, a name, has \p Word in it: not as a part of "block", "clock" or "center", nor of its own opposite.
static bool hasWord(StringRef Lower, StringRef Word) {
  for (size_t At = Lower.find(Word); At != StringRef::npos; At = Lower.find(Word, At + 1))
    if (At == 0 || !StringRef("bcn").contains(Lower[At - 1]))
      return true;
  return false;
}

/// A function that locks for its caller: it says so by its name, by a partner that unlocks, or by its result.
bool FindingCollector::isMeantToHold(const FunctionDecl &Function, const Exits &All) {
  std::string Name = Function.getNameAsString();
  std::string Lower = StringRef(Name).lower();
  for (StringRef Word : {"lock", "acquire", "enter"})
    if (hasWord(Lower, Word))
      return true;
  if (Function.hasAttr<AcquireCapabilityAttr>() || Function.hasAttr<TryAcquireCapabilityAttr>())
    return true;
  const ValueDecl *Lock = declOf(All.Held.front().Lock);
  if (!Lock || Reach.isGivenBackElsewhere(Lock))
    return true;
  QualType Type = Function.getReturnType();
  if (Type->isVoidType())
    return false;
  // `true`, an object, or the 0 of an error code while the lock is held, and the other value without it.
  Result Success = Type->isIntegerType() && !Type->isBooleanType() ? Result::Zero : Result::NotZero;
  Result Failure = Success == Result::Zero ? Result::NotZero : Result::Zero;
  return llvm::all_of(All.Held, [&](const Exit &E) { return E.Value == Success; }) &&
         llvm::all_of(All.ReleasedValues, [&](Result R) { return R == Failure; });
}

void FindingCollector::reportUnreleased(BugReporter &Reporter, const BugType &Type) {
  for (auto &[Acquire, All] : ByAcquire) {
    const FunctionDecl *Function = All.Held.empty() ? nullptr : functionOf(All.Held.front().How.Frame);
    if (Function && All.Release && !isMeantToHold(*Function, All))
      for (const Exit &E : All.Held) {
        // What is called on this path alone, out of sight, may be the one who gives the lock back.
        if (llvm::any_of(E.PassedTo, [&](const FunctionDecl *Callee) { return !All.Harmless.contains(Callee); }))
          continue;
        std::string Key = keyOf("unreleased", Acquire, E.Stmt);
        UnreleasedLock &L = PendingUnreleased[Key];
        L.Lock = declOf(E.Lock);
        L.Acquire = Acquire, L.Release = All.Release, L.Exit = E.Stmt, L.In = Function;
        L.Shared = llvm::any_of(HeldAt.lookup({Function, E.Stmt}),
                                [&](const auto &Held) { return !llvm::is_contained(Held, E.Lock); });
        auto Report = std::make_unique<PathSensitiveBugReport>(Type, Key, E.Node);
        Subjects[Key] = E.Lock;
        Reporter.emitReport(std::move(Report));
      }
  }
  // The nodes die with the graph of this function.
  ByAcquire.clear();
  ReleasedIn.clear();
  HeldAt.clear();
}

/// Turns the engine's diagnostics into steps of the pending findings.
class StepConsumer : public PathDiagnosticConsumer {
public:
  explicit StepConsumer(FindingCollector &Collector) : Collector(Collector) {}
  StringRef getName() const override { return "leak-tidy"; }
  bool supportsCrossFileDiagnostics() const override { return true; } // a path through a header is a path

  void FlushDiagnosticsImpl(std::vector<const PathDiagnostic *> &Diagnostics, FilesMade *) override {
    for (const PathDiagnostic *Each : Diagnostics) {
      Path Steps = stepsOf(*Each);
      std::string Key = Each->getVerboseDescription().str();
      if (auto It = Collector.PendingNested.find(Key); It != Collector.PendingNested.end()) {
        It->second.Steps = Steps;
        if (Collector.Known.insert(Key).second)
          Collector.Found.Nested.push_back(It->second);
      } else if (auto It = Collector.PendingUnreleased.find(Key); It != Collector.PendingUnreleased.end()) {
        if (isa_and_nonnull<CallExpr, CXXConstructExpr>(It->second.Exit))
          Steps.push_back({Each->getLocation().asLocation(), "thrown here"});
        It->second.Steps = Steps;
        if (Collector.Known.insert(Key).second)
          Collector.Found.Unreleased.push_back(It->second);
      }
    }
  }

private:
  FindingCollector &Collector;
};

std::unique_ptr<PathDiagnosticConsumer> FindingCollector::makeConsumer() { return std::make_unique<StepConsumer>(*this); }

} // namespace leak
