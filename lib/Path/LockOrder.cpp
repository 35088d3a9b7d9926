#include "lib/Path/LockOrder.h"
#include "lib/Facts/ThreadReach.h"
#include "lib/Facts/Unit.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallSet.h"
#include <set>

using namespace clang;

namespace leak {
namespace {

/// The longest chain of orders that is followed: four locks, four threads.
constexpr unsigned LongestCycle = 4;

bool mayBeOne(const LockName &A, const LockName &B) {
  if (A.decl() != B.decl())
    return false;
  return !A.beginsInVariable() || !B.beginsInVariable() || A == B;
}

bool haveCommonGate(const LockEdge &A, const LockEdge &B) {
  // Two that only read pass a gate together.
  return llvm::any_of(A.Gates, [&](const LockEdge::Gate &Gate) {
    return llvm::any_of(B.Gates, [&](const LockEdge::Gate &Other) {
      return mayBeOne(Gate.Name, Other.Name) && !(Gate.Shared && Other.Shared);
    });
  });
}

/// Whether \p B takes first what \p A takes second, and one of them has to wait for the other there.
bool leadsTo(const LockEdge &A, const LockEdge &B) {
  return mayBeOne(A.Second.Name, B.First.Name) && A.SameOwner == B.SameOwner && !(A.Second.Shared && B.First.Shared);
}

/// Whether \p A and \p B, in one function, take a lock that each call of it has for itself.
bool areInOneCall(const LockEdge &A, const LockEdge &B) {
  auto IsOwn = [&](const LockName &Name) {
    const auto *Var = dyn_cast<VarDecl>(Name.Parts.front());
    const auto *Function = Var && Var->hasLocalStorage() ? dyn_cast<FunctionDecl>(Var->getDeclContext()) : nullptr;
    return Function && Function->getCanonicalDecl() == A.Around->getCanonicalDecl();
  };
  return A.Around->getCanonicalDecl() == B.Around->getCanonicalDecl() && (IsOwn(A.First.Name) || IsOwn(A.Second.Name));
}

bool areInverse(const LockEdge &A, const LockEdge &B) {
  // Two locks of one declaration are told apart by the whole of their names only.
  if (A.First.Name.decl() == A.Second.Name.decl() &&
      (A.First.Name == A.Second.Name || !(A.First.Name == B.Second.Name && A.Second.Name == B.First.Name)))
    return false;
  return leadsTo(A, B) && leadsTo(B, A) && !haveCommonGate(A, B) && !areInOneCall(A, B);
}

/// Where the function that both lockings are in, or lead from, is on its way to the second.
CallSite placeOf(const LockEdge &E) { return {E.Calls.empty() ? E.Second.Site : E.Calls.front(), E.Around}; }

/// Whether \p A and \p B ask one question of two objects, as in `a.id < b.id` or `&a < &b`.
bool areAlike(const Expr *A, const Expr *B) {
  A = A->IgnoreParenCasts(), B = B->IgnoreParenCasts();
  if (A->getType()->isPointerType() && B->getType()->isPointerType())
    return true;
  const auto *FieldA = dyn_cast<MemberExpr>(A), *FieldB = dyn_cast<MemberExpr>(B);
  if (FieldA && FieldB)
    return FieldA->getMemberDecl() == FieldB->getMemberDecl();
  const auto *CallA = dyn_cast<CallExpr>(A), *CallB = dyn_cast<CallExpr>(B);
  return CallA && CallB && CallA->getDirectCallee() && CallA->getDirectCallee() == CallB->getDirectCallee();
}

/// Whether \p S puts two objects into an order: by `<`, or by what the standard library has for it (std::less, std::minmax).
bool compares(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Binary = dyn_cast<BinaryOperator>(S); Binary && Binary->isRelationalOp())
    if (areAlike(Binary->getLHS(), Binary->getRHS()))
      return true;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    unsigned N = Call->getNumArgs();
    if (Callee && Callee->isInStdNamespace() && N >= 2 && areAlike(Call->getArg(N - 2), Call->getArg(N - 1)) &&
        !isa<MemberExpr>(Call->getArg(N - 1)->IgnoreParenCasts()))
      return true;
  }
  return llvm::any_of(S->children(), compares);
}

