#include "lib/Facts/HandleBounds.h"
#include "lib/Facts/LastEvents.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ScopeExit.h"

using namespace clang;

namespace leak {

/// How far a handle is followed through calls. Helpers that wrap helpers are common, more levels are not.
static constexpr int MaxDepth = 6;

bool HandleBounds::serves(const Row &BoundRow) const {
  if (BoundRow.Directions.empty())
    return true;
  return llvm::any_of(BoundRow.Directions, [&](const std::string &D) { return llvm::is_contained(Need.Directions, D); });
}

bool HandleBounds::isLibrarysOwn(const FunctionDecl &Callee) const {
  return Callee.getIdentifier() &&
         llvm::any_of(Need.Origin->Prefixes, [&](const std::string &Prefix) { return Callee.getName().starts_with(Prefix); });
}

/// Some options bound a call only together: a lowest speed and the time for which it may last.
bool HandleBounds::hasPartner(const Expr *Call, const Row &R, const FunctionDecl *In) {
  if (R.Together.empty() || !In)
    return R.Together.empty();
  for (const CallSite &Other : U.index().callsIn(In))
    for (const KnownEffect &Known : U.effectsOf(Other.E))
      if (Known.R != &R && Known.R->Name == R.Name)
        for (const Condition &C : Known.R->When)
          if (llvm::is_contained(C.Is, R.Together))
            return true;
  return false;
}

HandleBounds::Event HandleBounds::makeEvent(const Expr *Call, const Row &R, const FunctionDecl *In) {
  if (R.Bounded || U.anyHolds(R.BoundedIf, Call) != Truth::No)
    return {EventKind::Bounds, nullptr};
  if (const Expr *Source = R.From ? operand(Call, R.From) : nullptr) {
    HandleState State = stateAt(Source, Call, In);
    if (State.Is == Boundedness::Bounded)
      return {EventKind::Bounds, nullptr};
    // A listening socket that is not visible is still a socket that blocks, unless somebody configured it.
    if (State.Is == Boundedness::Unknown)
      return {EventKind::Unknown, nullptr};
  }
  if (const Expr *Owner = R.Owner ? operand(Call, R.Owner) : nullptr) {
    Event State = ownerEvent(Owner, Call, In);
    if (State.Kind != EventKind::Fresh)
      return State;
  }
  return {EventKind::Fresh, Call};
}

/// What the owner of an object that \p Call makes does for it: a timeout that it gets later counts as well.
HandleBounds::Event HandleBounds::ownerEvent(const Expr *Owner, const Expr *Call, const FunctionDecl *In) {
  auto Path = U.pathOf(Owner);
  if (Path && Path->last() && Depth < MaxDepth) {
    ++Depth;
    llvm::scope_exit Leave([&] { --Depth; });
    for (const Use &Each : U.index().usesOf(Path->last())) {
      Event One = Each.Other == Call ? Event() : eventOf(Each);
      if (One.Kind == EventKind::Bounds || One.Kind == EventKind::Unknown)
        return One;
    }
  }
  HandleState State = stateAt(Owner, Call, In);
  if (State.Is == Boundedness::Unbounded)
    return {EventKind::Fresh, State.MadeAt};
  return {State.Is == Boundedness::Bounded ? EventKind::Bounds : EventKind::Unknown, nullptr};
}

HandleBounds::Event HandleBounds::argumentEvent(const Expr *Call, Operand Of, bool IsClassHandle, const FunctionDecl *In) {
  for (const KnownEffect &Known : U.effectsOf(Call)) {
    const Row &R = *Known.R;
    if (!(R.Object == Of))
      continue;
    if (R.Does == Effect::Bound && serves(R) && hasPartner(Call, R, In) && U.anyHolds(R.Unless, Call) != Truth::Yes)
      return {EventKind::Bounds, nullptr};
    if (R.Does == Effect::Unbound)
      return {EventKind::Fresh, Call};
    if (R.Does == Effect::Make)
      return makeEvent(Call, R, In);
  }
  // The function is known, and what it does not say it does not do.
  if (!U.Models.rowsOf(Call).empty())
    return {};
  const FunctionDecl *Callee = nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    Callee = Construct->getConstructor();
  else
    Callee = cast<CallExpr>(Call)->getDirectCallee();
  if (!Callee)
    return {EventKind::Unknown, nullptr};
  if (Of.Kind == Operand::This)
    return {IsClassHandle ? EventKind::Nothing : EventKind::Unknown, nullptr};
  if (isLibrarysOwn(*Callee))
    return {};
  return effectOn(Callee, Of.Index);
}

/// What the visible function \p Callee does with its parameter \p ParamNo.
HandleBounds::Event HandleBounds::effectOn(const FunctionDecl *Callee, unsigned ParamNo) {
  const FunctionDecl *Definition = nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Depth >= MaxDepth || (Method && Method->isVirtual()) || !Callee->hasBody(Definition) ||
      ParamNo >= Definition->getNumParams())
    return {EventKind::Unknown, nullptr};
  ++Depth;
  llvm::scope_exit Leave([&] { --Depth; });
  Event Result;
  for (const Use &Each : U.index().usesOf(Definition->getParamDecl(ParamNo))) {
    Event One = eventOf(Each);
    if (One.Kind == EventKind::Bounds)
      return One;
    if (One.Kind == EventKind::Unknown || (One.Kind == EventKind::Fresh && Result.Kind == EventKind::Nothing))
      Result = One;
  }
  // A body that clangd skipped has no uses on record.
  if (Result.Kind == EventKind::Nothing && U.index().callsIn(Definition).empty() &&
      U.index().usesOf(Definition->getParamDecl(ParamNo)).empty() && Definition->getParamDecl(ParamNo)->isReferenced())
    return {EventKind::Unknown, nullptr};
  return Result;
}

