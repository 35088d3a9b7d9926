// Turns a row's remedy into edits of the program.
//
// A remedy is data: which argument to add, what to put before the call, which result means that time ran out. This file knows
// the places a call can stand in, and gives no edit where the result would not compile, would not tell a time-out from
// success, or would touch a macro.
#pragma once
#include "lib/Facts/Unit.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"

namespace leak {

struct RemedyOptions {
  unsigned TimeoutMs = 30000;
};

/// An edit in parts, and the headers it needs.
struct RemedyFix {
  llvm::SmallVector<clang::FixItHint, 6> Hints;
  std::vector<std::string> Includes; ///< as rows write them: <chrono>

  /// Whether an edit begins at \p Loc.
  bool edits(clang::SourceLocation Loc) const {
    return llvm::any_of(Hints, [&](const clang::FixItHint &Hint) { return Hint.RemoveRange.getBegin() == Loc; });
  }
};

/// Lives as long as the translation unit: edits of one run must not take each other's names.
class RemedyBuilder {
public:
  RemedyBuilder(Unit &U, RemedyOptions Options) : U(U), Options(Options) {}

  /// The first remedy of \p R that can be applied to \p Call, or nothing.
  /// \p Place, if given, is a call of the same function that comes earlier: what goes before \p Call goes before the statement
  /// of \p Place instead.
  std::optional<RemedyFix> build(const CallSite &Call, const Row &R, const clang::Expr *Place = nullptr);

private:
  bool isApplicable(const CallSite &Call, const Remedy &Fix, std::string &StopToken);

  Unit &U;
  RemedyOptions Options;
  /// The names that earlier edits in the same function introduced.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::StringSet<>> Names;
};

} // namespace leak
