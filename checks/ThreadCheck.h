// How the checks over the lifetimes of threads get to see them.
#pragma once
#include "checks/LeakCheck.h"
#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Report/ThreadRemedies.h"

namespace leak {

/// Base of the checks over threads that are started here. A check sees each start once, in source order, when the whole
/// translation unit is known.
class ThreadCheck : public LeakCheck {
public:
  using LeakCheck::LeakCheck;

  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void onEndOfTranslationUnit() final;

protected:
  void addMatchers(clang::ast_matchers::MatchFinder &Finder) final;
  /// Judges the thread that \p S starts.
  virtual void judge(const ThreadStart &S) = 0;

  /// What messages call the thread: the variable that it is kept in, or its entry function; null where that has no name.
  static const clang::NamedDecl *nameOf(const ThreadStart &S);
  /// Adds notes that lead from the start of \p S to where it stays for ever.
  void addLoop(const ThreadStart &S, const Endless &Found);
  /// Adds a note for each call that joins or detaches the thread, unless it is part of the start.
  void addEndings(const ThreadStart &S);
  /// The edits that let the thread end and be waited for; no edit where one that came before is for the same thread.
  llvm::SmallVector<clang::FixItHint, 8> fixFor(const ThreadStart &S, const Endless &Found);
  /// Adds the note that says the remedy in words.
  void advise(const ThreadStart &S, const Endless &Found);
  ThreadRemedies &remedies();

private:
  std::unique_ptr<ThreadRemedies> Remedies;
};

} // namespace leak
