// Is there a path on which the last event before a call is one that matters?
//
// The control-flow graph says which events can come last; this says whether a path that takes them so exists, tests of one
// variable agreeing with each other. It starts the path engine in one function, without walking into what that calls.
#pragma once
#include "lib/Path/Findings.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Preprocessor.h"
#include <optional>

namespace leak {

struct EventQuery {
  const clang::FunctionDecl *In = nullptr;
  const clang::Expr *At = nullptr;                      ///< the call, in In, that the path leads to
  const clang::Expr *Handle = nullptr;                  ///< an operand of it: where that is null or negative, nothing happens
  llvm::SmallVector<const clang::Expr *, 2> From, Past; ///< the path comes from one of the first and meets none of the second
};

/// The steps of such a path, or nothing where there is none, or none is found with \p Budget nodes of the engine's graph.
std::optional<Path> findEventPath(clang::ASTContext &Ctx, clang::Preprocessor &PP, unsigned Budget, const EventQuery &Query);

} // namespace leak
