#include "lib/Path/AwaitedLocks.h"
#include "lib/Facts/ThreadReach.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace leak {

std::vector<AwaitedLocks::Entries> AwaitedLocks::entriesOf(const ValueDecl &Handle) {
  std::vector<Entries> Result;
  auto Add = [&](llvm::ArrayRef<const Expr *> Callables) {
    Entries One;
    for (const Expr *Callable : Callables)
      One.Functions.append(ThreadReach::entriesOf(U, Callable));
    if (One.Functions.empty())
      return;
    // std::thread(&Worker::run, &worker); a lambda's `this` is that of the function around it.
    const auto *Method = dyn_cast<CXXMethodDecl>(One.Functions.front());
    if (Method && Method->getParent()->isLambda())
      One.This = nullptr;
    else if (Method && Callables.size() > 1)
      One.This = ownerOf(Callables[1], /*IsLock=*/false, Owner(nullptr));
    Result.push_back(std::move(One));
  };
  bool IsThread = U.Models.isRole(Handle.getType(), TypeRole::Thread);
  for (const Use &Each : U.index().usesOf(&Handle)) {
    const Expr *Other = Each.Other ? Each.Other->IgnoreUnlessSpelledInSource() : nullptr;
    if (!Other)
      continue;
    const auto *Construct = dyn_cast<CXXConstructExpr>(Other);
    if (Each.Kind == UseKind::Assign) {
      // A thread that is constructed is no callable of its own: what it is given is.
      if (Construct)
        Add({Construct->getArgs(), Construct->getNumArgs()});
      else
        Add(Other);
    } else if (Each.Kind == UseKind::Receiver && (IsThread || ThreadReach::startsThread(U, Other))) {
      // threads.emplace_back(f), threads.push_back(std::thread(f)), t = std::thread(f)
      if (const auto *Call = dyn_cast<CallExpr>(Other))
        for (const Expr *Argument : Call->arguments()) {
          const auto *Inner = dyn_cast<CXXConstructExpr>(Argument->IgnoreUnlessSpelledInSource());
          if (Inner)
            Add({Inner->getArgs(), Inner->getNumArgs()});
          else
            Add(Argument);
        }
    }
  }
  // pthread_create(&thread, ...), pthread_create(&threads[i], ...)
  for (const CallSite &Site : U.index().calls())
    if (const auto *Call = dyn_cast<CallExpr>(Site.E); Call && Call->getNumArgs() > 1 && U.effect(Call, Effect::Spawn))
      if (handleOf(Call->getArg(0)) == &Handle)
        Add({Call->getArgs() + 1, Call->getNumArgs() - 1});
  return Result;
}

const ValueDecl *AwaitedLocks::sourceOf(const ValueDecl &Handle) {
  for (const Use &Each : U.index().usesOf(&Handle))
    if (Each.Kind == UseKind::Assign && Each.Other)
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Each.Other->IgnoreUnlessSpelledInSource()))
        if (const Row *Make = U.effect(Call, Effect::Make); Make && Make->Object.Kind == Operand::Return)
          return handleOf(Call->getImplicitObjectArgument());
  return nullptr;
}

const Expr *AwaitedLocks::lockOf(const Expr *Call, const WaitUnderLock::Held &Lock) {
  auto IsIt = [&](const Expr *Object) {
    auto Path = Object ? U.pathOf(Object) : std::nullopt;
    return Path && Path->last() && Path->last()->getCanonicalDecl() == Lock.Name.decl();
  };
  auto Among = [&](auto Arguments) -> const Expr * {
    auto It = llvm::find_if(Arguments, IsIt);
    return It == Arguments.end() ? nullptr : *It;
  };
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call); Construct && Calls.isGuard(Construct->getType())) {
    bool Waits = Calls.startOf(*Construct) == GuardStart::Takes && !(Lock.Shared && Calls.isSharedGuard(Construct->getType()));
    return Waits ? Among(Construct->arguments()) : nullptr;
  }
  auto Action = Calls.actionOf(Call);
  if (!Action || Action->Does != Effect::Acquire || (Action->Shared && Lock.Shared))
    return nullptr;
  if (Action->Object.Kind == Operand::Each)
    return Among(cast<CallExpr>(Call)->arguments());
  const Expr *Object = operand(Call, Action->Object);
  return IsIt(Object) ? Object : nullptr;
}

