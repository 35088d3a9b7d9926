#include "lib/Path/LockReach.h"
#include "lib/Path/PlainLocking.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {
namespace {

class Reacher {
public:
  Reacher(Unit &U, LockCalls &Calls) : U(U), Calls(Calls) {}

  const Reached &of(const FunctionDecl *Function) {
    Function = Function->getCanonicalDecl();
    auto [It, New] = Known.try_emplace(Function);
    if (!New)
      return It->second; // for a function that calls itself, what is known so far
    Reached Result;
    bool Recursive = false;
    Result.Throws = throws(UnitIndex::bodyOf(Function));
    for (const CallSite &Site : U.index().callsIn(Function)) {
      add(Result, directly(Site.E));
      for (const FunctionDecl *Callee : calleesOf(Site.E)) {
        Recursive |= Callee->getCanonicalDecl() == Function;
        add(Result, of(Callee));
      }
    }
    // The members that a class is made of are torn down without a call in the source.
    for (const CXXMethodDecl *Lambda : U.index().lambdasIn(Function))
      Result.Touches |= of(Lambda).Touches;
    if (Recursive && Result.Acquires)
      Result.Acquires = 2;
    return Known[Function] = Result;
  }

  /// What the visible functions that \p Call leads to reach.
  Reached below(const Expr *Call) {
    Reached Result;
    for (const FunctionDecl *Callee : calleesOf(Call))
      add(Result, of(Callee));
    return Result;
  }

private:
  static void add(Reached &To, const Reached &What) {
    To.Acquires = std::min(2u, To.Acquires + What.Acquires);
    To.ByHand |= What.ByHand;
    To.Waits |= What.Waits;
    To.Touches |= What.Touches;
    To.Throws |= What.Throws;
  }

  static bool throws(const Stmt *S) {
    if (!S || isa<LambdaExpr>(S))
      return false;
    return isa<CXXThrowExpr>(S) || llvm::any_of(S->children(), [](const Stmt *Child) { return throws(Child); });
  }

  Reached directly(const Expr *Call) {
    Reached Result;
    if (auto Action = Calls.actionOf(Call)) {
      bool Takes = Action->Does == Effect::Acquire || Action->Does == Effect::TryAcquire;
      Result.Acquires = Takes ? (Action->Object.Kind == Operand::Each ? 2 : 1) : 0;
      Result.ByHand = Takes || Action->Does == Effect::Disown;
      Result.Touches = true;
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call); Construct && Calls.isGuard(Construct->getType())) {
      Result.Acquires = std::min(2u, Construct->getNumArgs());
      Result.Touches = true;
    } else if (Construct) {
      const TypeRow *Row = U.Models.rowOf(Construct->getConstructor()->getParent());
      Result.Waits = Row && Row->Joins;
    }
    for (const KnownEffect &Known : U.effectsOf(Call))
      Result.Waits |= Known.R->Does == Effect::Join || Known.R->Does == Effect::Wait;
    Result.Touches |= Result.Waits;
    return Result;
  }

  llvm::SmallVector<const FunctionDecl *, 2> calleesOf(const Expr *Call) {
    llvm::SmallVector<const FunctionDecl *, 2> Result;
    const FunctionDecl *Callee = nullptr;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call)) {
      Callee = Construct->getConstructor();
      if (const CXXDestructorDecl *Destructor = Construct->getConstructor()->getParent()->getDestructor())
        Result.push_back(Destructor);
    } else {
      Callee = cast<CallExpr>(Call)->getDirectCallee();
    }
    if (!Callee)
      return Result;
    Result.push_back(Callee);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee); Method && Method->isVirtual())
      for (const CXXMethodDecl *Override : U.index().overridersOf(Method))
        Result.push_back(Override);
    return Result;
  }

  Unit &U;
  LockCalls &Calls;
  llvm::DenseMap<const FunctionDecl *, Reached> Known;
};

} // namespace

LockReach::LockReach(Unit &U, LockCalls &Calls) {
  Reacher Reach(U, Calls);
  auto BelowCall = [&](const Expr *Call) { return Reach.below(Call); };
  auto InFunction = [&](const FunctionDecl *Function) { return Reach.of(Function); };
  const ReachOracle Oracle{BelowCall, InFunction};
  llvm::DenseSet<const FunctionDecl *> Seen;
  for (const CallSite &Site : U.index().calls()) {
    // A function that only throws need not call any.
    const auto *Call = dyn_cast<CallExpr>(Site.E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Reach.of(Callee).Throws)
      Mattering.insert(Callee->getCanonicalDecl());
    const FunctionDecl *Function = Site.In;
    if (!Function || !Seen.insert(Function).second)
      continue;
    const Reached What = Reach.of(Function);
    if (!What.Touches)
      continue;
    Mattering.insert(Function);
    const FunctionDecl *Definition = nullptr;
    bool Interesting = What.Acquires >= 2 || What.ByHand || (What.Acquires && What.Waits);
    if (Interesting && Function->hasBody(Definition) && !Function->isDependentContext() && !Function->isImplicit() &&
        !isPlainLocking(*Definition, U, Calls, Oracle))
      Roots.push_back(Definition), RootSet.insert(Definition->getCanonicalDecl());
  }
  for (const FunctionDecl *Function : Seen) {
    llvm::DenseSet<const ValueDecl *> Taken, Given;
    for (const CallSite &Site : U.index().callsIn(Function)) {
      // What a guard gives up by hand was taken by the guard.
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(Site.E); Construct && Calls.isGuard(Construct->getType()))
        for (const Expr *Argument : Construct->arguments())
          if (auto Path = U.pathOf(Argument); Path && Path->last())
            Taken.insert(Path->last());
      if (auto Action = Calls.actionOf(Site.E))
        if (auto Path = U.pathOf(operand(Site.E, Action->Object)); Path && Path->last())
          (Action->Does == Effect::Release ? Given : Taken).insert(Path->last());
    }
    for (const ValueDecl *Lock : Given)
      if (!Taken.contains(Lock))
        GivenBackElsewhere.insert(Lock);
  }
  const SourceManager &SM = U.Ctx.getSourceManager();
  llvm::sort(Roots, [&](const FunctionDecl *A, const FunctionDecl *B) {
    return SM.isBeforeInTranslationUnit(A->getLocation(), B->getLocation());
  });
}

} // namespace leak
