#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Models/Conditions.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

/// A function's graph without the edges that are never taken.
struct StopSignals::Flow {
  FunctionView *View = nullptr;
  const CFG *Graph = nullptr;
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<const CFGBlock *, 3>> Next;
  struct Fixed {
    const Expr *Test = nullptr;
    const ValueDecl *Flag = nullptr;
    const CFGBlock *Never = nullptr; ///< where control would go if the test had the other result
  };
  llvm::DenseMap<const CFGBlock *, Fixed> FixedTests;
  /// The call in a block from which control does not come back.
  llvm::DenseMap<const CFGBlock *, const Expr *> Stays;
  Blocks Reached, Leaving; ///< what control reaches, and from where it can reach the function's end

  Blocks from(const CFGBlock *Start) const {
    Blocks Seen;
    llvm::SmallVector<const CFGBlock *, 16> Work{Start};
    while (!Work.empty())
      for (const CFGBlock *B : Next.lookup(Work.pop_back_val()))
        if (Seen.insert(B).second)
          Work.push_back(B);
    return Seen;
  }
};

StopSignals::StopSignals(Unit &U) : U(U) {}
StopSignals::~StopSignals() = default;

/// Graphs with more blocks are not looked at.
static constexpr unsigned MaxBlocks = 1500;

template <typename Fn> static bool anyStmt(const Stmt *S, Fn Test) {
  if (!S)
    return false;
  if (Test(S))
    return true;
  return !isa<LambdaExpr>(S) && llvm::any_of(S->children(), [&](const Stmt *Child) { return anyStmt(Child, Test); });
}

static bool isCoroutine(const Stmt *Body) {
  return anyStmt(Body, [](const Stmt *S) { return isa<CoroutineBodyStmt, CoreturnStmt, CoroutineSuspendExpr>(S); });
}

/// What \p Call runs for certain, if its body is the program's own and to be seen here.
static const FunctionDecl *visibleCallee(const Stmt *Call, const SourceManager &SM) {
  const auto *C = dyn_cast<CallExpr>(Call);
  const FunctionDecl *Callee = C ? C->getDirectCallee() : nullptr;
  if (!Callee || !UnitIndex::bodyOf(Callee) || SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())))
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  return Method && Method->isVirtual() ? nullptr : Callee->getCanonicalDecl();
}