/// The state of what the visible function \p Callee returns.
HandleBounds::Event HandleBounds::returnedBy(const FunctionDecl *Callee) {
  FunctionView *View = Depth < MaxDepth ? U.view(Callee) : nullptr;
  if (!View)
    return {EventKind::Unknown, nullptr};
  ++Depth;
  llvm::scope_exit Leave([&] { --Depth; });
  Event Result{EventKind::Dead, nullptr};
  llvm::SmallVector<const Stmt *, 16> Work{View->body()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    Work.append(S->child_begin(), S->child_end());
    const auto *Return = dyn_cast<ReturnStmt>(S);
    if (!Return || !Return->getRetValue())
      continue;
    Event One = originOf(Return->getRetValue(), Callee);
    if (One.Kind == EventKind::Bounds || One.Kind == EventKind::Unknown)
      return One;
    if (One.Kind == EventKind::Fresh)
      Result = One;
  }
  return Result;
}

static bool isEmptyValue(const Expr *E, const ASTContext &Ctx) {
  if (E->isNullPointerConstant(const_cast<ASTContext &>(Ctx), Expr::NPC_ValueDependentIsNotNull))
    return true;
  Expr::EvalResult Result;
  return !E->isValueDependent() && E->getType()->isIntegralOrEnumerationType() && E->EvaluateAsInt(Result, Ctx);
}

HandleBounds::Event HandleBounds::originOf(const Expr *Value, const FunctionDecl *In) {
  if (!Value || isa<ImplicitValueInitExpr>(Value))
    return {EventKind::Dead, nullptr};
  const Expr *E = Value->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (E->isValueDependent() || E->isTypeDependent())
    return {EventKind::Unknown, nullptr};
  if (isEmptyValue(E, U.Ctx))
    return {EventKind::Dead, nullptr};
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && (Binary->getOpcode() == BO_Assign || Binary->getOpcode() == BO_Comma))
    return originOf(Binary->getRHS(), In);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    Event True = originOf(Conditional->getTrueExpr(), In), False = originOf(Conditional->getFalseExpr(), In);
    if (True.Kind == EventKind::Bounds || False.Kind == EventKind::Dead ||
        (True.Kind == EventKind::Unknown && False.Kind != EventKind::Bounds))
      return True;
    return False;
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 1 ? originOf(List->getInit(0), In) : Event{EventKind::Unknown, nullptr};
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return {U.Models.isRole(New->getAllocatedType(), TypeRole::Handle) ? EventKind::Fresh : EventKind::Unknown, E};

  if (isa<CallExpr, CXXConstructExpr>(E)) {
    const Row *Made = nullptr;
    for (const KnownEffect &Known : U.effectsOf(E)) {
      if (Known.R->Object.Kind != Operand::Return)
        continue;
      if (Known.R->Does == Effect::Make)
        Made = Known.R;
      // What it makes may be bounded in some directions only.
      if (Known.R->Does == Effect::Bound && Known.Holds == Truth::Yes && serves(*Known.R))
        return {EventKind::Bounds, nullptr};
    }
    if (Made)
      return makeEvent(E, *Made, In);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      auto Role = U.Models.roleOf(Construct->getType());
      bool Transfers = Construct->getConstructor()->isCopyOrMoveConstructor();
      if (Role == TypeRole::Handle && !Transfers)
        return {EventKind::Fresh, E};
      if ((Role == TypeRole::Pointer || Transfers) && Construct->getNumArgs())
        return originOf(Construct->getArg(0), In);
      return {Construct->getNumArgs() ? EventKind::Unknown : EventKind::Dead, nullptr};
    }
  }
  if (U.pathOf(E)) {
    HandleState State = stateAt(E, E, In);
    if (State.Is == Boundedness::Unbounded)
      return {EventKind::Fresh, State.MadeAt};
    return {State.Is == Boundedness::Bounded ? EventKind::Bounds : EventKind::Unknown, nullptr};
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      return returnedBy(Callee);
  return {EventKind::Unknown, nullptr};
}

