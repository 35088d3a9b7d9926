// RUN: clang++ -std=c++20 -fsyntax-only -I %root %s
// How the engine's work is shared among the functions of a file.
#include "lib/Path/NodeBudget.h"

using leak::NodeBudget;

constexpr uint64_t MB = 1'000'000;

/// The nodes of all \p Roots functions, each of which takes what it is given.
constexpr uint64_t allOf(unsigned Each, unsigned Roots, uint64_t Bytes) {
  NodeBudget Budget(Each, Roots, Bytes);
  uint64_t Sum = 0;
  for (unsigned I = 0; I < Roots; ++I) {
    Sum += Budget.next();
    Budget.spend(Budget.next());
  }
  return Sum;
}

// One function has a whole budget, in a file of any size; so has each of a few.
static_assert(allOf(4000, 1, 0) == 4000 && allOf(4000, 1, 9 * MB) == 4000);
static_assert(allOf(4000, 2, 1 * MB) == 8000 && allOf(4000, 6, 3 * MB) > 5 * 4000);

// Many share: more in a large file, but never more than six budgets and what nobody goes without.
static_assert(allOf(4000, 16, 1 * MB) < allOf(4000, 16, 2 * MB) && allOf(4000, 16, 2 * MB) < allOf(4000, 16, 3 * MB));
static_assert(allOf(4000, 16, 3 * MB) == allOf(4000, 16, 30 * MB) && allOf(4000, 16, 30 * MB) < 6 * 4000 + 16 * 500);
static_assert(allOf(4000, 1000, 3 * MB) <= 6 * 4000 + 1000 * 500);

// What one leaves, others have.
constexpr unsigned afterSmallOnes() {
  NodeBudget Budget(4000, 16, 1 * MB);
  for (unsigned I = 0; I < 12; ++I)
    Budget.spend(10);
  return Budget.next();
}
static_assert(NodeBudget(4000, 16, 1 * MB).next() < 4000 && afterSmallOnes() == 4000);

// A budget that a user sets to nothing still ends, and the largest one does not overflow.
static_assert(NodeBudget(0, 3, MB).next() == 1 && NodeBudget(4294967295, 3, 3 * MB).next() == 4294967295);