StopSignals::Flow &StopSignals::flowOf(const FunctionDecl *Function) {
  auto &Slot = Flows[Function->getCanonicalDecl()];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Flow>();
  Flow &F = *Slot;
  F.View = U.view(Function);
  F.Graph = F.View && !isCoroutine(F.View->body()) ? F.View->graph() : nullptr;
  if (F.Graph && F.Graph->getNumBlockIDs() > MaxBlocks)
    F.Graph = nullptr;
  if (!F.Graph)
    return F;

  const SourceManager &SM = U.Ctx.getSourceManager();
  llvm::DenseMap<const Stmt *, const CFGBlock *> Dispatch;
  for (const CFGBlock *B : F.Graph->try_blocks())
    Dispatch[B->getTerminatorStmt()] = B;

  for (const CFGBlock *B : *F.Graph) {
    auto &Next = F.Next[B];
    for (const CFGElement &Element : *B)
      if (auto S = Element.getAs<CFGStmt>())
        if (const FunctionDecl *Callee = visibleCallee(S->getStmt(), SM)) {
          const Endless *There = Callee != Function->getCanonicalDecl() ? endlessIn(Callee) : nullptr;
          Flow *Other = There && Flows.contains(Callee) ? Flows[Callee].get() : nullptr;
          bool Stays = Other && Other->Graph && !Other->Leaving.contains(&Other->Graph->getEntry());
          if (Stays || Callee == Function->getCanonicalDecl())
            F.Stays[B] = cast<Expr>(S->getStmt());
        }
    // Where an exception may come from, it may go.
    if (!Dispatch.empty())
      for (const CFGElement &Element : *B)
        if (auto S = Element.getAs<CFGStmt>(); S && isa<CallExpr, CXXConstructExpr>(S->getStmt())) {
          const Stmt *Child = S->getStmt(), *P = F.View->parent(Child);
          while (P && !(isa<CXXTryStmt>(P) && cast<CXXTryStmt>(P)->getTryBlock() == Child)) {
            Child = P;
            P = F.View->parent(P);
          }
          if (const CFGBlock *Handlers = P ? Dispatch.lookup(P) : nullptr)
            Next.push_back(Handlers);
        }
    if (F.Stays.contains(B))
      continue;
    // An exception that nobody catches ends the program, not the thread; one that is thrown here is meant to be a way out.
    const auto *Try = dyn_cast_or_null<CXXTryStmt>(B->getTerminatorStmt());
    bool Throws = Try && anyStmt(Try->getTryBlock(), [](const Stmt *S) { return isa<CXXThrowExpr>(S); });
    std::optional<bool> Truth;
    if (B->succ_size() == 2 &&
        isa_and_nonnull<IfStmt, WhileStmt, ForStmt, DoStmt, ConditionalOperator, BinaryOperator>(B->getTerminatorStmt()))
      if (const Expr *Test = B->getLastCondition()) {
        const ValueDecl *Flag = nullptr;
        Truth = fixedTruth(Test, Flag);
        if (Truth)
          F.FixedTests[B] = {Test, Flag, nullptr};
      }
    for (auto [I, Successor] : llvm::enumerate(B->succs())) {
      const CFGBlock *To = Successor.getReachableBlock();
      bool Never = (Truth && (I == 0) != *Truth) || (Try && !Throws && To == &F.Graph->getExit());
      if (To && !Never)
        Next.push_back(To);
      else if (To && Truth)
        F.FixedTests[B].Never = To;
    }
  }

  F.Reached = F.from(&F.Graph->getEntry());
  F.Reached.insert(&F.Graph->getEntry());
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<const CFGBlock *, 4>> Before;
  for (const auto &[B, Next] : F.Next)
    for (const CFGBlock *To : Next)
      Before[To].push_back(B);
  llvm::SmallVector<const CFGBlock *, 16> Work{&F.Graph->getExit()};
  F.Leaving.insert(&F.Graph->getExit());
  while (!Work.empty())
    for (const CFGBlock *B : Before.lookup(Work.pop_back_val()))
      if (F.Leaving.insert(B).second)
        Work.push_back(B);
  return F;
}

/// A set of blocks that control goes round in and does not leave, below \p Start; empty if it comes to a dead end instead.
template <typename FlowTy, typename BlockSet> static BlockSet roundFrom(const FlowTy &F, const CFGBlock *Start, BlockSet) {
  for (const CFGBlock *At = Start; At;) {
    BlockSet Around = F.from(At);
    const CFGBlock *Deeper = nullptr;
    for (const CFGBlock *B : Around)
      if (B != At && !F.from(B).contains(At)) {
        Deeper = B;
        break;
      }
    if (!Deeper)
      return Around.contains(At) ? Around : BlockSet();
    At = Deeper;
  }
  return {};
}

std::optional<Endless> StopSignals::ownLoop(Flow &F) {
  const SourceManager &SM = U.Ctx.getSourceManager();
  for (const CFGBlock *B : *F.Graph) {
    if (!F.Reached.contains(B) || F.Leaving.contains(B) || F.Stays.contains(B))
      continue;
    Blocks Round = roundFrom(F, B, Blocks());
    if (Round.empty())
      continue;
    if (mayLeave(F, Round))
      return std::nullopt;
    Endless Found;
    Found.In = F.View->function();
    const Stmt *Goto = nullptr;
    for (const CFGBlock *Each : Round) {
      const Stmt *Loop = Each->getLoopTarget();
      if (Loop && (!Found.Loop || SM.isBeforeInTranslationUnit(Loop->getBeginLoc(), Found.Loop->getBeginLoc())))
        Found.Loop = Loop;
      const Stmt *Jump = Each->getTerminatorStmt();
      if (Jump && isa<GotoStmt>(Jump) && (!Goto || SM.isBeforeInTranslationUnit(Goto->getBeginLoc(), Jump->getBeginLoc())))
        Goto = Jump;
      if (auto It = F.FixedTests.find(Each);
          It != F.FixedTests.end() && It->second.Flag && It->second.Never && F.Leaving.contains(It->second.Never)) {
        Found.NeverSet = It->second.Flag;
        Found.Test = It->second.Test;
      }
    }
    // A wait that tests what it waits for again is one wait, and no loop of the thread's.
    if (Found.NeverSet && waitsIn(Round))
      return std::nullopt;
    if (!Found.Loop)
      Found.Loop = Goto;
    if (Found.Loop)
      return Found;
  }
  return std::nullopt;
}

