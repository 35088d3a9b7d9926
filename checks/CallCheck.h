// How the checks that judge single calls get to see them.
#pragma once
#include "checks/LeakCheck.h"

namespace leak {

/// Base of the checks that judge calls of modelled functions. A check says which effect it is about and what is wrong with a
/// call; it sees each call once, in source order, when the whole translation unit is known.
class CallCheck : public LeakCheck {
public:
  CallCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context, Effect About);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void onEndOfTranslationUnit() final;

protected:
  void addMatchers(clang::ast_matchers::MatchFinder &Finder) final;
  /// Judges \p Call, whose row is \p R.
  virtual void judge(const CallSite &Call, const Row &R) = 0;

  /// The variable or field that the row's object is, or null.
  const clang::ValueDecl *objectOf(const CallSite &Call, const Row &R);
  /// Whether the row itself, or an argument of \p Call, bounds it.
  bool isBoundedByItself(const CallSite &Call, const Row &R);

  /// The edits that bound \p Call; none if no edit can.
  /// What the edits put before the call goes before the statement of \p Place instead, an earlier call, if that is given.
  llvm::SmallVector<clang::FixItHint, 8> fixFor(const CallSite &Call, const Row &R, const clang::Expr *Place = nullptr);
  /// Adds the note that says the remedy in words.
  void adviseAt(clang::SourceLocation Loc, const Row &R);

private:
  const Effect About;
  unsigned DefaultTimeoutMs;
  std::unique_ptr<RemedyBuilder> Remedies;
  llvm::SmallVector<const clang::Expr *, 16> Candidates;
};

} // namespace leak
