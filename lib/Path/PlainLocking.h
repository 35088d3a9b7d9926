// Does a function use its locks so plainly that none of its paths needs to be followed?
//
// It does if it takes each lock where it holds none, gives it back by the same name on every way out, and calls nothing in between
// that may touch a lock, wait or throw. One pass over the control-flow graph, a small part of what the engine costs. The pass knows no
// values: where it is in doubt, a try-lock or an array of locks for instance, the function is not plain.
#pragma once
#include "lib/Path/LockCalls.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace leak {

/// What a function reaches, itself and through visible callees; counts stop at two.
struct Reached {
  unsigned Acquires = 0;
  bool ByHand = false;
  bool Waits = false;
  bool Touches = false; ///< any of the above, or a release
  bool Throws = false;
};

/// Tells what is reached below a call, a construction or a destructor.
struct ReachOracle {
  llvm::function_ref<Reached(const clang::Expr *)> BelowCall;
  llvm::function_ref<Reached(const clang::FunctionDecl *)> InFunction;
};

/// Whether \p Function, whose body is visible, is plain in this sense.
bool isPlainLocking(const clang::FunctionDecl &Function, Unit &U, LockCalls &Calls, const ReachOracle &Reach);

} // namespace leak
