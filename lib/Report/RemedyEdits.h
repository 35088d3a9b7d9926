// The edits of one remedy on one call: the pieces that RemedyBuilder puts together.
#pragma once
#include "lib/Report/Remedy.h"
#include "llvm/ADT/StringMap.h"

namespace leak {

class RemedyEdits {
public:
  RemedyEdits(Unit &U, FunctionView &View, const CallSite &Call, const Row &R, const Remedy &Fix, unsigned TimeoutMs,
              std::string StopToken, const clang::Expr *Place, llvm::StringSet<> &Taken);

  /// The edits, or nothing if this remedy does not fit the place where the call stands.
  std::optional<RemedyFix> make();

private:
  std::string expand(llvm::StringRef Template);
  std::string valueOf(llvm::StringRef Variable);
  std::string objectPrefix();

  bool editArguments();
  bool rename();
  bool putBefore();
  bool replaceLoop(const clang::Stmt &Loop);
  bool addGuard();
  bool addBranch();
  bool branchOnStatement(const clang::Stmt &Statement);
  bool branchOnVariable(const clang::Stmt &Statement, const clang::VarDecl &Result);
  bool branchInTest(const clang::Stmt &Test, const clang::Expr &Value);
  std::string undoStatement();

  /// The statement before which code that runs ahead of the call goes; sets \p NeedsBraces where it is the body of a branch.
  const clang::Stmt *anchor(bool Hoist, bool &NeedsBraces);
  const clang::Stmt *anchorAtPlace();
  bool assignsHandle(const clang::Stmt &Within);

  Unit &U;
  clang::ASTContext &Ctx;
  FunctionView &View;
  const CallSite &Call;
  const Row &R;
  const Remedy &Fix;
  unsigned TimeoutMs;
  std::string StopToken, Until;
  const clang::Expr *Place; ///< the call that earlier code goes before, if not this one
  std::string StepBefore;   ///< one level of indentation where code goes before the call
  llvm::StringSet<> &Taken;
  llvm::StringMap<std::string> Fresh;
  RemedyFix Result;
};

} // namespace leak
