#pragma once
#include "checks/CallCheck.h"

namespace leak {

/// Finds calls that wait for a peer with nothing to bound them.
///
/// A peer that neither answers nor closes keeps the calling thread for ever; firewalls, suspended machines and hung servers
/// are such peers.
class UnboundedNetworkCallCheck : public CallCheck {
public:
  UnboundedNetworkCallCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void judge(const CallSite &Call, const Row &R) override;
  bool isCancelled(const CallSite &Blocked, const Row &R);
  /// The earlier call of the same function whose fix bounds \p Call, which uses the handle \p Handle that \p MadeAt made; null if none does.
  const clang::Expr *remediedBefore(const CallSite &Call, const Row &R, const clang::Expr *Handle, const clang::Expr *MadeAt);
  const clang::Expr *ownerIn(const clang::Expr *Made);

  /// The calls that were given a fix, by function: a later call on the same handle may need none of its own.
  struct RemediedCall {
    const clang::Expr *E;
    const Row *R;
    AccessPath Handle;
  };
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<RemediedCall>> Remedied;
  const unsigned PathBudget;
};

} // namespace leak
