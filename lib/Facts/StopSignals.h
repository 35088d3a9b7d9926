// Can a thread that runs this function ever end?
//
// On the control-flow graph of the function and of what it visibly calls: is there a loop, or a recursion, that nothing leads out
// of? A `break`, `return`, `throw`, a call that does not return, an exception that a `try` around the call catches, a condition that
// anything might change: each is a way out. A condition is none only if all that ever sets what it reads is visible and keeps the
// loop going. Loops that wait for signals are taken to be meant so. One walk over the graph of each function that is asked about.
#pragma once
#include "lib/Facts/Unit.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallSet.h"

namespace leak {

struct ThreadStart;

/// A place from which a thread never comes back.
struct Endless {
  const clang::FunctionDecl *In = nullptr;
  const clang::Stmt *Loop = nullptr;          ///< the loop, the goto that closes one, or the call by which In calls itself
  const clang::ValueDecl *NeverSet = nullptr; ///< what a condition of the loop tests, although nothing sets it to end the loop
  const clang::Expr *Test = nullptr;          ///< that condition
  llvm::SmallVector<const clang::Expr *, 4> Calls; ///< the calls that lead from the entry function to In

  bool isRecursion() const { return llvm::isa<clang::Expr>(Loop); }
};

class StopSignals {
public:
  explicit StopSignals(Unit &U);
  ~StopSignals();

  /// Where \p Entry, run by a thread, stays for ever; null if it may end, or may not be known not to.
  const Endless *endlessIn(const clang::FunctionDecl *Entry);
  /// Where the thread \p S stays for ever; null also if something may cancel it from outside.
  const Endless *endlessIn(const ThreadStart &S);
  /// Whether something visible waits for the end of the thread \p S, and comes to that.
  bool isAwaited(const ThreadStart &S);
  /// Whether the program, if its `main` is visible, can come to the end of that.
  bool programEnds();

  /// Whether control can come from the start of its function to \p Site.
  bool isReachable(const CallSite &Site);
  /// Whether the function around \p Site can return after it.
  bool canReturnAfter(const CallSite &Site);

private:
  using Blocks = llvm::SmallPtrSet<const clang::CFGBlock *, 32>;
  struct Flow;

  Flow &flowOf(const clang::FunctionDecl *Function);
  std::optional<Endless> analyse(const clang::FunctionDecl *Function);
  std::optional<Endless> ownLoop(Flow &F);
  bool waitsIn(const Blocks &Loop);
  bool mayLeave(Flow &F, const Blocks &Loop);
  bool callMayLeave(const clang::Stmt *Call, llvm::SmallPtrSetImpl<const clang::FunctionDecl *> &Seen);

  /// The value that \p Condition has whenever it is tested; sets \p Flag to a variable that it reads.
  std::optional<bool> fixedTruth(const clang::Expr *Condition, const clang::ValueDecl *&Flag);
  using Values = llvm::SmallVector<int64_t, 4>;
  std::optional<Values> valuesOf(const clang::Expr *E, const clang::ValueDecl *&Flag, int Depth = 0);
  std::optional<Values> valuesOf(const clang::ValueDecl *Var);
  bool addFromList(const clang::Expr *Value, const clang::FieldDecl &Field, Values &Out);
  std::optional<int64_t> constant(const clang::Expr *E);

  Unit &U;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Flow>> Flows;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Endless>> Known;
  llvm::SmallPtrSet<const clang::FunctionDecl *, 8> Running;
};

} // namespace leak
