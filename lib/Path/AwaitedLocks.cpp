#include "lib/Path/AwaitedLocks.h"
#include "lib/Facts/ThreadReach.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace leak {

/// The variable or field that a thread or what is waited on is kept in: `t`, `this->t`, `threads[i]`, the element of a loop over
/// `threads`, what `*p` points to.
const ValueDecl *AwaitedLocks::handleOf(const Expr *E, int Depth) {
  if (!E || Depth > 8)
    return nullptr;
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return dyn_cast<FieldDecl>(Member->getMemberDecl());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return handleOf(Unary->getSubExpr(), Depth + 1);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return handleOf(Element->getBase(), Depth + 1);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return Operator->getNumArgs() ? handleOf(Operator->getArg(0), Depth + 1) : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return handleOf(Call->getImplicitObjectArgument(), Depth + 1);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var)
    return nullptr;
  bool StandsForAnother = Var->isImplicit() || Var->getType()->isReferenceType() || Var->getType()->isPointerType();
  if (StandsForAnother && Var->getInit())
    return handleOf(Var->getInit(), Depth + 1);
  return Var;
}

/// Two fields are of one object if one path leads to both; a field stands beside what is no field in any object.
bool AwaitedLocks::haveOneOwner(const WaitUnderLock &W, const WaitUnderLock::Held &Lock) {
  if (!W.Wait || Lock.In != W.In || Lock.Name.beginsInVariable())
    return true;
  auto Handle = U.pathOf(operand(W.Wait, W.R->Object));
  std::optional<AccessPath> Held;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Lock.Site))
    Held = Construct->getNumArgs() ? U.pathOf(Construct->getArg(0)) : std::nullopt;
  else if (auto Action = Calls.actionOf(Lock.Site))
    Held = U.pathOf(operand(Lock.Site, Action->Object));
  if (!Handle || !Held || Handle->Steps.empty() || Held->Steps.empty())
    return true;
  Handle->Steps.pop_back(), Held->Steps.pop_back();
  return *Handle == *Held;
}

llvm::SmallVector<const FunctionDecl *, 4> AwaitedLocks::entriesOf(const ValueDecl &Handle) {
  llvm::SmallVector<const FunctionDecl *, 4> Result;
  auto Add = [&](const Expr *Callable) { Result.append(ThreadReach::entriesOf(U, Callable)); };
  bool IsThread = U.Models.isRole(Handle.getType(), TypeRole::Thread);
  for (const Use &Each : U.index().usesOf(&Handle)) {
    const Expr *Other = Each.Other ? Each.Other->IgnoreUnlessSpelledInSource() : nullptr;
    if (!Other)
      continue;
    if (Each.Kind == UseKind::Assign) {
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(Other))
        for (const Expr *Argument : Construct->arguments())
          Add(Argument);
      else
        Add(Other);
    } else if (Each.Kind == UseKind::Argument && U.effect(Each.Other, Effect::Spawn)) {
      for (const Expr *Argument : cast<CallExpr>(Each.Other)->arguments())
        Add(Argument);
    } else if (Each.Kind == UseKind::Receiver && (IsThread || ThreadReach::startsThread(U, Other))) {
      // threads.emplace_back(f), threads.push_back(std::thread(f)), t = std::thread(f)
      if (const auto *Call = dyn_cast<CallExpr>(Other))
        for (const Expr *Argument : Call->arguments()) {
          const auto *Construct = dyn_cast<CXXConstructExpr>(Argument->IgnoreUnlessSpelledInSource());
          if (!Construct)
            Add(Argument);
          else
            for (const Expr *Inner : Construct->arguments())
              Add(Inner);
        }
    }
  }
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

bool AwaitedLocks::isLocking(const Expr *Call, const WaitUnderLock::Held &Lock) {
  auto IsIt = [&](const Expr *Object) {
    auto Path = Object ? U.pathOf(Object) : std::nullopt;
    return Path && Path->last() && Path->last()->getCanonicalDecl() == Lock.Name.decl();
  };
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call); Construct && Calls.isGuard(Construct->getType()))
    return Calls.startOf(*Construct) == GuardStart::Takes && !(Lock.Shared && Calls.isSharedGuard(Construct->getType())) &&
           llvm::any_of(Construct->arguments(), IsIt);
  auto Action = Calls.actionOf(Call);
  if (!Action || Action->Does != Effect::Acquire || (Action->Shared && Lock.Shared))
    return false;
  if (Action->Object.Kind == Operand::Each)
    return llvm::any_of(cast<CallExpr>(Call)->arguments(), IsIt);
  return IsIt(operand(Call, Action->Object));
}

/// The first call of \p Entry, or of what it visibly calls, that takes \p Lock.
const Expr *AwaitedLocks::lockingIn(const FunctionDecl *Entry, const WaitUnderLock::Held &Lock,
                                    llvm::DenseSet<const FunctionDecl *> &Seen) {
  if (!Entry || !Seen.insert(Entry->getCanonicalDecl()).second)
    return nullptr;
  for (const CallSite &Call : U.index().callsIn(Entry)) {
    if (isLocking(Call.E, Lock))
      return Call.E;
    const FunctionDecl *Callee = nullptr;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call.E))
      Callee = Construct->getConstructor();
    else
      Callee = cast<CallExpr>(Call.E)->getDirectCallee();
    // What another thread does that is started here, this one does not.
    if (U.effect(Call.E, Effect::Spawn))
      continue;
    if (const Expr *Site = lockingIn(Callee, Lock, Seen))
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
    if (!isLocking(Call.E, Lock) || !SM.isBeforeInTranslationUnit(Call.E->getBeginLoc(), Wake.E->getBeginLoc()))
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

std::optional<AwaitedLock> AwaitedLocks::find(const WaitUnderLock &W, const WaitUnderLock::Held &Lock) {
  const ValueDecl *Handle = W.Dying ? W.Dying : handleOf(operand(W.Wait, W.R->Object));
  if (!Handle || !haveOneOwner(W, Lock))
    return std::nullopt;
  llvm::DenseSet<const FunctionDecl *> Seen;
  auto Entries = entriesOf(*Handle);
  for (const FunctionDecl *Entry : Entries)
    if (const Expr *Site = lockingIn(Entry, Lock, Seen))
      return AwaitedLock{Site, nullptr};
  if (!Entries.empty() || W.Dying || W.R->Does != Effect::Wait)
    return std::nullopt;

  if (const ValueDecl *Source = sourceOf(*Handle))
    Handle = Source;
  if (!U.isClosed(Handle))
    return std::nullopt;
  std::optional<AwaitedLock> First;
  for (const Use &Each : U.index().usesOf(Handle)) {
    bool Known = Each.Kind == UseKind::Capture || Each.Kind == UseKind::Compare || (Each.Kind == UseKind::Assign && !Each.Ref);
    if (Known)
      continue;
    if ((Each.Kind != UseKind::Receiver && Each.Kind != UseKind::Argument) || !Each.Other ||
        U.Models.rowsOf(Each.Other).empty())
      return std::nullopt;
    const Row *Wake = U.effect(Each.Other, Effect::Wake);
    if (!Wake || handleOf(operand(Each.Other, Wake->Object)) != Handle)
      continue;
    const Expr *Site = Each.In == W.In ? nullptr : lockingBefore({Each.Other, Each.In}, Lock);
    if (!Site)
      return std::nullopt;
    if (!First)
      First = {Site, Each.Other};
  }
  return First;
}

} // namespace leak
