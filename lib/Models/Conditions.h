// Does a row's condition hold for this call?
#pragma once
#include "lib/Models/Effect.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace leak {

enum class Truth { No, Yes, Unknown };

/// The expression that stands for \p Of in \p Call (a call or a construction): the implicit object, an argument (default
/// arguments included), or the call itself for the result. Null if there is none.
const clang::Expr *operand(const clang::Expr *Call, Operand Of);

/// The arguments that \p Call (a call or a construction) writes or defaults, as its node has them: an operator's implicit object is among
/// them.
llvm::ArrayRef<const clang::Expr *> argumentsOf(const clang::Expr *Call);

/// The number of arguments that \p Call writes or defaults, the implicit object not counted.
unsigned argumentCount(const clang::Expr *Call);

/// Gives the value that a variable always has, or null if it may have several.
using SoleValue = llvm::function_ref<const clang::Expr *(const clang::VarDecl *)>;

/// Whether \p C holds for \p Call. Unknown where the argument's value is not visible: the caller errs towards silence.
Truth holds(const Condition &C, const clang::Expr *Call, const clang::ASTContext &Ctx, SoleValue ValueOf);

/// Whether all of \p Conditions hold (Yes for none).
Truth allHold(llvm::ArrayRef<Condition> Conditions, const clang::Expr *Call, const clang::ASTContext &Ctx, SoleValue ValueOf);
/// Whether any of \p Conditions holds (No for none).
Truth anyHolds(llvm::ArrayRef<Condition> Conditions, const clang::Expr *Call, const clang::ASTContext &Ctx, SoleValue ValueOf);

} // namespace leak
