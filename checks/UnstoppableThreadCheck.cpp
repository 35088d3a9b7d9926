#include "checks/UnstoppableThreadCheck.h"

using namespace clang;

namespace leak {

void UnstoppableThreadCheck::judge(const ThreadStart &S) {
  if (!S.isJoined() || !unit().stopSignals().isAwaited(S))
    return;
  const Endless *Found = unit().stopSignals().endlessIn(S);
  if (!Found)
    return;
  auto Fix = fixFor(S, *Found);
  SourceLocation Loc = S.Start->getExprLoc();
  if (const NamedDecl *Name = nameOf(S))
    diag(Loc, "thread %0 is joined, but its %select{loop has no stop condition|recursion has no end}1")
        << Name << Found->isRecursion() << Fix;
  else
    diag(Loc, "thread is joined, but its %select{loop has no stop condition|recursion has no end}0")
        << Found->isRecursion() << Fix;
  addLoop(S, *Found);
  addEndings(S);
  if (Fix.empty())
    advise(S, *Found);
}

} // namespace leak
