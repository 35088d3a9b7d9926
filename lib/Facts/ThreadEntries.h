// Which threads does this translation unit start, what does each run, and what becomes of its handle?
//
// Every place that starts a thread is met once: constructions, emplacing into containers, functions whose rows say Spawn. The
// handle is followed to the variable, field or container that keeps it, through moves; joins and detaches are found by that.
// What is handed to code that is not visible escapes. One walk over the calls; which of several threads in one handle a join is
// for is not known.
#pragma once
#include "lib/Facts/Unit.h"

namespace leak {

/// What becomes of the handle of a thread.
enum class HandleEnd {
  Kept,      ///< nothing visible joins or detaches it
  Joined,    ///< something visible joins it
  Detached,  ///< something visible detaches it, and nothing joins it
  Discarded, ///< a temporary that dies in its statement
  Returned,  ///< the caller gets it
  Escapes,   ///< it goes where it cannot be followed
};

struct ThreadStart {
  const clang::Expr *Start = nullptr;       ///< the construction or call
  const clang::FunctionDecl *In = nullptr;  ///< null in the initializer of a field or global
  const clang::Expr *Callable = nullptr;    ///< what it is told to run
  const clang::ValueDecl *Handle = nullptr; ///< what keeps it; null unless something does
  const clang::VarDecl *First = nullptr;    ///< the local variable that it was first in, where it was moved on
  HandleEnd End = HandleEnd::Escapes;
  bool IsHandedOut = false; ///< code that is not visible gets to see the handle
  bool Terminates = false;  ///< the destructor of a handle that was not joined ends the program
  bool JoinsItself = false; ///< the destructor of the handle waits for the thread
  const Row *Spawn = nullptr;
  /// The functions that it may run, one unless that is chosen at run time; empty if one of them is not visible.
  llvm::SmallVector<const clang::FunctionDecl *, 2> Entries;
  llvm::SmallVector<CallSite, 2> Endings; ///< the joins or detaches

  bool isJoined() const { return End == HandleEnd::Joined || (JoinsItself && End != HandleEnd::Detached); }
};

/// The variable or field that a thread, or what is waited on, is kept in: `t`, `this->t`, `threads[i]`, the element of a loop over
/// `threads`, what `*p` points to. Null if \p E is nothing of that kind.
const clang::ValueDecl *handleOf(const clang::Expr *E, int Depth = 0);

class ThreadEntries {
public:
  explicit ThreadEntries(Unit &U);

  llvm::ArrayRef<ThreadStart> starts() const { return Starts; }

private:
  friend class ThreadFollower;
  std::vector<ThreadStart> Starts;
};

llvm::StringRef spelling(HandleEnd End);

} // namespace leak