/// Whether \p Each tests or prints a field of what the handle points to (`context->err`): that configures nothing.
bool HandleBounds::onlyReadsMember(const Use &Each) {
  FunctionView *View = U.view(Each.In);
  if (!View || !Each.Other)
    return false;
  Use Outer = classifyUse(Each.Other, View->parents());
  if (Outer.Kind == UseKind::Argument) {
    QualType Type = Each.Other->getType();
    bool IsText = Type->isArrayType() || (Type->isPointerType() && Type->getPointeeType()->isCharType());
    return IsText || !U.Models.rowsOf(Outer.Other).empty();
  }
  return Outer.Kind == UseKind::Compare || Outer.Kind == UseKind::Member;
}

HandleBounds::Event HandleBounds::eventOf(const Use &Each) {
  Event Unknown{EventKind::Unknown, nullptr};
  bool IsClassHandle = Each.Ref && U.Models.isRole(Each.Ref->getType(), TypeRole::Handle);
  switch (Each.Kind) {
  case UseKind::Compare:
  case UseKind::Return:
  case UseKind::Capture: // uses inside the lambda are on record themselves
    return {};
  case UseKind::Member:
    return IsClassHandle || onlyReadsMember(Each) ? Event{} : Unknown;
  case UseKind::Assign:
    return originOf(Each.Other, Each.In);
  case UseKind::Argument:
    return argumentEvent(Each.Other, {Operand::Arg, Each.ArgNo}, IsClassHandle, Each.In);
  case UseKind::Receiver: {
    // `p.get()` and `p->` stand for the pointer itself: what happens to them happens to the handle.
    if (Each.Ref && U.Models.isRole(Each.Ref->getType(), TypeRole::Pointer)) {
      FunctionView *View = U.view(Each.In);
      bool IsSame = View && U.pathOf(Each.Other) == U.pathOf(Each.Ref);
      if (!IsSame)
        return {View && cast<CallExpr>(Each.Other)->getType()->isBooleanType() ? EventKind::Nothing : EventKind::Unknown,
                nullptr};
      Use Outer = classifyUse(Each.Other, View->parents());
      Outer.In = Each.In;
      return eventOf(Outer);
    }
    return argumentEvent(Each.Other, {Operand::This, 0}, IsClassHandle, Each.In);
  }
  case UseKind::Arithmetic: // FD_SET and the first argument of select: the descriptor is polled before it is used
  case UseKind::Count:
  case UseKind::Copy:
  case UseKind::Address:
    return Unknown;
  }
  return Unknown;
}

HandleState HandleBounds::callersState(const ParmVarDecl &Param, const FunctionDecl *In) {
  llvm::ArrayRef<CallSite> Callers = U.index().callersOf(In);
  if (Depth >= MaxDepth || Callers.empty() || !U.isClosed(In))
    return {};
  ++Depth;
  llvm::scope_exit Leave([&] { --Depth; });
  HandleState Result;
  for (const CallSite &Caller : Callers) {
    const Expr *Argument = operand(Caller.E, {Operand::Arg, Param.getFunctionScopeIndex()});
    HandleState One = Argument ? stateAt(Argument, Caller.E, Caller.In) : HandleState();
    if (One.Is != Boundedness::Unbounded)
      return One;
    Result = One;
  }
  return Result;
}

