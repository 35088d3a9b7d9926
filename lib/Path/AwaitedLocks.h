// Which lock does another thread take before it ends a wait?
//
// A thread ends a wait for it when its entry function returns: what that takes on the way, visibly, it needs. A future, condition
// variable, latch or semaphore is served by the calls that wake it: what every one of them takes before, it needs. Where the
// object leaves the translation unit, or its thread is not known, nothing is said.
#pragma once
#include "lib/Facts/ThreadEntries.h"
#include "lib/Path/Findings.h"
#include "lib/Path/LockCalls.h"
#include "llvm/ADT/DenseSet.h"

namespace leak {

/// A locking by who is waited for.
struct AwaitedLock {
  const clang::Expr *Site = nullptr;
  const clang::Expr *Wake = nullptr; ///< the call behind it that ends the wait; null where the end of a thread does
};

class AwaitedLocks {
public:
  explicit AwaitedLocks(Unit &U) : U(U), Calls(U) {}

  /// Where the thread that \p W waits for takes \p Lock, one of the locks that are held there; nothing if it does not, or may not.
  std::optional<AwaitedLock> find(const WaitUnderLock &W, const WaitUnderLock::Held &Lock);

private:
  bool keepsThread(const clang::VarDecl &Thread);
  /// The object that a lock is a field of: its variable or field, null for `this`; nothing where that is not known.
  using Owner = std::optional<const clang::ValueDecl *>;
  /// The entry functions of one thread, more than one where its callable is chosen at run time, and the object they are called on.
  struct Entries {
    llvm::SmallVector<const clang::FunctionDecl *, 2> Functions;
    Owner This;
  };
  /// Those of each thread that \p Handle, or its elements, may stand for.
  std::vector<Entries> entriesOf(const clang::ValueDecl &Handle);
  std::optional<AwaitedLock> findWake(const WaitUnderLock &W, const WaitUnderLock::Held &Lock, const clang::ValueDecl &Awaited);
  /// The objects that a future is made by.
  const clang::ValueDecl *sourceOf(const clang::ValueDecl &Handle);
  /// The lock that \p Call takes and that has \p Lock's declaration, blocking for who holds that; null if it takes none.
  const clang::Expr *lockOf(const clang::Expr *Call, const WaitUnderLock::Held &Lock);
  Owner ownerOf(const clang::Expr *Object, bool IsLock, Owner This);
  const clang::Expr *lockingIn(const clang::FunctionDecl *Entry, Owner This, const WaitUnderLock::Held &Lock,
                               llvm::DenseSet<const clang::FunctionDecl *> &Seen);
  const clang::Expr *lockingBefore(const CallSite &Wake, const WaitUnderLock::Held &Lock);

  Unit &U;
  LockCalls Calls;
};

} // namespace leak
