// Names for the memory regions that locks live in.
#pragma once
#include "clang/AST/Decl.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/MemRegion.h"

namespace leak {

/// The region of a lock with casts and base classes taken off: the same for `m.lock()` through any base.
const clang::ento::MemRegion *lockRegion(const clang::ento::MemRegion *R);

/// The variable or field that \p R is, is an element of, or is pointed to by; null if nothing names it.
const clang::ValueDecl *declOf(const clang::ento::MemRegion *R);

/// Whether every lock of the program that \p R stands for is named by its declaration and owner: globals and fields, not
/// elements of arrays, locals, or what a pointer happens to lead to.
bool isNamedForever(const clang::ento::MemRegion *R);

/// Whether \p A and \p B are fields of one object, or neither is a field.
bool haveSameOwner(const clang::ento::MemRegion *A, const clang::ento::MemRegion *B);

/// Whether \p R is, or is a field of, something that the caller of the function where the path began chose.
bool isChosenByCaller(const clang::ento::MemRegion *R);

/// Whether \p R is a field of the object whose member the path began in.
bool isOfThis(const clang::ento::MemRegion *R);

} // namespace leak