/// Whether the objects of \p E come in an order of their own: where they are locked, or from every caller.
bool isOrdered(Unit &U, const LockEdge &E) {
  auto Compares = [](const FunctionDecl *F) { return F && compares(UnitIndex::bodyOf(F)); };
  auto IsOrdered = [&](const FunctionDecl *F) {
    if (Compares(F))
      return true;
    auto Callers = F && U.isClosed(F) ? U.index().callersOf(F) : llvm::ArrayRef<CallSite>();
    return !Callers.empty() && llvm::all_of(Callers, [&](const CallSite &Call) { return Compares(Call.In); });
  };
  return llvm::any_of(std::initializer_list<const FunctionDecl *>{E.Entry, E.Around, E.First.In, E.Second.In}, IsOrdered);
}

class CycleFinder {
public:
  CycleFinder(Unit &U, llvm::ArrayRef<LockEdge> All, llvm::function_ref<bool(const LockEdge &)> CanChange)
      : U(U), CanChange(CanChange), Meeting(U) {
    for (const LockEdge &E : All)
      if (!isSeenFromCallers(E, All))
        Edges.push_back(&E);
  }

  std::vector<LockCycle> run() {
    for (const LockEdge *E : Edges)
      if (E->Swappable && !isOrdered(U, *E) && Meeting.mayOverlap(placeOf(*E), placeOf(*E)))
        add(*E, {});
    addPairs();
    for (const LockEdge *E : Edges) {
      std::vector<const LockEdge *> Chain{E};
      addLonger(Chain);
    }
    return std::move(Found);
  }

private:
  /// Whether \p E, on a path that begins in a function all of whose callers are visible, is also met on a path from one of them: that one
  /// knows what the callers hold.
  bool isSeenFromCallers(const LockEdge &E, llvm::ArrayRef<LockEdge> All) {
    bool Called = E.Entry && U.isClosed(E.Entry) && !U.index().callersOf(E.Entry).empty() &&
                  U.threads().startsAt(E.Entry).empty() && !E.Entry->isMain();
    return Called && llvm::any_of(All, [&](const LockEdge &Other) {
             return Other.Entry != E.Entry && Other.First.Site == E.First.Site && Other.Second.Site == E.Second.Site;
           });
  }

  void add(const LockEdge &E, std::vector<const LockEdge *> Others) {
    if (Reported.insert({E.First.Site, E.Second.Site}).second)
      Found.push_back({&E, std::move(Others)});
  }

  bool canMeet(const LockEdge &A, const LockEdge &B) {
    return Meeting.mayOverlap(placeOf(A), placeOf(B), isOfObject(A) && isOfObject(B));
  }
  static bool isOfObject(const LockEdge &E) {
    return E.SameOwner && !E.First.Name.beginsInVariable() && !E.Second.Name.beginsInVariable();
  }

  /// The places of one order of two locks, each with a place of the opposite one.
  using Side = std::vector<std::pair<const LockEdge *, const LockEdge *>>;

  void addPairs() {
    llvm::MapVector<std::pair<const ValueDecl *, const ValueDecl *>, std::pair<Side, Side>> ByLocks;
    for (size_t I = 0; I < Edges.size(); ++I)
      for (size_t J = I + 1; J < Edges.size(); ++J)
        if (const LockEdge &A = *Edges[I], &B = *Edges[J]; areInverse(A, B) && canMeet(A, B)) {
          // Of one declaration, the variable or field that the name begins with tells which lock it is.
          bool OneDecl = A.First.Name.decl() == A.Second.Name.decl();
          const ValueDecl *First = OneDecl ? A.First.Name.Parts.front() : A.First.Name.decl();
          const ValueDecl *Second = OneDecl ? A.Second.Name.Parts.front() : A.Second.Name.decl();
          bool Known = ByLocks.contains({Second, First});
          auto &[Forward, Backward] = ByLocks[Known ? std::pair(Second, First) : std::pair(First, Second)];
          (Known ? Backward : Forward).push_back({&A, &B});
          (Known ? Forward : Backward).push_back({&B, &A});
        }
    for (auto &[Locks, Sides] : ByLocks) {
      InPair.insert(Locks), InPair.insert({Locks.second, Locks.first});
      for (const auto &[E, Other] : reportedOf(Sides.first, Sides.second))
        add(*E, {Other});
    }
  }

