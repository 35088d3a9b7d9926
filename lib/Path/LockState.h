// The locks and guards of one path, as program state of the engine.
//
// A lock is the memory region that it lives in, so `a.mu` and `b.mu` are two locks and `this->mu` is one in every method of the
// same object. A lock whose region the engine cannot name is not tracked.
#pragma once
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

namespace leak {

struct HeldLock {
  const clang::Expr *Site = nullptr;             ///< where it was taken
  const clang::LocationContext *Frame = nullptr; ///< the call in which
  unsigned Order = 0;                            ///< counts up in the order in which locks were taken
  bool Shared = false;
  bool ByGuard = false;

  bool operator==(const HeldLock &) const = default;
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Site);
    ID.AddPointer(Frame);
    ID.AddInteger(Order);
    ID.AddBoolean(Shared);
    ID.AddBoolean(ByGuard);
  }
};

using LockAndTime = std::pair<const clang::ento::MemRegion *, HeldLock>;

/// Access to what one state knows; every change gives a new state.
class LockState {
public:
  explicit LockState(clang::ento::ProgramStateRef State) : State(std::move(State)) {}
  clang::ento::ProgramStateRef state() const { return State; }

  const HeldLock *held(const clang::ento::MemRegion *Lock) const;
  /// Every held lock, the one taken first in front.
  llvm::SmallVector<LockAndTime, 4> allHeld() const;
  void take(const clang::ento::MemRegion *Lock, HeldLock How);
  void giveBack(const clang::ento::MemRegion *Lock);

  /// \p Function, out of sight, was given the object that the held \p Lock is a field of: it may have given the lock back.
  void passTo(const clang::ento::MemRegion *Lock, const clang::FunctionDecl *Function);
  llvm::SmallVector<const clang::FunctionDecl *, 2> passedTo(const clang::ento::MemRegion *Lock) const;

  /// The locks of the guard at \p Guard; empty for one that is not tracked.
  llvm::SmallVector<const clang::ento::MemRegion *, 2> locksOf(const clang::ento::MemRegion *Guard) const;
  bool owns(const clang::ento::MemRegion *Guard) const;
  void setGuard(const clang::ento::MemRegion *Guard, llvm::ArrayRef<const clang::ento::MemRegion *> Locks, bool Owns);
  void setOwns(const clang::ento::MemRegion *Guard, bool Owns);
  void forget(const clang::ento::MemRegion *Guard);

  /// What the smart pointer at \p Pointer points to, if it was asked before.
  const clang::ento::SVal *pointee(const clang::ento::MemRegion *Pointer) const;
  void setPointee(const clang::ento::MemRegion *Pointer, clang::ento::SVal Value);
  void forgetPointee(const clang::ento::MemRegion *Pointer);

  /// What \p Function, a test without arguments, said before about \p Object, null for a free function.
  const clang::ento::SVal *answer(const clang::FunctionDecl *Function, const clang::ento::MemRegion *Object) const;
  void setAnswer(const clang::FunctionDecl *Function, const clang::ento::MemRegion *Object, clang::ento::SVal Value);

  /// Keeps what is known of the values above, though no variable holds them.
  void markLive(clang::ento::SymbolReaper &Reaper) const;

private:
  clang::ento::ProgramStateRef State;
};

} // namespace leak
