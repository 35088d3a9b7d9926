#include "lib/Facts/JoinPaths.h"
#include "lib/Facts/StopSignals.h"
#include "lib/Models/Conditions.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/FoldingSet.h"
#include <set>

using namespace clang;

namespace leak {
namespace {

bool containsStart(const Stmt *Tree, const Stmt *Wanted) {
  return Tree &&
         (Tree == Wanted || llvm::any_of(Tree->children(), [&](const Stmt *Child) { return containsStart(Child, Wanted); }));
}

class JoinWalk {
public:
  JoinWalk(Unit &U, const ThreadStart &S, const VarDecl &Var) : U(U), S(S), Var(Var), View(U.view(S.In)) {}

  std::vector<LostThread> run() {
    CFG::BuildOptions Options;
    Options.setAllAlwaysAdd();
    Options.PruneTriviallyFalseEdges = true;
    Options.AddImplicitDtors = true;
    Graph = View ? CFG::buildCFG(View->function(), const_cast<Stmt *>(View->body()), &U.Ctx, Options) : nullptr;
    if (!Graph)
      return {};
    collect();
    // Whether `A ? std::thread(f) : std::thread()` starts one is not followed.
    for (const Stmt *P = S.Start; P; P = View->parent(P))
      GivesUp |= isa<ConditionalOperator, BinaryConditionalOperator>(P);
    if (GivesUp)
      return {};
    Steps.push_back({&Graph->getEntry(), false, {}, 0, nullptr, false});
    for (size_t I = 0; I < Steps.size(); ++I) {
      if (I > MaxSteps)
        return {};
      walk(I);
    }
    for (LostThread &Each : Lost)
      Each.IsSure = !Ended.contains(Each.Loc.getRawEncoding());
    return std::move(Lost);
  }

private:
  static constexpr size_t MaxSteps = 4000;
  using Facts = std::vector<std::pair<unsigned, bool>>;
  struct Step {
    const CFGBlock *Block;
    bool Runs;
    Facts Known;
    size_t From;
    const Expr *Test;
    bool Result;
  };

  /// What each use of the variable means, and which conditions are tested more than once.
  void collect() {
    for (const Use &Each : U.index().usesOf(&Var)) {
      const auto *Call = dyn_cast_or_null<CallExpr>(Each.Other);
      if (Each.Kind == UseKind::Capture && !Each.Ref)
        Leaves.insert(Each.Other);
      if (!Each.Ref || Each.Kind == UseKind::Compare)
        continue;
      if (Each.Kind == UseKind::Receiver && isa_and_nonnull<CXXMemberCallExpr>(Call) && Call->getDirectCallee()) {
        // `joinable`, `get_id`: what does not change the thread
        if (U.effect(Call, Effect::Join) || U.effect(Call, Effect::Detach))
          Ends.insert(Call);
        else if (!cast<CXXMethodDecl>(Call->getDirectCallee())->isConst())
          Leaves.insert(Call);
      } else if (Each.Kind == UseKind::Receiver && isa_and_nonnull<CXXOperatorCallExpr>(Call)) {
        Assigns.insert(Call);
      } else {
        Leaves.insert(Each.Ref);
      }
    }
    llvm::DenseMap<unsigned, unsigned> Times;
    for (const CFGBlock *B : *Graph)
      if (const Expr *Test = testOf(*B))
        ++Times[keyOf(Test).first];
    for (auto [Key, Count] : Times) {
      Tested.insert(Key);
      if (Count > 1)
        Repeated.insert(Key);
    }
    // What the cases of a switch have to do with each other is not followed.
    GivesUp = !Ends.empty() &&
              llvm::any_of(*Graph, [](const CFGBlock *B) { return isa_and_nonnull<SwitchStmt>(B->getTerminatorStmt()); });
  }

  static const Expr *testOf(const CFGBlock &B) {
    const Stmt *Terminator = B.getTerminatorStmt();
    return B.succ_size() == 2 &&
                   isa_and_nonnull<IfStmt, WhileStmt, ForStmt, DoStmt, ConditionalOperator, BinaryOperator>(Terminator)
               ? B.getLastCondition()
               : nullptr;
  }

