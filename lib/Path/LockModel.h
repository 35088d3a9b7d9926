// Follows the locks of every path through a translation unit.
//
// The path engine is started once, in the functions where locks can meet, and what it finds is handed out as plain data for all
// checks. The locks are modelled where they are called: the bodies of library functions are not walked into. Calls that touch
// no lock change nothing but what they are given by address, so that two tests of one flag agree.
#pragma once
#include "lib/Path/Findings.h"
#include "clang/Lex/Preprocessor.h"

namespace leak {

class Unit;

/// What the paths of \p U's functions show. \p Budget is in nodes of the engine's graph for each function that it starts in.
/// Where these are many, they share what a few of them would have: NodeBudget.h.
PathFindings followLocks(Unit &U, clang::Preprocessor &PP, unsigned Budget);

} // namespace leak
