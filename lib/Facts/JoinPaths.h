// On which path does a local thread end its life unjoined?
//
// The control-flow graph is walked from the function's start, shortest paths first, with what is known of the thread (running or
// not) and of the conditions that are tested more than once: what was false at one test is false at the next. The walk ends where
// the thread is joined, detached, moved away or seen by code that is not visible, and at the destructor. Exceptions that calls may
// throw are not followed. Gives up, silently, on functions with very many paths.
#pragma once
#include "lib/Facts/ThreadEntries.h"

namespace leak {

/// One way on which a thread is lost.
struct LostThread {
  const clang::Stmt *At = nullptr; ///< the return, throw or assignment; null at the end of the block
  clang::SourceLocation Loc;
  bool IsOverwritten = false;
  bool IsSure = true; ///< on every path to there
  /// The tests on the way behind the start, each with its result.
  llvm::SmallVector<std::pair<const clang::Expr *, bool>, 4> Tests;
};

/// Whether somebody should wait for a thread that nobody waits for.
enum class JoinNeed {
  None,
  Never, ///< nothing joins or detaches what would have to be
  AtEnd, ///< it is detached, and `main`, which starts it, ends without a wait of any kind
};
JoinNeed needOf(Unit &U, const ThreadStart &S);

/// Where the thread \p S, kept in a local variable, is lost, in the order of the lengths of the ways; empty if nowhere.
std::vector<LostThread> lostOn(Unit &U, const ThreadStart &S);

} // namespace leak
