// The engine's view of locks: what each call on a path does to them.
//
// Private to this layer. Its parts are LockChecker.cpp (which call is what, and where paths end), LockActions.cpp (locks and
// guards that a call takes or gives back) and OpaqueCalls.cpp (calls that are not walked into).
#pragma once
#include "lib/Path/FindingCollector.h"
#include "lib/Path/LockCalls.h"
#include "lib/Path/LockReach.h"
#include "lib/Path/LockState.h"
#include "lib/Path/NodeBudget.h"
#include "clang/AST/ExprCXX.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace leak {

/// What the checker works with; it is constructed by the engine, which hands over nothing.
struct PathModel {
  Unit &U;
  LockCalls Calls;
  LockReach Reach;
  FindingCollector Collector;
  NodeBudget Budget;

  PathModel(Unit &U, unsigned Budget)
      : U(U), Calls(U), Reach(U, Calls), Collector(Reach),
        Budget(Budget, Reach.roots().size(), U.Ctx.getSourceManager().getNextLocalOffset()) {}
};

using Regions = llvm::SmallVector<const clang::ento::MemRegion *, 2>;

class LockChecker : public clang::ento::Checker<clang::ento::eval::Call, clang::ento::check::PreCall,
                                                clang::ento::check::BeginFunction, clang::ento::check::LiveSymbols,
                                                clang::ento::check::EndFunction, clang::ento::check::EndAnalysis> {
public:
  PathModel *M = nullptr;

  bool evalCall(const clang::ento::CallEvent &Call, clang::ento::CheckerContext &C) const;
  void checkPreCall(const clang::ento::CallEvent &Call, clang::ento::CheckerContext &C) const;
  void checkBeginFunction(clang::ento::CheckerContext &C) const;
  void checkLiveSymbols(clang::ento::ProgramStateRef State, clang::ento::SymbolReaper &Reaper) const {
    LockState(State).markLive(Reaper);
  }
  void checkEndFunction(const clang::ReturnStmt *Return, clang::ento::CheckerContext &C) const;
  void checkEndAnalysis(clang::ento::ExplodedGraph &Graph, clang::ento::BugReporter &Reporter, clang::ento::ExprEngine &) const;

private:
  // LockChecker.cpp
  /// Records the locks taken by hand that \p Throw leaves behind: nothing catches it up to the function that took them. A throw
  /// without an operand comes from a handler, which the engine does not enter.
  void leaveByThrow(clang::ento::ExplodedNode &Node, const clang::CXXThrowExpr &Throw) const;
  bool wait(const clang::ento::CallEvent &Call, const clang::Expr &E, const Row &R, clang::ento::CheckerContext &C) const;
  /// Records the locks taken by hand that \p IsLeft says are left here.
  void leave(clang::ento::CheckerContext &C, const clang::Stmt *Exit, llvm::function_ref<bool(const HeldLock &)> IsLeft) const;

  // LockActions.cpp
  /// How a lock is taken.
  struct Taking {
    const clang::Expr &Site;
    bool Shared, ByGuard;
    bool Blocks; ///< waits for a lock that is held already
    /// What was held before the call: several locks of one call are taken in an order of the library's own.
    const LockState &Before;
  };
  /// `lock.owns_lock()` of a guard that is tracked.
  bool tellWhetherHeld(const clang::ento::CallEvent &Call, const clang::Expr &E, const Row &R,
                       clang::ento::CheckerContext &C) const;
  /// The regions of the locks that \p Of names, seen through a guard.
  Regions locksAt(const clang::ento::CallEvent &Call, Operand Of, const LockState &Locks,
                  const clang::ento::MemRegion *&Guard) const;
  static clang::QualType typeOf(const clang::ento::CallEvent &Call, Operand Of);
  /// Takes \p Lock. Where this thread has it already, reports that it waits for itself if it does, and leaves the lock with its
  /// first holder; \p Pred is the node to go on from.
  clang::ento::ProgramStateRef take(clang::ento::ProgramStateRef State, const clang::ento::MemRegion *Lock,
                                    clang::QualType LockType, const Taking &How, clang::ento::CheckerContext &C,
                                    clang::ento::ExplodedNode *&Pred) const;
  const clang::ento::NoteTag *noteFor(clang::ento::CheckerContext &C, const Regions &Locks) const;
  bool perform(const clang::ento::CallEvent &Call, const clang::Expr &E, const LockAction &Action,
               clang::ento::CheckerContext &C) const;
  clang::QualType typeOfRegion(const clang::ento::MemRegion *R) const;
  bool isShared(const clang::ento::MemRegion *Guard) const;
  /// The result of a call that is modelled here: its arguments are locks, which keep their state.
  clang::ento::ProgramStateRef evaluateBlindlyButLocks(const clang::ento::CallEvent &Call, const clang::Expr &E,
                                                       clang::ento::CheckerContext &C) const;
  bool constructGuard(const clang::ento::CallEvent &Call, const clang::CXXConstructExpr &Construct,
                      clang::ento::CheckerContext &C) const;
  /// In a guard's constructor every argument that is no tag and no time is a lock.
  bool isLockOrTemplateLock(const clang::Expr *Argument) const;
  bool isGuardAssignment(const clang::ento::CallEvent &Call) const;
  bool assignGuard(const clang::ento::CallEvent &Call, clang::ento::CheckerContext &C) const;

  // OpaqueCalls.cpp
  /// A body that is a single return, perhaps of a local static: a getter or test, whose value other tests may agree with.
  bool isSimple(const clang::FunctionDecl &Function) const;
  clang::ento::ProgramStateRef evaluateBlindly(const clang::ento::CallEvent &Call, const clang::Expr *E,
                                               clang::ento::CheckerContext &C, clang::ento::ProgramStateRef State) const;
  /// A test out of sight gives one answer to one question: `if (threaded()) lock(); ... if (threaded()) unlock();`.
  bool answerAgain(const clang::ento::CallEvent &Call, clang::ento::CheckerContext &C) const;
  /// `p->`, `*p` and `p.get()` of a smart pointer give one object until something changes the pointer.
  bool dereferencePointer(const clang::ento::CallEvent &Call, clang::ento::CheckerContext &C) const;

  clang::ento::BugType Type{this, "lock"};
};

} // namespace leak
