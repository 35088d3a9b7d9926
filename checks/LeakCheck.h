// What every check of this module shares: its options, the models, the facts of the translation unit, and the way in which
// calls reach it.
#pragma once
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "lib/Facts/Unit.h"
#include "lib/Report/Remedy.h"

namespace leak {

/// The models and facts of one translation unit, shared by the checks of one clang-tidy context.
class Session {
public:
  /// The session of \p Context for the model files \p ModelFiles, made on first use. Safe to call from several threads:
  /// clangd analyses files at once.
  static std::shared_ptr<Session> join(clang::tidy::ClangTidyContext &Context, llvm::StringRef ModelFiles);

  Unit &unit(clang::ASTContext &Ctx) {
    if (!Facts)
      Facts = std::make_unique<Unit>(Ctx, Rows);
    return *Facts;
  }

  /// What is wrong with the model files; given out once, to the first check that asks.
  std::vector<std::string> takeErrors() { return std::exchange(Errors, {}); }
  bool isUsable() const { return Usable; }

private:
  Session(llvm::StringRef MainFile, llvm::StringRef ModelFiles);

  Table Rows;
  std::unique_ptr<Unit> Facts;
  std::vector<std::string> Errors;
  bool Usable = true;
};

/// Base of the checks that judge calls of modelled functions. A check says which effect it is about and what is wrong with a
/// call; it sees each call once, in source order, when the whole translation unit is known.
class LeakCheck : public clang::tidy::ClangTidyCheck {
public:
  LeakCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context, Effect About);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void registerPPCallbacks(const clang::SourceManager &SM, clang::Preprocessor *PP, clang::Preprocessor *) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void onEndOfTranslationUnit() final;

protected:
  /// Judges \p Call, whose row is \p R.
  virtual void judge(const CallSite &Call, const Row &R) = 0;

  Unit &unit() { return Shared->unit(*Ctx); }
  /// What \p Call calls, as messages name it: a template, not its instance.
  static const clang::NamedDecl *calleeOf(const CallSite &Call);
  /// The variable or field that the row's object is, or null.
  const clang::ValueDecl *objectOf(const CallSite &Call, const Row &R);
  /// Whether the row itself, or an argument of \p Call, bounds it.
  bool isBoundedByItself(const CallSite &Call, const Row &R);

  /// The edits that bound \p Call; none if no edit can.
  llvm::SmallVector<clang::FixItHint, 8> fixFor(const CallSite &Call, const Row &R);
  /// Adds the note that says the remedy in words.
  void adviseAt(clang::SourceLocation Loc, const Row &R);

  unsigned DefaultTimeoutMs;

private:
  const Effect About;
  const std::string ModelFiles;
  std::shared_ptr<Session> Shared;
  clang::tidy::utils::IncludeInserter Inserter;
  clang::ASTContext *Ctx = nullptr;
  std::unique_ptr<RemedyBuilder> Remedies;
  llvm::SmallVector<const clang::Expr *, 16> Candidates;
};

} // namespace leak
