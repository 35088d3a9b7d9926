// How the path-sensitive checks get to see what the path engine found.
#pragma once
#include "checks/LeakCheck.h"

namespace leak {

/// Base of the checks over paths. The engine runs once for all of them, when the whole translation unit is known, and only
/// where a lock is used at all.
class PathCheck : public LeakCheck {
public:
  PathCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void onEndOfTranslationUnit() final;

protected:
  void addMatchers(clang::ast_matchers::MatchFinder &Finder) final;
  /// Reports what is wrong in \p Found.
  virtual void judge(const PathFindings &Found) = 0;

  /// Adds a note for each call that leads from one function to the next.
  void addCalls(llvm::ArrayRef<const clang::Expr *> Calls);

private:
  const unsigned PathBudget;
};

} // namespace leak
