#include "checks/DetachedThreadCheck.h"

using namespace clang;

namespace leak {

void DetachedThreadCheck::judge(const ThreadStart &S) {
  if (S.End != HandleEnd::Detached)
    return;
  const Endless *Found = unit().stopSignals().endlessIn(S);
  // A program that never ends needs its threads to the last.
  if (!Found || !unit().stopSignals().programEnds())
    return;
  auto Fix = fixFor(S, *Found);
  SourceLocation Loc = S.Start->getExprLoc();
  if (const NamedDecl *Name = nameOf(S))
    diag(Loc, "thread %0 is detached and its %select{loop has no stop condition|recursion has no end}1")
        << Name << Found->isRecursion() << Fix;
  else
    diag(Loc, "thread is detached and its %select{loop has no stop condition|recursion has no end}0")
        << Found->isRecursion() << Fix;
  addEndings(S);
  addLoop(S, *Found);
  if (Fix.empty())
    advise(S, *Found);
}

} // namespace leak
