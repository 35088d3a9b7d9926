// Which pairs of locks are taken in opposite orders, by threads that can meet?
//
// A lock is known by its name: a field stands for the field of every object of its class, unless both names begin in variables.
// Two edges invert each other if neither runs under a lock that the other holds too, their locks exclude each other (two readers
// do not), and they can run at once.
#pragma once
#include "lib/Facts/Concurrency.h"
#include "lib/Path/Findings.h"

namespace leak {

/// Locks that are taken in an order which another path inverts.
struct LockCycle {
  const LockEdge *Edge = nullptr; ///< where it is reported
  /// The edges that lead from the second lock of Edge back to its first: one in the opposite order, or more; empty where Edge
  /// inverts itself, with its two objects exchanged.
  std::vector<const LockEdge *> Others;
};

/// The cycles among \p Edges, which outlive the result. Of two orders the one with fewer places is reported, unless
/// \p CanChange says that only the places of the other one can be changed.
std::vector<LockCycle> findCycles(Unit &U, llvm::ArrayRef<LockEdge> Edges,
                                  llvm::function_ref<bool(const LockEdge &)> CanChange);

} // namespace leak
