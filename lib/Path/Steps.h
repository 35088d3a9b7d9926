// The engine's account of a path, in the words of our notes.
#pragma once
#include "lib/Path/Findings.h"
#include "clang/Analysis/PathDiagnostic.h"

namespace leak {

/// What is noted where a lock is taken; what was locked before, and given back, is left out of the steps.
inline constexpr llvm::StringRef LockedHere = "locked here";

/// The steps of \p Diagnostic that explain its end, which is not among them.
Path stepsOf(const clang::ento::PathDiagnostic &Diagnostic);

} // namespace leak