bool StopSignals::waitsIn(const Blocks &Loop) {
  for (const CFGBlock *B : Loop)
    for (const CFGElement &Element : *B)
      if (auto S = Element.getAs<CFGStmt>(); S && isa<CallExpr>(S->getStmt()))
        if (const Row *Wait = U.effect(cast<CallExpr>(S->getStmt()), Effect::Wait); Wait && Wait->Missable)
          return true;
  return false;
}

bool StopSignals::mayLeave(Flow &F, const Blocks &Loop) {
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
  for (const CFGBlock *B : Loop)
    for (const CFGElement &Element : *B)
      if (auto S = Element.getAs<CFGStmt>(); S && callMayLeave(S->getStmt(), Seen))
        return true;
  return false;
}

bool StopSignals::callMayLeave(const Stmt *S, llvm::SmallPtrSetImpl<const FunctionDecl *> &Seen) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  if (Callee->isNoReturn())
    return true;
  if (const Row *Wait = U.effect(Call, Effect::Wait); Wait && Wait->By == Waker::Signal)
    return true;
  // What gets the token may throw when a stop is requested.
  if (!Callee->isInStdNamespace())
    for (const Expr *Argument : Call->arguments())
      if (U.Models.isRole(Argument->getType(), TypeRole::StopToken))
        return true;
  llvm::SmallVector<const FunctionDecl *, 4> Runs{Callee};
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee); Method && Method->isVirtual())
    llvm::append_range(Runs, U.index().overridersOf(Method));
  const SourceManager &SM = U.Ctx.getSourceManager();
  for (const FunctionDecl *Function : Runs) {
    const Stmt *Body = UnitIndex::bodyOf(Function);
    if (!Body || SM.isInSystemHeader(SM.getExpansionLoc(Function->getLocation())) ||
        !Seen.insert(Function->getCanonicalDecl()).second)
      continue;
    if (anyStmt(Body, [&](const Stmt *Inner) { return isa<CXXThrowExpr>(Inner) || callMayLeave(Inner, Seen); }))
      return true;
  }
  return false;
}

std::optional<Endless> StopSignals::analyse(const FunctionDecl *Function) {
  if (Function->isNoReturn())
    return std::nullopt; // it says itself that it is meant so
  const SourceManager &SM = U.Ctx.getSourceManager();
  bool Calls = false;
  for (const CallSite &Site : U.index().callsIn(Function))
    if (const FunctionDecl *Callee = visibleCallee(Site.E, SM))
      Calls |= Callee == Function->getCanonicalDecl() || endlessIn(Callee);
  auto GoesRound = [](const Stmt *S) {
    return isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, GotoStmt, IndirectGotoStmt>(S);
  };
  if (!Calls && !anyStmt(UnitIndex::bodyOf(Function), GoesRound))
    return std::nullopt;
  Flow &F = flowOf(Function);
  if (!F.Graph)
    return std::nullopt;
  if (auto Own = ownLoop(F))
    return Own;
  // The first call that does not come back, or may not.
  std::optional<Endless> Found;
  for (const CFGBlock *B : F.Reached)
    for (const CFGElement &Element : *B) {
      auto S = Element.getAs<CFGStmt>();
      const FunctionDecl *Callee = S ? visibleCallee(S->getStmt(), SM) : nullptr;
      if (!Callee)
        continue;
      const Stmt *P = F.View->parent(S->getStmt());
      while (P && !isa<CXXTryStmt>(P))
        P = F.View->parent(P);
      const Endless *There = Callee != Function->getCanonicalDecl() ? endlessIn(Callee) : nullptr;
      // An exception may end what a `try` stands around.
      if (!There || P)
        continue;
      const Expr *Call = cast<Expr>(S->getStmt());
      if (Found && SM.isBeforeInTranslationUnit(Found->Calls.front()->getBeginLoc(), Call->getBeginLoc()))
        continue;
      Found = *There;
      Found->Calls.insert(Found->Calls.begin(), Call);
    }
  if (Found || F.Leaving.contains(&F.Graph->getEntry()))
    return Found;
  for (const auto &[B, Call] : F.Stays)
    if (F.Reached.contains(B) && visibleCallee(Call, SM) == Function->getCanonicalDecl()) {
      llvm::SmallPtrSet<const FunctionDecl *, 16> Seen{Function->getCanonicalDecl()};
      auto Leaves = [&](const Stmt *S) { return isa<CXXThrowExpr>(S) || callMayLeave(S, Seen); };
      if (anyStmt(F.View->body(), Leaves))
        return std::nullopt;
      return Endless{F.View->function(), Call, nullptr, nullptr, {}};
    }
  return std::nullopt;
}