  static unsigned keyOf(const ValueDecl &Flag) { return llvm::hash_value(Flag.getCanonicalDecl()); }

  /// Notes that the condition \p Key has the value of \p Value from here on, if that is a constant.
  void learn(Facts &Known, unsigned Key, const Expr *Value) const {
    llvm::erase_if(Known, [&](const auto &Fact) { return Fact.first == Key; });
    Expr::EvalResult Result;
    if (Value && !Value->isValueDependent() && Value->getType()->isScalarType() && Value->EvaluateAsRValue(Result, U.Ctx) &&
        Result.Val.isInt())
      Known.push_back({Key, Result.Val.getInt() != 0});
    llvm::sort(Known);
  }

  /// What tells a condition from others, and whether it is negated.
  std::pair<unsigned, bool> keyOf(const Expr *Test) const {
    bool Negated = false;
    Test = Test->IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(Test)) {
      if (Not->getOpcode() != UO_LNot)
        break;
      Negated = !Negated;
      Test = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Test))
      return {keyOf(*Ref->getDecl()), Negated};
    llvm::FoldingSetNodeID ID;
    Test->Profile(ID, U.Ctx, /*Canonical=*/true);
    return {ID.ComputeHash(), Negated};
  }

  /// Whether \p Test asks if the thread can be joined; sets \p Negated.
  bool asksThread(const Expr *Test, bool &Negated) const {
    Negated = false;
    Test = Test->IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(Test)) {
      if (Not->getOpcode() != UO_LNot)
        return false;
      Negated = !Negated;
      Test = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Test);
    return Call && Call->getType()->isBooleanType() && Call->getNumArgs() == 0 &&
           handleOf(Call->getImplicitObjectArgument()) == &Var;
  }

  void lose(size_t From, const Stmt *At, SourceLocation Loc, bool IsOverwritten) {
    for (const LostThread &Each : Lost)
      if (Each.Loc == Loc)
        return;
    LostThread Found;
    Found.At = At;
    Found.Loc = Loc;
    Found.IsOverwritten = IsOverwritten;
    for (size_t I = From; I && Steps[I].Runs; I = Steps[I].From)
      if (Steps[I].Test && !Steps[I].Test->getBeginLoc().isMacroID())
        Found.Tests.insert(Found.Tests.begin(), {Steps[I].Test, Steps[I].Result});
    Lost.push_back(std::move(Found));
  }

  void walk(size_t At) {
    const CFGBlock *Block = Steps[At].Block;
    bool Runs = Steps[At].Runs;
    Facts Learned = Steps[At].Known;
    const Stmt *Exit = nullptr;
    for (const CFGElement &Element : *Block) {
      if (auto Dying = Element.getAs<CFGAutomaticObjDtor>()) {
        if (Dying->getVarDecl() != &Var)
          continue;
        SourceLocation Loc = Exit ? Exit->getBeginLoc() : Dying->getTriggerStmt()->getEndLoc();
        if (!Runs) {
          Ended.insert(Loc.getRawEncoding());
          return;
        }
        if (isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(Dying->getTriggerStmt()))
          Exit = Dying->getTriggerStmt(), Loc = Exit->getBeginLoc();
        return lose(At, Exit, Loc, false);
      }
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      const Stmt *Each = Statement->getStmt();
      if (isa<ReturnStmt>(Each))
        Exit = Each;
      if (const auto *Assignment = dyn_cast<BinaryOperator>(Each); Assignment && Assignment->isAssignmentOp()) {
        auto [Key, Negated] = keyOf(Assignment->getLHS());
        if (!Negated && Tested.contains(Key))
          learn(Learned, Key, Assignment->getOpcode() == BO_Assign ? Assignment->getRHS() : nullptr);
      }
      if (const auto *Decls = dyn_cast<DeclStmt>(Each))
        for (const Decl *D : Decls->decls())
          if (const auto *Flag = dyn_cast<VarDecl>(D); Flag && Tested.contains(keyOf(*Flag)))
            learn(Learned, keyOf(*Flag), Flag->getInit());
      if (const auto *Decls = dyn_cast<DeclStmt>(Each); Decls && llvm::is_contained(Decls->decls(), &Var))
        Runs = containsStart(Decls, S.Start);
      else if (const auto *Call = dyn_cast<CallExpr>(Each); Call && Assigns.contains(Call)) {
        if (Runs)
          return lose(At, Call, Call->getExprLoc(), true);
        if (!containsStart(Call, S.Start))
          return; // another thread, or none: it is followed by itself
        Runs = true;
      } else if (Runs && Ends.contains(Each)) {
        Runs = false;
      } else if (Leaves.contains(Each)) {
        return;
      } else if (Runs && isa<CXXThrowExpr>(Each)) {
        if (!isInTry(Each))
          lose(At, Each, Each->getBeginLoc(), false);
        return;
      }
    }
    const Expr *Test = testOf(*Block);
    std::optional<bool> Only;
    bool Negated = false;
    unsigned Key = 0;
    if (Test && asksThread(Test, Negated))
      Only = Runs != Negated;
    else if (Test) {
      std::tie(Key, Negated) = keyOf(Test);
      for (auto [Known, Value] : Learned)
        if (Known == Key)
          Only = Value != Negated;
    }
    for (auto [I, Successor] : llvm::enumerate(Block->succs())) {
      const CFGBlock *To = Successor.getReachableBlock();
      bool Result = I == 0;
      if (!To || (Only && *Only != Result))
        continue;
      Facts Known = Learned;
      if (Test && !Only && Repeated.contains(Key)) {
        Known.push_back({Key, Result != Negated});
        llvm::sort(Known);
      }
      if (Seen.insert({To, Runs, Known}).second)
        Steps.push_back({To, Runs, std::move(Known), At, Only ? nullptr : Test, Result});
    }
  }

  bool isInTry(const Stmt *Each) const {
    const Stmt *P = Each;
    while (P && !isa<CXXTryStmt>(P))
      P = View->parent(P);
    return P;
  }

  Unit &U;
  const ThreadStart &S;
  const VarDecl &Var;
  FunctionView *View;
  std::unique_ptr<CFG> Graph;
  llvm::SmallPtrSet<const Stmt *, 8> Ends, Assigns, Leaves;
  llvm::DenseSet<unsigned> Repeated, Tested; ///< the conditions that are tested more than once, and all
  bool GivesUp = false;
  std::vector<Step> Steps;
  std::set<std::tuple<const CFGBlock *, bool, Facts>> Seen;
  llvm::DenseSet<unsigned> Ended;
  std::vector<LostThread> Lost;
};

