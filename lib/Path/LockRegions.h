// Names for the memory regions that locks live in.
#pragma once
#include "lib/Path/Findings.h"
#include "clang/AST/Decl.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/MemRegion.h"
#include <optional>

namespace leak {

/// The region of a lock with casts and base classes taken off: the same for `m.lock()` through any base.
const clang::ento::MemRegion *lockRegion(const clang::ento::MemRegion *R);

/// The variable or field that \p R is, is an element of, or is pointed to by; null if nothing names it.
const clang::ValueDecl *declOf(const clang::ento::MemRegion *R);

/// What names a lock beyond the path it was met on.
struct NamedLock {
  LockName Name;
  /// The object that the name begins in; null for a variable.
  const clang::ento::MemRegion *Owner = nullptr;
  bool ByCaller = false; ///< the path's first function was given the owner: `this`, or what a parameter leads to
};

/// The name of \p R; nothing for an element of an array of locks, a temporary, an object that this path made, a variable of which each thread has its own, or what an unknown pointer leads to.
std::optional<NamedLock> nameOf(const clang::ento::MemRegion *R);

/// The class of the object at \p Owner as the program declares it; null if that is not known.
clang::QualType classOf(const clang::ento::MemRegion *Owner);

/// Whether \p Owner is the object whose member the path began in.
bool isThis(const clang::ento::MemRegion *Owner);

} // namespace leak