/// The object that \p Object is, or for a lock the one that it is a field of, in a function that is called on \p This.
AwaitedLocks::Owner AwaitedLocks::ownerOf(const Expr *Object, bool IsLock, Owner This) {
  auto Path = Object ? U.pathOf(Object) : std::nullopt;
  if (!Path || (IsLock && Path->Steps.empty()))
    return std::nullopt;
  if (IsLock)
    Path->Steps.pop_back();
  if (Path->Steps.empty() && !Path->Root)
    return This;
  return Path->last() ? Owner(cast<ValueDecl>(Path->last()->getCanonicalDecl())) : std::nullopt;
}

/// The first call of \p Entry, called on \p This, or of what it visibly calls, that takes \p Lock.
const Expr *AwaitedLocks::lockingIn(const FunctionDecl *Entry, Owner This, const WaitUnderLock::Held &Lock,
                                    llvm::DenseSet<const FunctionDecl *> &Seen) {
  if (!Entry || !Seen.insert(Entry->getCanonicalDecl()).second)
    return nullptr;
  // What a parameter or pointer of the function itself leads to may be any object; what a lambda captures is of the function around it.
  auto KnownOwner = [&](Owner O) {
    const auto *Var = O ? dyn_cast_or_null<VarDecl>(*O) : nullptr;
    bool Leads = Var && (isa<ParmVarDecl>(Var) || Var->getType()->isPointerType() || Var->getType()->isReferenceType());
    const auto *Context = Leads ? dyn_cast<FunctionDecl>(Var->getDeclContext()) : nullptr;
    return Context && Context->getCanonicalDecl() == Entry->getCanonicalDecl() ? std::nullopt : O;
  };
  for (const CallSite &Call : U.index().callsIn(Entry)) {
    if (const Expr *Taken = lockOf(Call.E, Lock)) {
      Owner Mine = KnownOwner(ownerOf(Taken, /*IsLock=*/true, This));
      Owner Held = ownerOf(lockOf(Lock.Site, Lock), /*IsLock=*/true, Owner(nullptr));
      if (!Mine || !Held || *Mine == *Held)
        return Call.E;
      continue;
    }
    const FunctionDecl *Callee = nullptr;
    Owner Next;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call.E))
      Callee = Construct->getConstructor();
    else
      Callee = cast<CallExpr>(Call.E)->getDirectCallee();
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call.E))
      Next = KnownOwner(ownerOf(Member->getImplicitObjectArgument(), /*IsLock=*/false, This));
    // What another thread does that is started here, this one does not.
    if (U.effect(Call.E, Effect::Spawn))
      continue;
    if (const Expr *Site = lockingIn(Callee, Next, Lock, Seen))
      return Site;
  }
  return nullptr;
}

/// The locking that stands before \p Wake in a block around it.
const Expr *AwaitedLocks::lockingBefore(const CallSite &Wake, const WaitUnderLock::Held &Lock) {
  FunctionView *View = U.view(Wake.In);
  if (!View)
    return nullptr;
  const SourceManager &SM = U.Ctx.getSourceManager();
  llvm::SmallPtrSet<const Stmt *, 8> Around;
  for (const Stmt *P = View->parent(Wake.E); P; P = View->parent(P))
    Around.insert(P);
  for (const CallSite &Call : U.index().callsIn(Wake.In)) {
    if (!lockOf(Call.E, Lock) || !SM.isBeforeInTranslationUnit(Call.E->getBeginLoc(), Wake.E->getBeginLoc()))
      continue;
    const Stmt *P = View->parent(Call.E);
    while (P && !isa<CompoundStmt>(P) && !isa<IfStmt, ConditionalOperator, SwitchCase>(P))
      P = View->parent(P);
    if (isa_and_nonnull<CompoundStmt>(P))
      // Inside a block of its own it is passed too, unless that is a branch or loop.
      for (const Stmt *Block = P; Block; Block = View->parent(Block)) {
        if (Around.contains(Block))
          return Call.E;
        if (!isa<CompoundStmt>(Block))
          break;
      }
  }
  return nullptr;
}