/// Whether nothing can join the thread that \p Handle keeps: it is only started, and asked about.
bool isOnlyStarted(Unit &U, const ValueDecl &Handle) {
  for (const Use &Each : U.index().usesOf(&Handle)) {
    if ((Each.Kind == UseKind::Assign && !Each.Ref) || Each.Kind == UseKind::Capture)
      continue;
    if (Each.Kind == UseKind::Argument && U.effect(Each.Other, Effect::Spawn))
      continue;
    const auto *Call = Each.Kind == UseKind::Receiver ? dyn_cast_or_null<CallExpr>(Each.Other) : nullptr;
    const auto *Callee = Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
    bool Starts = false;
    for (const ThreadStart &Other : U.threadEntries().starts())
      Starts |= Call && Other.Handle == Handle.getCanonicalDecl() && containsStart(Call, Other.Start);
    // `reserve` and the like
    bool Sizes = Callee && Callee->getReturnType()->isVoidType() && Callee->getNumParams() == 1 &&
                 Callee->getParamDecl(0)->getType()->isIntegerType();
    if (!Callee || !(Callee->isConst() || Starts || Sizes))
      return false;
  }
  return true;
}

/// Whether `main`, which starts the thread at \p Start, does nothing behind that but start and detach others.
bool endsAtOnce(Unit &U, const ThreadStart &S) {
  FunctionView *View = U.view(S.In);
  FunctionView::Point From = View ? View->pointOf(S.Start) : FunctionView::Point();
  if (!From.Block)
    return false;
  auto Waits = [&](const Stmt *E) {
    if (!isa<CallExpr>(E) || U.effect(cast<CallExpr>(E), Effect::Spawn) || U.effect(cast<CallExpr>(E), Effect::Detach))
      return false;
    for (const ThreadStart &Other : U.threadEntries().starts())
      if (Other.Start == E || containsStart(E, Other.Start) || containsStart(Other.Start, E))
        return false;
    return true;
  };
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 16> Work{{From.Block, From.Element + 1}};
  bool Ends = false;
  while (!Work.empty()) {
    auto [Block, Begin] = Work.pop_back_val();
    for (unsigned I = Begin; I < Block->size(); ++I)
      if (auto Element = (*Block)[I].getAs<CFGStmt>(); Element && Waits(Element->getStmt()))
        return false;
    Ends |= Block == &View->graph()->getExit();
    for (const auto &Successor : Block->succs())
      if (const CFGBlock *To = Successor.getReachableBlock(); To && Seen.insert(To).second)
        Work.push_back({To, 0});
  }
  return Ends;
}

} // namespace

