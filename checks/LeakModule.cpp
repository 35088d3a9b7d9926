#include "checks/DetachedThreadCheck.h"
#include "checks/LockOrderCheck.h"
#include "checks/NestedLockCheck.h"
#include "checks/UnboundedNetworkCallCheck.h"
#include "checks/UnboundedWaitCheck.h"
#include "checks/UnjoinedThreadCheck.h"
#include "checks/UnreleasedLockCheck.h"
#include "checks/UnstoppableThreadCheck.h"
#include "checks/WaitUnderLockCheck.h"
#include "clang-tidy/ClangTidyModule.h"

namespace leak {
namespace {

/// The checks that find threads which can never end.
class LeakModule : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    Factories.registerCheck<DetachedThreadCheck>("leak-detached-thread");
    Factories.registerCheck<LockOrderCheck>("leak-lock-order");
    Factories.registerCheck<NestedLockCheck>("leak-nested-lock");
    Factories.registerCheck<UnboundedNetworkCallCheck>("leak-unbounded-network-call");
    Factories.registerCheck<UnboundedWaitCheck>("leak-unbounded-wait");
    Factories.registerCheck<UnjoinedThreadCheck>("leak-unjoined-thread");
    Factories.registerCheck<UnreleasedLockCheck>("leak-unreleased-lock");
    Factories.registerCheck<UnstoppableThreadCheck>("leak-unstoppable-thread");
    Factories.registerCheck<WaitUnderLockCheck>("leak-wait-under-lock");
  }
};

} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<LeakModule> X("leak-module", "Finds threads that can never end.");

} // namespace leak
