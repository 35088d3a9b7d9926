// How many nodes of the engine's graph does each function get?
//
// One function may have a whole budget. A file in which many functions need that much shares three of them, so that its time stays
// within that of its parse: a function gets up to thrice its part of what is left, and never less than a sixteenth of a budget.
#pragma once
#include <algorithm>
#include <cstdint>

namespace leak {

class NodeBudget {
public:
  /// \p Each: nodes for one function at most. \p Roots: functions that the engine is started in.
  NodeBudget(unsigned Each, unsigned Roots) : Each(Each), Left(uint64_t(3) * Each), Roots(Roots) {}

  /// Nodes for the next function.
  unsigned next() const {
    uint64_t Part = Roots ? 3 * Left / Roots : Each;
    return std::clamp<uint64_t>(Part, std::max(1u, Each / 16), std::max(1u, Each));
  }
  /// A function has taken \p Nodes.
  void spend(unsigned Nodes) {
    Left -= std::min<uint64_t>(Left, Nodes);
    Roots -= Roots ? 1 : 0;
  }

private:
  const unsigned Each;
  uint64_t Left;
  unsigned Roots;
};

} // namespace leak
