// How does a function leave when a wait timed out?
#pragma once
#include "lib/Facts/Unit.h"
#include <string>

namespace leak {

/// The statement, without its semicolon, that leaves \p View's function (or the endless loop around \p At) after a time-out:
/// `return`, `return false`, `return -1`, `break`... Nothing where the function has no value that means failure, or may not
/// return: constructors, coroutines, functions that return classes. With \p MayBreak false the function itself is left.
std::optional<std::string> leaveStatement(FunctionView &View, const clang::Stmt *At, clang::ASTContext &Ctx, bool MayBreak);

/// What a caller's test makes of the results of a bounded call.
enum class Handling {
  Told,      ///< the test tells a time-out from success
  Untold,    ///< it does not
  Repairable ///< it tells errors from success with a comparison that can take in the time-out
};

/// How the comparison or truth test \p Test, whose operand is \p Value, handles \p R. For Repairable, \p Operator is set to the
/// comparison with 0 that would tell.
Handling handlingOf(const clang::Stmt *Test, const clang::Expr *Value, const Results &R, const clang::ASTContext &Ctx,
                    llvm::StringRef &Operator);

/// Whether some test of \p Var in \p Body tells a time-out from success.
bool isTimeoutTested(const clang::VarDecl *Var, const clang::Stmt *Body, const Results &R, const clang::ASTContext &Ctx);

} // namespace leak
