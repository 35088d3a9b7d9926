// What every check of this module shares: its options, the models, and the facts of the translation unit.
#pragma once
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "lib/Facts/Unit.h"
#include "lib/Path/Findings.h"
#include "lib/Report/Remedy.h"
#include <map>

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
  /// What the path engine finds with \p Budget; it runs once, for all checks that give it the same.
  const PathFindings &paths(clang::ASTContext &Ctx, clang::Preprocessor &PP, unsigned Budget);

  /// What is wrong with the model files; given out once, to the first check that asks.
  std::vector<std::string> takeErrors() { return std::exchange(Errors, {}); }
  bool isUsable() const { return Usable; }

private:
  Session(llvm::StringRef MainFile, llvm::StringRef ModelFiles);

  Table Rows;
  std::unique_ptr<Unit> Facts;
  std::map<unsigned, PathFindings> Paths;
  std::vector<std::string> Errors;
  bool Usable = true;
};

/// What a call calls, as messages name it: the function, a template rather than its instance, or the macro of a library that
/// stands for the call in the program's text.
struct CalleeName {
  const clang::NamedDecl *Function = nullptr;
  const clang::IdentifierInfo *Macro = nullptr;

  friend const clang::StreamingDiagnostic &operator<<(const clang::StreamingDiagnostic &Into, const CalleeName &Name) {
    return Name.Macro ? Into << Name.Macro : Into << Name.Function;
  }
};

/// Base of all checks.
class LeakCheck : public clang::tidy::ClangTidyCheck {
public:
  LeakCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) final;
  void registerPPCallbacks(const clang::SourceManager &SM, clang::Preprocessor *PP, clang::Preprocessor *) final;

protected:
  /// Adds the matchers that lead to candidates; called only where the models can be trusted.
  virtual void addMatchers(clang::ast_matchers::MatchFinder &Finder) = 0;

  Unit &unit() { return Shared->unit(*Ctx); }
  /// The option PathBudget: nodes of the path engine's graph for each function that it starts in.
  unsigned readPathBudget() const;
  /// Adds the steps of a path that lie in the user's own files, as notes.
  void addSteps(const Path &Steps);

  CalleeName calleeOf(const clang::Expr &Call);
  /// Where \p E is, as messages point to it: for what a library's macro wrote, the use of the macro. clang-tidy drops what is
  /// said of places in system headers.
  clang::SourceLocation placeOf(const clang::Expr &E);

  /// \p Fix with the includes that it needs, as hints for the file of \p At; none if there is no fix.
  llvm::SmallVector<clang::FixItHint, 8> hintsOf(const std::optional<RemedyFix> &Fix, clang::SourceLocation At);

  std::shared_ptr<Session> Shared;
  clang::ASTContext *Ctx = nullptr;
  clang::Preprocessor *PP = nullptr;

private:
  const std::string ModelFiles;
  clang::tidy::utils::IncludeInserter Inserter;
};

} // namespace leak
