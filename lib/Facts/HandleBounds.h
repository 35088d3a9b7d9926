// Was this handle given a timeout before it is used here?
//
// A handle is a variable that carries its timeouts: a curl handle, a socket, a future. For a local variable the events on it
// (made, bounded, cleared, handed to code that is not visible) are met backwards on the control-flow graph of the function
// that uses it; for a field or global all its uses in the translation unit count together. Parameters are followed to visible
// callers, and arguments into visible callees, a few levels deep. A timeout on one path of the graph is enough; a local variable that
// has none on another is told with the events on it, for the path engine to judge.
#pragma once
#include "lib/Facts/Unit.h"

namespace leak {

enum class Boundedness { Unbounded, Bounded, Unknown };

struct HandleState {
  Boundedness Is = Boundedness::Unknown;
  const clang::Expr *MadeAt = nullptr; ///< where the handle was made, if it is unbounded, or on a path without a timeout
  /// For one that is bounded on some paths of the graph only: where it loses its timeouts or has none yet, where that ends, and the
  /// first of the latter that gives it a timeout.
  llvm::SmallVector<const clang::Expr *, 2> Unbounding, Others;
  const clang::Expr *BoundedAt = nullptr;
};

class HandleBounds {
public:
  /// \p Need is the row of the blocking call: only timeouts in its directions count.
  HandleBounds(Unit &U, const Row &Need) : U(U), Need(Need) {}

  /// The state of the handle \p Handle when the call \p At, which stands in \p In, begins. Unknown whenever the handle, or a
  /// timeout on it, may come from code that is not visible.
  HandleState stateAt(const clang::Expr *Handle, const clang::Expr *At, const clang::FunctionDecl *In);

  /// One of \p Earlier, calls in the same function that are given a timeout for the variable \p Handle, if every path to \p At
  /// passes one of them after the last assignment to it; else null.
  const clang::Expr *coveredBy(const clang::Expr *Handle, const clang::Expr *At, const clang::FunctionDecl *In,
                               llvm::ArrayRef<const clang::Expr *> Earlier);

private:
  enum class EventKind { Nothing, Bounds, Fresh, Unknown, Dead };
  struct Event {
    EventKind Kind = EventKind::Nothing;
    const clang::Expr *MadeAt = nullptr;
  };

  HandleState pathState(const AccessPath &Path, const clang::Expr *At, const clang::FunctionDecl *In);
  HandleState localState(const clang::VarDecl &Var, const clang::Expr *At, FunctionView &View);
  HandleState unitState(const clang::ValueDecl &D);
  HandleState callersState(const clang::ParmVarDecl &Param, const clang::FunctionDecl *In);

  Event eventOf(const Use &U);
  bool onlyReadsMember(const Use &Each);
  Event argumentEvent(const clang::Expr *Call, Operand Of, bool IsClassHandle, const clang::FunctionDecl *In);
  Event originOf(const clang::Expr *Value, const clang::FunctionDecl *In);
  Event returnedBy(const clang::FunctionDecl *Callee);
  Event effectOn(const clang::FunctionDecl *Callee, unsigned ParamNo);
  Event makeEvent(const clang::Expr *Call, const Row &R, const clang::FunctionDecl *In);
  Event ownerEvent(const clang::Expr *Owner, const clang::Expr *Call, const clang::FunctionDecl *In);
  bool hasPartner(const clang::Expr *Call, const Row &R, const clang::FunctionDecl *In);
  bool serves(const Row &BoundRow) const;
  bool isLibrarysOwn(const clang::FunctionDecl &Callee) const;

  Unit &U;
  const Row &Need;
  int Depth = 0;
};

} // namespace leak