/// Whether every use of \p Thread, whose destructor is said to wait, leaves the thread with it. What returns nothing (join, detach,
/// swap) may not.
bool AwaitedLocks::keepsThread(const VarDecl &Thread) {
  return llvm::all_of(U.index().usesOf(&Thread), [](const Use &Each) {
    const auto *Call = Each.Kind == UseKind::Receiver ? dyn_cast<CXXMemberCallExpr>(Each.Other) : nullptr;
    return (Each.Kind == UseKind::Assign && !Each.Ref) || Each.Kind == UseKind::Capture ||
           (Call && !Call->getType()->isVoidType());
  });
}

std::optional<AwaitedLock> AwaitedLocks::find(const WaitUnderLock &W, const WaitUnderLock::Held &Lock) {
  const ValueDecl *Handle = W.Dying ? W.Dying : handleOf(operand(W.Wait, W.R->Object));
  if (!Handle || Lock.OfAnother || (W.Dying && !keepsThread(*W.Dying)))
    return std::nullopt;
  auto Threads = entriesOf(*Handle);
  std::optional<AwaitedLock> First;
  unsigned Locking = 0;
  for (const Entries &Thread : Threads) {
    llvm::DenseSet<const FunctionDecl *> Seen;
    for (const FunctionDecl *Entry : Thread.Functions)
      if (const Expr *Site = lockingIn(Entry, Thread.This, Lock, Seen)) {
        ++Locking;
        if (!First)
          First = {Site, nullptr};
        break;
      }
  }
  // Which of its threads a single handle stands for here is not known; a container is waited for as a whole.
  bool IsContainer = !U.Models.isRole(Handle->getType(), TypeRole::Thread) && Handle->getType()->isAggregateType();
  IsContainer |= Handle->getType()->isArrayType() || U.Models.isRole(Handle->getType(), TypeRole::Data);
  if (Locking && (IsContainer || Locking == Threads.size()))
    return First;
  if (!Threads.empty() || W.Dying || W.R->Does != Effect::Wait)
    return std::nullopt;
  return findWake(W, Lock, *Handle);
}

std::optional<AwaitedLock> AwaitedLocks::findWake(const WaitUnderLock &W, const WaitUnderLock::Held &Lock,
                                                  const ValueDecl &Awaited) {
  const ValueDecl *Source = sourceOf(Awaited), *Object = Source ? Source : &Awaited;
  if (!U.isClosed(Object))
    return std::nullopt;
  const SourceManager &SM = U.Ctx.getSourceManager();
  std::optional<AwaitedLock> First;
  for (const Use &Each : U.index().usesOf(Object)) {
    bool Harmless =
        Each.Kind == UseKind::Capture || Each.Kind == UseKind::Compare || (Each.Kind == UseKind::Assign && !Each.Ref);
    if (Harmless)
      continue;
    const auto *Call = dyn_cast_or_null<CallExpr>(Each.Other);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    // What the system declares and no row calls a wake-up wakes nobody: a wait with a time limit, the end of the object.
    if ((Each.Kind != UseKind::Receiver && Each.Kind != UseKind::Argument) || !Callee ||
        !SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())))
      return std::nullopt;
    const Row *Wake = U.effect(Call, Effect::Wake);
    if (!Wake || handleOf(operand(Call, Wake->Object)) != Object)
      continue;
    const Expr *Site = Each.In == W.In ? nullptr : lockingBefore({Call, Each.In}, Lock);
    if (!Site)
      return std::nullopt;
    if (!First)
      First = {Site, Call};
  }
  return First;
}

} // namespace leak
