// Can something in the program end this wait other than what it waits for?
//
// A cancel branch is a flag, stop token or closed state that the wait's predicate, or a condition that leads out of a loop
// around it, reads and that something can set; a descriptor that exists to wake the waiter; a stop callback; a cancellation of
// threads. The state of a container is data, not a cancel branch. What cannot be seen counts as one: errs towards silence.
#pragma once
#include "lib/Facts/Unit.h"

namespace leak {

class CancelBranch {
public:
  explicit CancelBranch(Unit &U) : U(U) {}

  /// Whether the wait \p Wait, a call with the row \p R, has a cancel branch.
  bool isPresent(const CallSite &Wait, const Row &R);

  /// Whether \p Call ends every blocked call of the library of \p Wait, whose row is \p R: shutting its context down, cancelling
  /// the thread. What the waiting function itself does comes too late, unless it is done ahead.
  bool cancels(const CallSite &Call, const CallSite &Wait, const Row &R);

  /// A flag that was tested although nothing ever sets it, if the last question met one.
  const clang::ValueDecl *neverSet() const { return NeverSet; }

private:
  bool predicateStops(const clang::Expr *Predicate);
  bool loopStops(const clang::Stmt *Loop, const CallSite &Wait, const Row &R, FunctionView &View);
  bool readsStopSignal(const clang::Stmt *S, int Depth = 0);
  bool callStops(const clang::CallExpr *Call, int Depth);
  bool isSettableFlag(const clang::ValueDecl *D);

  Unit &U;
  const clang::FunctionDecl *Waiter = nullptr;
  const clang::ValueDecl *NeverSet = nullptr;
};

} // namespace leak
