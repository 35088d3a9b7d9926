// Shapes of statements that remedies ask about.
#pragma once
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/Stmt.h"

namespace leak {

/// The parent of \p S, with casts, parentheses and the like skipped; the nearest node that was written.
const clang::Stmt *writtenParent(const clang::Stmt *S, const clang::ParentMap &Parents);

/// Whether \p Loop is `while (condition) call;`: a loop whose body does nothing but \p Call.
bool onlyRepeats(const clang::Stmt *Loop, const clang::Expr *Call);

/// Whether \p Loop has no condition, or one that is always true.
bool isInfinite(const clang::Stmt *Loop, const clang::ASTContext &Ctx);

/// Whether \p S is a statement of its own below \p Parent: a child of a block, or the body of a branch, loop or label.
bool isStatementOf(const clang::Stmt *S, const clang::Stmt *Parent);

/// The statement of \p Block behind \p S, one of its own; null behind the last.
const clang::Stmt *nextIn(const clang::CompoundStmt &Block, const clang::Stmt *S);

/// How many arguments of \p Construct are written: those that are left to their default do not count.
unsigned writtenArguments(const clang::CXXConstructExpr &Construct);

} // namespace leak
