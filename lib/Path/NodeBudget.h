// How many nodes of the engine's graph does each function get?
//
// One function may have a whole budget. A file in which many functions need that much shares two for each megabyte that was parsed,
// six at most, so that its time stays within that of its parse: a function gets up to thrice its part of what is left, and never less
// than an eighth of a budget.
#pragma once
#include <algorithm>
#include <cstdint>

namespace leak {

class NodeBudget {
public:
  /// \p Each: nodes for one function at most. \p Roots: functions that the engine is started in. \p Bytes: of all that was parsed.
  constexpr NodeBudget(uint64_t Each, uint64_t Roots, uint64_t Bytes)
      : Each(Each), Left(2 * Each * std::clamp<uint64_t>(Bytes, Megabyte, 3 * Megabyte) / Megabyte), Roots(Roots) {}

  /// Nodes for the next function.
  constexpr unsigned next() const {
    uint64_t Part = Roots ? 3 * Left / Roots : Each;
    return std::clamp<uint64_t>(Part, std::max<uint64_t>(1, Each / 8), std::max<uint64_t>(1, Each));
  }
  /// A function has taken \p Nodes.
  constexpr void spend(uint64_t Nodes) {
    Left -= std::min(Left, Nodes);
    Roots -= Roots ? 1 : 0;
  }

private:
  static constexpr uint64_t Megabyte = 1'000'000;

  const uint64_t Each;
  uint64_t Left, Roots;
};

} // namespace leak