JoinNeed needOf(Unit &U, const ThreadStart &S) {
  // What never ends has its own checks, and is not to be waited for.
  bool IsEndless = U.stopSignals().endlessIn(S);
  if (S.End == HandleEnd::Detached)
    return S.In && S.In->isMain() && !S.Entries.empty() && !IsEndless && endsAtOnce(U, S) ? JoinNeed::AtEnd : JoinNeed::None;
  if (S.End == HandleEnd::Discarded)
    return S.Terminates ? JoinNeed::Never : JoinNeed::None;
  if (S.End != HandleEnd::Kept || S.IsHandedOut || !S.Handle || S.First || !isOnlyStarted(U, *S.Handle) ||
      !U.isClosed(S.Handle))
    return JoinNeed::None;
  if (S.Terminates) {
    const auto *Var = dyn_cast<VarDecl>(S.Handle);
    // A local one that is no container is told about by the ways on which it is lost.
    bool IsLocal = Var && Var->hasLocalStorage() && U.Models.isRole(Var->getType(), TypeRole::Thread);
    return IsLocal ? JoinNeed::None : JoinNeed::Never;
  }
  // A thread of C: one that never ends has no use for a join, one that is not visible may detach itself, and so may its attributes.
  const auto *Local = dyn_cast<VarDecl>(S.Handle);
  bool IsC = S.Spawn && S.Spawn->Object.Kind == Operand::Arg && !S.Spawn->Partner.empty();
  if (!IsC || !Local || !Local->hasLocalStorage() || S.Entries.empty() || IsEndless)
    return JoinNeed::None;
  const auto *Call = cast<CallExpr>(S.Start);
  for (const Expr *Argument : Call->arguments()) {
    if (Argument == S.Callable)
      break;
    if (Argument != operand(Call, S.Spawn->Object) && !Argument->isNullPointerConstant(U.Ctx, Expr::NPC_ValueDependentIsNull))
      return JoinNeed::None;
  }
  // `pthread_exit` at the end of `main` waits for all.
  return U.stopSignals().canReturnAfter({S.Start, S.In}) ? JoinNeed::Never : JoinNeed::None;
}

std::vector<LostThread> lostOn(Unit &U, const ThreadStart &S) {
  const auto *Var = dyn_cast_or_null<VarDecl>(S.First ? S.First : S.Handle);
  if (!Var || !Var->hasLocalStorage() || !S.In || isa<ParmVarDecl>(Var) || !U.Models.isRole(Var->getType(), TypeRole::Thread))
    return {};
  return JoinWalk(U, S, *Var).run();
}

} // namespace leak
