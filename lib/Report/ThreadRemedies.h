// The edits that let a thread be told to end, and make somebody wait for that.
//
// From C++20 on a `std::jthread` whose entry tests its stop token: the one that is joined already, a member of the class that starts
// it, a local of `main`, or the result of the function that starts it. Before, and in C, an atomic flag beside the thread that is set
// before the join. No edit where the result would not compile or would wait for a thread that does not look at its signal.
#pragma once
#include "lib/Facts/JoinPaths.h"
#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Report/Remedy.h"

namespace leak {

class ThreadRemedies {
public:
  explicit ThreadRemedies(Unit &U) : U(U) {}

  /// Lets the thread \p S, which stays at \p Found, end, and its owner wait for that.
  std::optional<RemedyFix> makeStoppable(const ThreadStart &S, const Endless &Found);
  /// The same in words.
  std::string adviceFor(const ThreadStart &S, const Endless &Found);

  /// Makes somebody wait for the thread \p S, which is lost on \p Ways, or nowhere waited for.
  std::optional<RemedyFix> makeJoined(const ThreadStart &S, llvm::ArrayRef<LostThread> Ways);
  std::string joinAdvice(const ThreadStart &S);

private:
  /// The names that earlier edits gave in a function or class.
  llvm::DenseMap<const clang::Decl *, llvm::StringSet<>> Names;
  std::optional<RemedyFix> withFlag(const ThreadStart &S, const Endless &Found);

  Unit &U;
};

} // namespace leak
