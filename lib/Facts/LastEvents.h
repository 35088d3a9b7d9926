// Which events on a variable are the last ones before a point of its function?
//
// The control-flow graph is walked backwards from the point; on each path the walk ends at the first event that it meets. Costs
// one visit of each block. Knows nothing about which paths exclude each other.
#pragma once
#include "lib/Facts/Unit.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace leak {

template <typename EventTy> class LastEvents {
public:
  /// Records an event at \p S, an expression of \p View's function. False if the graph has no place for it.
  bool add(FunctionView &View, const clang::Expr *S, EventTy Event) {
    FunctionView::Point P = View.pointOf(S);
    if (P.Block)
      Events[P.Block].push_back({P.Element, Event});
    return P.Block;
  }

  /// Calls \p OnEvent with the last event before \p At on each path, and \p OnStart if a path from the function's start has
  /// none. False if the graph has no place for \p At.
  template <typename OnEventFn, typename OnStartFn>
  bool visitBefore(FunctionView &View, const clang::Expr *At, OnEventFn OnEvent, OnStartFn OnStart) const {
    FunctionView::Point Use = View.pointOf(At);
    if (!Use.Block)
      return false;
    llvm::SmallPtrSet<const clang::CFGBlock *, 32> Seen;
    llvm::SmallVector<std::pair<const clang::CFGBlock *, unsigned>, 16> Work{{Use.Block, Use.Element}};
    while (!Work.empty()) {
      auto [Block, Before] = Work.pop_back_val();
      if (const EventTy *Last = lastIn(Block, Before)) {
        OnEvent(*Last);
        continue;
      }
      if (Block == &View.graph()->getEntry())
        OnStart();
      for (const clang::CFGBlock *Pred : Block->preds())
        if (Pred && Seen.insert(Pred).second)
          Work.push_back({Pred, Pred->size() + 1});
    }
    return true;
  }

private:
  const EventTy *lastIn(const clang::CFGBlock *Block, unsigned Before) const {
    auto It = Events.find(Block);
    if (It == Events.end())
      return nullptr;
    const std::pair<unsigned, EventTy> *Last = nullptr;
    for (const auto &Each : It->second)
      if (Each.first < Before && (!Last || Each.first >= Last->first))
        Last = &Each;
    return Last ? &Last->second : nullptr;
  }

  llvm::DenseMap<const clang::CFGBlock *, llvm::SmallVector<std::pair<unsigned, EventTy>, 4>> Events;
};

} // namespace leak
