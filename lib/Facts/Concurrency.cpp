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

/// Whether \p Start gives `this` to the thread that it starts.
static bool handsOnThis(const Stmt *Start) {
  if (!Start)
    return false;
  if (isa<CXXThisExpr>(Start))
    return true;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Start))
    return llvm::any_of(Lambda->captures(), [](const LambdaCapture &Capture) { return Capture.capturesThis(); });
  return llvm::any_of(Start->children(), handsOnThis);
}

/// Whether more than one thread may run what \p Start starts.
bool Concurrency::startsMany(const Expr *Start, bool OnOneObject) {
  const FunctionDecl *In = U.index().functionAround(Start);
  FunctionView *View = U.view(In);
  if (!View || !View->loopsAround(Start).empty())
    return true;
  return !In->isMain() && !(OnOneObject && isa<CXXMethodDecl>(In) && handsOnThis(Start));
}

/// Whether the thread that \p Start starts, in `main`, may live while `main` is at \p Site, perhaps through calls: not before the
/// start, nor after the last join.
bool Concurrency::isBesideMain(const CallSite &Site, const Expr *Start) {
  const FunctionDecl *Main = U.index().functionAround(Start);
  FunctionView *View = Main && Main->isMain() ? U.view(Main) : nullptr;
  if (!View)
    return true;
  const SourceManager &SM = U.Ctx.getSourceManager();
  SourceLocation LastJoin;
  unsigned Joins = 0, Started = 0;
  for (const CallSite &Call : U.index().callsIn(Main)) {
    Started += ThreadReach::startsThread(U, Call.E);
    if (U.effect(Call.E, Effect::Join))
      LastJoin = Call.E->getBeginLoc(), ++Joins;
  }
  // A thread that nobody joins lives on.
  if (Joins < Started)
    LastJoin = SourceLocation();
  auto IsBeside = [&](const Expr *Here) {
    return !View->loopsAround(Here).empty() ||
           (SM.isBeforeInTranslationUnit(Start->getBeginLoc(), Here->getBeginLoc()) &&
            (LastJoin.isInvalid() || SM.isBeforeInTranslationUnit(Here->getBeginLoc(), LastJoin)));
  };
  if (Site.In->isMain())
    return IsBeside(Site.E);
  // The calls in `main` that lead there.
  llvm::SmallSetVector<const FunctionDecl *, 8> Work;
  Work.insert(Site.In->getCanonicalDecl());
  for (unsigned I = 0; I < Work.size(); ++I) {
    if (const FunctionDecl *Around = U.index().functionAround(Work[I]))
      Work.insert(Around->getCanonicalDecl());
    for (const CallSite &Call : U.index().callersOf(Work[I])) {
      if (Call.In && Call.In->isMain() && IsBeside(Call.E))
        return true;
      if (Call.In && !Call.In->isMain())
        Work.insert(Call.In->getCanonicalDecl());
    }
  }
  return Work.contains(Main->getCanonicalDecl());
}

bool Concurrency::mayOverlap(const CallSite &A, const CallSite &B, bool OnOneObject) {
  const Threads *Of[] = {&threadsOf(A.In), &threadsOf(B.In)};
  if (Of[0]->Any || Of[1]->Any)
    return true;
  for (const Expr *StartA : Of[0]->Starts)
    for (const Expr *StartB : Of[1]->Starts)
      if (StartA != StartB || startsMany(StartA, OnOneObject))
        return true;
  auto IsBeside = [&](bool Main, const CallSite &Site, const Threads &Other) {
    return Main && llvm::any_of(Other.Starts, [&](const Expr *Start) { return isBesideMain(Site, Start); });
  };
  return IsBeside(Of[0]->Main, A, *Of[1]) || IsBeside(Of[1]->Main, B, *Of[0]);
}

} // namespace leak
