#include "checks/UnjoinedThreadCheck.h"

using namespace clang;

namespace leak {

void UnjoinedThreadCheck::reportWays(const ThreadStart &S, llvm::ArrayRef<LostThread> Ways) {
  const LostThread &Way = Ways.front();
  bool IsSometimes = S.End == HandleEnd::Joined || S.End == HandleEnd::Detached || !Way.Tests.empty();
  const ValueDecl *Name = S.First ? S.First : S.Handle;
  auto Fix = hintsOf(remedies().makeJoined(S, Ways), S.Start->getBeginLoc());
  diag(S.Start->getExprLoc(), "thread %0 %select{is|may be}1 %select{destroyed|overwritten}2 before it is joined")
      << Name << IsSometimes << Way.IsOverwritten << Fix;
  for (auto [Test, Result] : Way.Tests)
    diag(Test->getExprLoc(), "the condition is %select{false|true}0 here", DiagnosticIDs::Note) << Result;
  diag(Way.Loc, "%0 is %select{destroyed|overwritten}1 here", DiagnosticIDs::Note) << Name << Way.IsOverwritten;
  if (Fix.empty())
    diag(S.Start->getExprLoc(), "%0", DiagnosticIDs::Note) << remedies().joinAdvice(S);
}

void UnjoinedThreadCheck::judge(const ThreadStart &S) {
  if (S.JoinsItself || !unit().stopSignals().programEnds())
    return;
  if (auto Ways = S.Terminates ? lostOn(unit(), S) : std::vector<LostThread>(); !Ways.empty())
    return reportWays(S, Ways);
  JoinNeed Need = needOf(unit(), S);
  if (Need == JoinNeed::None)
    return;
  auto Fix = hintsOf(remedies().makeJoined(S, {}), S.Start->getBeginLoc());
  SourceLocation Loc = S.Start->getExprLoc();
  const NamedDecl *Name = nameOf(S);
  if (Need == JoinNeed::AtEnd && Name)
    diag(Loc, "thread %0 is detached, and %1 does not wait for it") << Name << S.In << Fix;
  else if (Need == JoinNeed::AtEnd)
    diag(Loc, "thread is detached, and %0 does not wait for it") << S.In << Fix;
  else if (Name)
    diag(Loc, "thread %0 is neither joined nor detached") << Name << Fix;
  else
    diag(Loc, "thread is neither joined nor detached") << Fix;
  addEndings(S);
  if (Fix.empty())
    diag(Loc, "%0", DiagnosticIDs::Note) << remedies().joinAdvice(S);
}

} // namespace leak