  const Side &reportedOf(const Side &Forward, const Side &Backward) {
    auto CanChangeAll = [&](const Side &S) {
      return llvm::all_of(S, [&](const auto &Each) { return CanChange(*Each.first); });
    };
    if (bool Can = CanChangeAll(Forward); Can != CanChangeAll(Backward))
      return Can ? Forward : Backward;
    auto Places = [](const Side &S) {
      llvm::SmallSet<const Expr *, 8> Sites;
      for (const auto &Each : S)
        Sites.insert(Each.first->Second.Site);
      return Sites.size();
    };
    if (size_t A = Places(Forward), B = Places(Backward); A != B)
      return A < B ? Forward : Backward;
    return isBefore(*Forward.front().first, *Backward.front().first) ? Backward : Forward;
  }

  bool isBefore(const LockEdge &A, const LockEdge &B) {
    return U.Ctx.getSourceManager().isBeforeInTranslationUnit(A.Second.Site->getBeginLoc(), B.Second.Site->getBeginLoc());
  }

  /// Follows the edges from the end of \p Chain back to its beginning.
  void addLonger(std::vector<const LockEdge *> &Chain) {
    for (const LockEdge *Each : Edges) {
      const LockEdge &Next = *Each;
      if (!leadsTo(*Chain.back(), Next) || InPair.contains({Next.First.Name.decl(), Next.Second.Name.decl()}) ||
          llvm::any_of(Chain, [&](const LockEdge *Each) {
            return Each->First.Name.decl() == Next.First.Name.decl() || haveCommonGate(*Each, Next) || !canMeet(*Each, Next);
          }))
        continue;
      Chain.push_back(&Next);
      if (Chain.size() > 2 && leadsTo(Next, *Chain.front()))
        addChain(Chain);
      else if (Chain.size() < LongestCycle)
        addLonger(Chain);
      Chain.pop_back();
    }
  }

  /// Reports \p Chain once, where it can be changed, else at its last place in the file.
  void addChain(std::vector<const LockEdge *> Chain) {
    std::set<const ValueDecl *> Locks;
    for (const LockEdge *E : Chain)
      Locks.insert(E->First.Name.decl());
    if (!Chains.insert(Locks).second)
      return;
    auto Best = llvm::max_element(Chain, [&](const LockEdge *A, const LockEdge *B) {
      bool CanA = CanChange(*A), CanB = CanChange(*B);
      return CanA != CanB ? CanB : isBefore(*A, *B);
    });
    std::rotate(Chain.begin(), Best, Chain.end());
    add(*Chain.front(), {Chain.begin() + 1, Chain.end()});
  }

  Unit &U;
  std::vector<const LockEdge *> Edges;
  llvm::function_ref<bool(const LockEdge &)> CanChange;
  Concurrency Meeting;
  std::vector<LockCycle> Found;
  std::set<std::pair<const Expr *, const Expr *>> Reported;
  std::set<std::pair<const ValueDecl *, const ValueDecl *>> InPair;
  std::set<std::set<const ValueDecl *>> Chains;
};

} // namespace

std::vector<LockCycle> findCycles(Unit &U, llvm::ArrayRef<LockEdge> Edges,
                                  llvm::function_ref<bool(const LockEdge &)> CanChange) {
  return CycleFinder(U, Edges, CanChange).run();
}

} // namespace leak
