#include "lib/Path/PlainLocking.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace leak {
namespace {

/// A lock that may be held, and the guard that holds it; null for one taken by hand.
struct Taken {
  AccessPath Lock;
  const VarDecl *Guard = nullptr;
  friend bool operator==(const Taken &, const Taken &) = default;
};
using HeldSet = llvm::SmallVector<Taken, 2>;

class PlainPass {
public:
  PlainPass(FunctionView &View, Unit &U, LockCalls &Calls, const ReachOracle &Reach)
      : View(View), U(U), Calls(Calls), Reach(Reach) {}

  bool run() {
    CFG::BuildOptions Options;
    Options.setAllAlwaysAdd();
    Options.PruneTriviallyFalseEdges = true;
    Options.AddImplicitDtors = Options.AddTemporaryDtors = true;
    const FunctionDecl *Function = View.function();
    auto Graph = CFG::buildCFG(Function, const_cast<Stmt *>(View.body()), &U.Ctx, Options);
    if (!Graph)
      return false;
    // What is held before each block that was reached. Sets only grow, and there are as many locks as calls.
    llvm::MapVector<const CFGBlock *, HeldSet> Before;
    llvm::SmallVector<const CFGBlock *, 16> Work{&Graph->getEntry()};
    Before[&Graph->getEntry()];
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      Held = Before[Block];
      for (const CFGElement &Element : *Block)
        if (!pass(Element))
          return false;
      if (Block->hasNoReturnElement())
        continue;
      if (Block == &Graph->getExit() && !Held.empty())
        return false;
      for (const CFGBlock *Next : Block->succs()) {
        if (!Next)
          continue;
        auto [It, New] = Before.try_emplace(Next);
        bool Grows = New;
        for (const Taken &Each : Held)
          if (!llvm::is_contained(It->second, Each))
            It->second.push_back(Each), Grows = true;
        if (Grows)
          Work.push_back(Next);
      }
    }
    return true;
  }

private:
  bool holdsByHand() const {
    return llvm::any_of(Held, [](const Taken &Each) { return !Each.Guard; });
  }

  /// Whether what \p Below says may happen here without locks meeting, in the callee either: it may be given them.
  bool isHarmless(const Reached &Below) const {
    if (Below.ByHand || Below.Acquires > 1 || (Below.Acquires && Below.Waits))
      return false;
    return Held.empty() || (!Below.Touches && !(Below.Throws && holdsByHand()));
  }

  bool pass(const CFGElement &Element) {
    if (auto Dtor = Element.getAs<CFGImplicitDtor>()) {
      const VarDecl *Dying =
          Element.getAs<CFGAutomaticObjDtor>() ? Element.castAs<CFGAutomaticObjDtor>().getVarDecl() : nullptr;
      if (Dying && Calls.isGuard(Dying->getType())) {
        llvm::erase_if(Held, [&](const Taken &Each) { return Each.Guard == Dying; });
        return true;
      }
      const CXXDestructorDecl *Destructor = Dtor->getDestructorDecl(U.Ctx);
      return !Destructor || isHarmless(Reach.InFunction(Destructor));
    }
    auto Statement = Element.getAs<CFGStmt>();
    if (!Statement)
      return true;
    if (isa<CXXThrowExpr>(Statement->getStmt()))
      return !holdsByHand();
    const auto *E = dyn_cast<Expr>(Statement->getStmt());
    return !E || !isa<CallExpr, CXXConstructExpr>(E) || passCall(*E);
  }

  bool passCall(const Expr &Call) {
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call)) {
      if (Calls.isGuard(Construct->getType()))
        return passGuard(*Construct);
      // What waits when it dies.
      if (const TypeRow *Row = U.Models.rowOf(Construct->getConstructor()->getParent()); Row && Row->Joins)
        return false;
    }
    if (auto Action = Calls.actionOf(&Call))
      return passAction(Call, *Action);
    // A guard that somebody else makes.
    if (Calls.isGuard(Call.getType()))
      return false;
    for (const KnownEffect &Known : U.effectsOf(&Call))
      if ((Known.R->Does == Effect::Wait || Known.R->Does == Effect::Join) && !Held.empty())
        return false;
    return isHarmless(Reach.BelowCall(&Call));
  }

  bool passAction(const Expr &Call, const LockAction &Action) {
    const Expr *Object = operand(&Call, Action.Object);
    auto Lock = Object && !Calls.isGuard(Object->IgnoreParenImpCasts()->getType()) ? pathOf(*Object) : std::nullopt;
    if (!Lock)
      return false;
    Taken ByHand{*Lock};
    if (Action.Does == Effect::Acquire)
      return take(ByHand);
    auto It = llvm::find(Held, ByHand);
    if (Action.Does != Effect::Release || It == Held.end())
      return false;
    Held.erase(It);
    return true;
  }

  bool passGuard(const CXXConstructExpr &Construct) {
    const Stmt *Around = View.parent(&Construct);
    while (isa_and_nonnull<ExprWithCleanups, CXXBindTemporaryExpr, CXXFunctionalCastExpr, ImplicitCastExpr>(Around))
      Around = View.parent(Around);
    const auto *Declaration = dyn_cast_or_null<DeclStmt>(Around);
    const auto *Guard = Declaration && Declaration->isSingleDecl() ? dyn_cast<VarDecl>(Declaration->getSingleDecl()) : nullptr;
    if (!Guard || !Guard->hasLocalStorage() || Guard->getType()->isReferenceType() || Construct.getNumArgs() != 1 ||
        Calls.startOf(Construct) != GuardStart::Takes)
      return false;
    auto Lock = pathOf(*Construct.getArg(0));
    return Lock && take({*Lock, Guard});
  }

  bool take(Taken New) {
    if (!Held.empty())
      return false;
    Held.push_back(std::move(New));
    return true;
  }

  /// The path of a lock, unless a variable that it leads through is given other values.
  std::optional<AccessPath> pathOf(const Expr &Lock) {
    auto Path = U.pathOf(&Lock);
    if (!Path || !Path->last())
      return std::nullopt;
    auto Changes = [](const Use &Each) {
      return Each.Ref && (Each.Kind == UseKind::Assign || Each.Kind == UseKind::Count || Each.Kind == UseKind::Address);
    };
    bool IsFixed = !Path->Root || (Path->isVariable() && !Path->Root->getType()->isPointerType());
    if (!IsFixed && llvm::any_of(U.index().usesOf(Path->Root), Changes))
      return std::nullopt;
    return Path;
  }

  FunctionView &View;
  Unit &U;
  LockCalls &Calls;
  const ReachOracle &Reach;
  HeldSet Held;
};

} // namespace

bool isPlainLocking(const FunctionDecl &Function, Unit &U, LockCalls &Calls, const ReachOracle &Reach) {
  // A lambda that touches a lock may be called by whom it is given to.
  auto Touches = [&](const CXXMethodDecl *Lambda) { return Reach.InFunction(Lambda).Touches; };
  FunctionView *View = U.view(&Function);
  return View && !isa<CXXConstructorDecl>(Function) && llvm::none_of(U.index().lambdasIn(&Function), Touches) &&
         PlainPass(*View, U, Calls, Reach).run();
}

} // namespace leak
