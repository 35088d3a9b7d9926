// Which object does an expression name?
//
// A path is a variable (or `this`) and the fields that lead from it. Two equal paths in one function name the same object as
// long as nothing assigns the variables on the way. Casts, `&`, `*`, parentheses, std::move and smart pointers are seen
// through, so `p->fd`, `(*p).fd` and `p.get()->fd` are one path. Costs one walk up the expression; knows no aliases.
#pragma once
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace leak {

struct AccessPath {
  struct Step {
    const clang::FieldDecl *Field = nullptr; ///< null for an element
    int64_t Element = 0;
    friend bool operator==(const Step &, const Step &) = default;
  };

  const clang::VarDecl *Root = nullptr; ///< null for `this`
  llvm::SmallVector<Step, 2> Steps;

  friend bool operator==(const AccessPath &A, const AccessPath &B) { return A.Root == B.Root && A.Steps == B.Steps; }

  bool isVariable() const { return Root && Steps.empty(); }
  /// The declaration that the path ends in: its last field, else its variable; null for bare `this`.
  const clang::ValueDecl *last() const;

  /// The path of \p E, or nothing if \p E is not one (a call's result, an element with an unknown index). \p IsPointer says
  /// whether a class stands for what it points to.
  static std::optional<AccessPath> of(const clang::Expr *E, const clang::ASTContext &Ctx,
                                      llvm::function_ref<bool(const clang::CXXRecordDecl *)> IsPointer);
};

} // namespace leak
