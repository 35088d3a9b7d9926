#pragma once
#include "checks/ThreadCheck.h"
#include "lib/Facts/JoinPaths.h"

namespace leak {

/// Finds threads that nothing waits for.
///
/// The destructor of a `std::thread` that was neither joined nor detached ends the program; what runs on when `main` returns is cut
/// off in the middle of its work.
class UnjoinedThreadCheck : public ThreadCheck {
public:
  using ThreadCheck::ThreadCheck;

private:
  void judge(const ThreadStart &S) override;
  void reportWays(const ThreadStart &S, llvm::ArrayRef<LostThread> Ways);
};

} // namespace leak