HandleState HandleBounds::localState(const VarDecl &Var, const Expr *At, FunctionView &View) {
  LastEvents<Event> Events;
  HandleState Partly{Boundedness::Bounded};
  for (const Use &Each : U.index().usesOf(&Var)) {
    Event One = eventOf(Each);
    const Expr *Where = Each.Other ? Each.Other : Each.Ref;
    if (One.Kind == EventKind::Nothing || !Where) // no place: declared without a value
      continue;
    if (!Events.add(View, Where, One))
      return {One.Kind == EventKind::Bounds ? Boundedness::Bounded : Boundedness::Unknown, nullptr};
    (One.Kind == EventKind::Fresh ? Partly.Unbounding : Partly.Others).push_back(Where);
    if (One.Kind == EventKind::Bounds && !Partly.BoundedAt)
      Partly.BoundedAt = Where;
  }

  bool Bounded = false, Unknown = false;
  HandleState Result;
  auto OnEvent = [&](const Event &Last) {
    Bounded |= Last.Kind == EventKind::Bounds;
    Unknown |= Last.Kind == EventKind::Unknown;
    if (Last.Kind == EventKind::Fresh)
      Result = {Boundedness::Unbounded, Last.MadeAt};
  };
  auto OnStart = [&] {
    if (!isa<ParmVarDecl>(Var))
      return;
    HandleState Callers = callersState(cast<ParmVarDecl>(Var), View.function());
    Bounded |= Callers.Is == Boundedness::Bounded;
    Unknown |= Callers.Is == Boundedness::Unknown;
    if (Callers.Is == Boundedness::Unbounded)
      Result = Callers;
  };
  if (!Events.visitBefore(View, At, OnEvent, OnStart))
    return {};
  Partly.MadeAt = Result.MadeAt;
  if (Bounded)
    return Unknown || !Result.MadeAt ? HandleState{Boundedness::Bounded} : Partly;
  return Unknown ? HandleState() : Result;
}

HandleState HandleBounds::unitState(const ValueDecl &D) {
  if (!U.isClosed(&D) || isa<ParmVarDecl>(D))
    return {};
  HandleState Result;
  bool Unknown = false;
  for (const Use &Each : U.index().usesOf(&D)) {
    Event One = eventOf(Each);
    if (One.Kind == EventKind::Bounds)
      return {Boundedness::Bounded, nullptr};
    Unknown |= One.Kind == EventKind::Unknown;
    if (One.Kind == EventKind::Fresh)
      Result = {Boundedness::Unbounded, One.MadeAt};
  }
  return Unknown ? HandleState() : Result;
}

HandleState HandleBounds::pathState(const AccessPath &Path, const Expr *At, const FunctionDecl *In) {
  // Elements of one array are told apart by nothing here.
  if (!Path.last() || llvm::any_of(Path.Steps, [](const AccessPath::Step &S) { return !S.Field; }))
    return {};
  FunctionView *View = U.view(In);
  if (Path.isVariable() && Path.Root->isLocalVarDeclOrParm() && !Path.Root->isStaticLocal() && View) {
    bool OnlyHere =
        llvm::all_of(U.index().usesOf(Path.Root), [&](const Use &Each) { return Each.In == In->getCanonicalDecl(); });
    if (OnlyHere)
      return localState(*Path.Root, At, *View);
  }
  return unitState(*Path.last());
}

HandleState HandleBounds::stateAt(const Expr *Handle, const Expr *At, const FunctionDecl *In) {
  if (Depth >= MaxDepth || !In)
    return {};
  ++Depth;
  llvm::scope_exit Leave([&] { --Depth; });
  if (auto Path = U.pathOf(Handle))
    return pathState(*Path, At, In);
  Event Made = originOf(Handle, In);
  if (Made.Kind == EventKind::Fresh)
    return {Boundedness::Unbounded, Made.MadeAt};
  return {Made.Kind == EventKind::Bounds ? Boundedness::Bounded : Boundedness::Unknown, nullptr};
}

const Expr *HandleBounds::coveredBy(const Expr *Handle, const Expr *At, const FunctionDecl *In,
                                    llvm::ArrayRef<const Expr *> Earlier) {
  auto Path = U.pathOf(Handle);
  FunctionView *View = U.view(In);
  if (!Path || !Path->last() || !View || Earlier.empty())
    return nullptr;
  LastEvents<const Expr *> Events; // null for an assignment
  for (const Expr *Call : Earlier)
    Events.add(*View, Call, Call);
  for (const Use &Each : U.index().usesOf(Path->last()))
    if (Each.Kind == UseKind::Assign && Each.Other)
      Events.add(*View, Each.Other, nullptr);
  bool Covered = true;
  const Expr *By = nullptr;
  auto OnEvent = [&](const Expr *Call) {
    Covered &= Call != nullptr;
    By = Call;
  };
  bool Found = Events.visitBefore(*View, At, OnEvent, [&] { Covered = false; });
  return Found && Covered ? By : nullptr;
}

} // namespace leak