const Endless *StopSignals::endlessIn(const FunctionDecl *Entry) {
  Entry = Entry->getCanonicalDecl();
  if (auto It = Known.find(Entry); It != Known.end())
    return It->second.get();
  if (!Running.insert(Entry).second)
    return nullptr;
  auto Found = analyse(Entry);
  Running.erase(Entry);
  auto &Slot = Known[Entry];
  if (Found)
    Slot = std::make_unique<Endless>(std::move(*Found));
  return Slot.get();
}

const Endless *StopSignals::endlessIn(const ThreadStart &S) {
  const Endless *First = nullptr;
  for (const FunctionDecl *Entry : S.Entries) {
    const Endless *Found = endlessIn(Entry);
    if (!Found)
      return nullptr;
    First = First ? First : Found;
  }
  if (!First)
    return nullptr;
  // Code that is not visible may cancel the thread of a handle that it gets, or can name.
  if (S.Spawn && S.Spawn->Object.Kind == Operand::Arg && (S.IsHandedOut || !S.Handle || !U.isClosed(S.Handle)))
    return nullptr;
  const TypeRow *Class = U.Models.rowOf(S.Start->getType()->getAsCXXRecordDecl());
  const Library *From = S.Spawn ? S.Spawn->Origin : Class ? Class->Origin : nullptr;
  for (const CallSite &Call : U.index().calls())
    if (const Row *Cancel = U.effect(Call.E, Effect::Cancel); Cancel && Cancel->Origin == From)
      return nullptr;
  return First;
}

bool StopSignals::isAwaited(const ThreadStart &S) {
  if (S.End == HandleEnd::Joined)
    return llvm::any_of(S.Endings, [&](const CallSite &Site) { return isReachable(Site); });
  if (!S.JoinsItself || S.End == HandleEnd::Detached)
    return false;
  const auto *Local = dyn_cast_or_null<VarDecl>(S.Handle);
  return !Local || !Local->hasLocalStorage() || canReturnAfter({S.Start, S.In});
}

bool StopSignals::programEnds() {
  for (const auto &Call : U.index().calls())
    if (Call.In && Call.In->isMain()) {
      Flow &Main = flowOf(Call.In);
      return !Main.Graph || Main.Leaving.contains(&Main.Graph->getEntry());
    }
  return true;
}

bool StopSignals::isReachable(const CallSite &Site) {
  if (!Site.In)
    return true;
  Flow &F = flowOf(Site.In);
  const CFGBlock *B = F.Graph ? F.View->pointOf(Site.E).Block : nullptr;
  return !B || F.Reached.contains(B);
}

bool StopSignals::canReturnAfter(const CallSite &Site) {
  if (!Site.In)
    return true;
  Flow &F = flowOf(Site.In);
  const CFGBlock *B = F.Graph ? F.View->pointOf(Site.E).Block : nullptr;
  return !B || F.Leaving.contains(B);
}

} // namespace leak
