#include "lib/Facts/Concurrency.h"
#include "lib/Facts/ThreadReach.h"
#include "lib/Facts/Unit.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

const Concurrency::Threads &Concurrency::threadsOf(const FunctionDecl *Function) {
  std::unique_ptr<Threads> &Slot = Known[Function->getCanonicalDecl()];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Threads>();
  Threads &Result = *Slot;
  llvm::SmallSetVector<const FunctionDecl *, 8> Work;
  Work.insert(Function->getCanonicalDecl());
  for (unsigned I = 0; I < Work.size() && !Result.Any; ++I) {
    const FunctionDecl *F = Work[I];
    if (F->isMain()) {
      Result.Main = true;
      continue;
    }
    llvm::ArrayRef<const Expr *> Starts = U.threads().startsAt(F);
    Result.Starts.insert_range(Starts);
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    if (Method && Method->getParent()->isLambda()) {
      // A lambda that is no entry function runs where it was written: on the spot, or as a callback of what it was given to.
      if (const FunctionDecl *Around = U.index().functionAround(F); Around && Starts.empty())
        Work.insert(Around->getCanonicalDecl());
    } else if (Starts.empty() && !U.isClosed(F)) {
      Result.Any = true;
    }
    // Somebody calls what nobody calls here.
    Result.Any |= Starts.empty() && !F->isMain() && Work.size() == I + 1 && U.index().callersOf(F).empty();
    for (const CallSite &Call : U.index().callersOf(F)) {
      if (Call.In)
        Work.insert(Call.In->getCanonicalDecl());
      else
        Result.Any = true;
    }
  }
  return Result;
}

/// Whether more than one thread may run what \p Start starts.
bool Concurrency::startsMany(const Expr *Start) {
  const FunctionDecl *In = U.index().functionAround(Start);
  FunctionView *View = In && In->isMain() ? U.view(In) : nullptr;
  return !View || !View->loopsAround(Start).empty();
}

/// Whether the thread that \p Start starts, in `main`, may live while `main` is at \p InMain: not before the start, nor after
/// the last join.
bool Concurrency::isBesideMain(const CallSite &InMain, const Expr *Start) {
  if (!InMain.In->isMain() || U.index().functionAround(Start) != InMain.In)
    return true;
  FunctionView *View = U.view(InMain.In);
  if (View && !View->loopsAround(InMain.E).empty())
    return true;
  const SourceManager &SM = U.Ctx.getSourceManager();
  SourceLocation Here = InMain.E->getBeginLoc();
  bool Joined = false, JoinedLater = false;
  for (const CallSite &Call : U.index().callsIn(InMain.In))
    if (U.effect(Call.E, Effect::Join)) {
      Joined = true;
      JoinedLater |= SM.isBeforeInTranslationUnit(Here, Call.E->getBeginLoc());
    }
  return SM.isBeforeInTranslationUnit(Start->getBeginLoc(), Here) && (!Joined || JoinedLater);
}

bool Concurrency::mayOverlap(const CallSite &A, const CallSite &B) {
  const Threads *Of[] = {&threadsOf(A.In), &threadsOf(B.In)};
  if (Of[0]->Any || Of[1]->Any)
    return true;
  for (const Expr *StartA : Of[0]->Starts)
    for (const Expr *StartB : Of[1]->Starts)
      if (StartA != StartB || startsMany(StartA))
        return true;
  auto IsBeside = [&](bool Main, const CallSite &Site, const Threads &Other) {
    return Main && llvm::any_of(Other.Starts, [&](const Expr *Start) { return isBesideMain(Site, Start); });
  };
  return IsBeside(Of[0]->Main, A, *Of[1]) || IsBeside(Of[1]->Main, B, *Of[0]);
}

} // namespace leak
