// Can two functions run at the same time, on different threads?
//
// Told from who calls them: `main`, an entry function of a thread that this translation unit starts, or code that is not visible
// and may run on any thread. Errs towards "yes" where callers are not visible, and towards "no" for what only one thread runs.
// One walk up the callers of each function that is asked about.
#pragma once
#include "lib/Facts/UnitIndex.h"
#include "llvm/ADT/SetVector.h"

namespace leak {

class Unit;

class Concurrency {
public:
  explicit Concurrency(Unit &U) : U(U) {}

  /// Whether the calls \p A and \p B can happen on two threads at once. With \p OnOneObject they are about one object, and the
  /// thread that an object starts for itself is one.
  bool mayOverlap(const CallSite &A, const CallSite &B, bool OnOneObject = false);

private:
  /// The threads that a function can run on.
  struct Threads {
    bool Main = false;
    bool Any = false; ///< callers that are not visible
    llvm::SmallSetVector<const clang::Expr *, 2> Starts;
  };
  const Threads &threadsOf(const clang::FunctionDecl *Function);
  bool startsMany(const clang::Expr *Start, bool OnOneObject);
  bool isBesideMain(const CallSite &Site, const clang::Expr *Start);

  Unit &U;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Threads>> Known;
};

} // namespace leak
