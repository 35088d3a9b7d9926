#pragma once
#include "checks/CallCheck.h"

namespace leak {

/// Finds waits that have neither a timeout nor a cancel branch.
///
/// A thread that waits so cannot be told to end: whoever joins it hangs with it, and a program that does not join it keeps it
/// for ever.
class UnboundedWaitCheck : public CallCheck {
public:
  enum class ScopeKind { Threads, All };

  UnboundedWaitCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void judge(const CallSite &Call, const Row &R) override;
  bool isOutOfScope(const CallSite &Call, const Row &R);
  bool isWrapped(const CallSite &Call, const Row &R);
  void judgeCallers(const CallSite &Wrapped, const Row &R);
  void report(const CallSite &Call, const Row &R, const clang::ValueDecl *NeverSet);
  void addNotes(const CallSite &Call, const clang::ValueDecl *NeverSet);

  const ScopeKind Scope;
};

} // namespace leak
