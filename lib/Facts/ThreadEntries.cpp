#include "lib/Facts/ThreadEntries.h"
#include "lib/Facts/ThreadReach.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

llvm::StringRef spelling(HandleEnd End) {
  static const char *const Spellings[] = {"kept", "joined", "detached", "discarded", "returned", "escapes"};
  return Spellings[static_cast<int>(End)];
}

const ValueDecl *handleOf(const Expr *E, int Depth) {
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
    if (const ValueDecl *Another = handleOf(Var->getInit(), Depth + 1))
      return Another;
  return Var;
}

/// Finds the starts of threads, their entries, and what becomes of their handles.
class ThreadFollower {
public:
  ThreadFollower(Unit &U, std::vector<ThreadStart> &Starts) : U(U), Starts(Starts) {}

  void run() {
    for (const auto &[Var, Value] : U.index().initialValues())
      InitialOf[bare(Value)] = Var;
    for (const CallSite &Site : U.index().calls()) {
      for (Effect Does : {Effect::Join, Effect::Detach})
        if (const Row *R = U.effect(Site.E, Does))
          addEnding(Site, *R);
      // A template is told about by its instances.
      bool IsPattern = Site.In && Site.In->isDependentContext();
      if (!IsPattern && ThreadReach::startsThread(U, Site.E) && !isOnlyKeeper(Site.E))
        addStart(Site);
    }
    for (ThreadStart &S : Starts)
      endOf(S);
  }

private:
  struct Ending {
    CallSite Site;
    Effect Does;
    const Expr *Object;
  };

  static const Expr *bare(const Expr *E) { return E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts(); }

  bool isThread(QualType Type) { return U.Models.isRole(Type, TypeRole::Thread); }

  /// The row of the thread class that \p Type, a container or owner, is instantiated for; null if it is none.
  const TypeRow *threadIn(QualType Type) {
    Type = Type.getNonReferenceType();
    const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
    if (Class)
      for (const TemplateArgument &Argument : Class->getTemplateArgs().asArray())
        if (Argument.getKind() == TemplateArgument::Type)
          if (const TypeRow *T = U.Models.rowOf(Argument.getAsType()->getAsCXXRecordDecl()); T && T->Role == TypeRole::Thread)
            return T;
    return nullptr;
  }

  static bool isCallable(QualType Type) {
    Type = Type.getNonReferenceType();
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    return Class || Type->isFunctionType() || Type->isFunctionPointerType() || Type->isMemberPointerType();
  }

  /// Whether \p Call only keeps a thread that is started elsewhere: `threads.push_back(std::thread(f))`, `t = std::move(u)`.
  bool isOnlyKeeper(const Expr *Call) {
    if (U.effect(Call, Effect::Spawn))
      return false;
    llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
    if (isa<CXXOperatorCallExpr>(Call) || Arguments.empty())
      return true;
    QualType First = bare(Arguments[0])->getType();
    if (isThread(First) || First->isRValueReferenceType())
      return true;
    return !isa<CXXConstructExpr>(Call) && (!isCallable(First) || threadIn(First));
  }

  /// The argument that the new thread runs.
  const Expr *callableOf(const Expr *Call) {
    llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
    const FunctionDecl *Callee = nullptr;
    if (const auto *C = dyn_cast<CallExpr>(Call))
      Callee = C->getDirectCallee();
    if (Callee && !Callee->isInStdNamespace())
      for (unsigned I = 0; I < std::min<unsigned>(Callee->getNumParams(), Arguments.size()); ++I)
        if (Callee->getParamDecl(I)->getType()->isFunctionPointerType())
          return Arguments[I];
    for (const Expr *Argument : Arguments)
      if (!bare(Argument)->getType()->isEnumeralType()) // a launch policy
        return Argument;
    return nullptr;
  }

  /// The part of \p Callable that says what runs: the first argument of `std::bind`, what a `std::function` is made of.
  const Expr *innerCallable(const Expr *Callable, int Depth = 0) {
    Callable = bare(Callable);
    if (Depth > 6)
      return Callable;
    if (const auto *Unary = dyn_cast<UnaryOperator>(Callable))
      return innerCallable(Unary->getSubExpr(), Depth + 1);
    if (const auto *Call = dyn_cast<CallExpr>(Callable);
        Call && Call->getNumArgs() && Call->getDirectCallee() && Call->getDirectCallee()->isInStdNamespace())
      return innerCallable(Call->getArg(0), Depth + 1);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Callable);
        Construct && Construct->getNumArgs() && Construct->getConstructor()->isInStdNamespace())
      return innerCallable(Construct->getArg(0), Depth + 1);
    const auto *Ref = dyn_cast<DeclRefExpr>(Callable);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && Var->getInit() && !isa<LambdaExpr>(bare(Var->getInit())))
      return isReassigned(*Var) ? nullptr : innerCallable(Var->getInit(), Depth + 1);
    return Callable;
  }

  bool isReassigned(const VarDecl &Var) {
    return llvm::any_of(U.index().usesOf(&Var), [](const Use &Each) {
      return (Each.Kind == UseKind::Assign && Each.Ref) || Each.Kind == UseKind::Address ||
             (Each.Kind == UseKind::Receiver && isa_and_nonnull<CXXOperatorCallExpr>(Each.Other) &&
              cast<CXXOperatorCallExpr>(Each.Other)->isAssignmentOp());
    });
  }

  void addStart(const CallSite &Site) {
    ThreadStart S;
    S.Start = Site.E;
    S.In = Site.In;
    S.Spawn = U.effect(Site.E, Effect::Spawn);
    S.JoinsItself = S.Spawn && S.Spawn->Joins;
    if (const CXXRecordDecl *Class = Site.E->getType()->getAsCXXRecordDecl())
      if (const TypeRow *T = U.Models.rowOf(Class); T && T->Role == TypeRole::Thread) {
        S.JoinsItself |= T->Joins;
        S.Terminates |= T->Terminates;
      }
    S.Callable = callableOf(Site.E);
    const SourceManager &SM = U.Ctx.getSourceManager();
    const Expr *Inner = S.Callable ? innerCallable(S.Callable) : nullptr;
    if (Inner)
      for (const FunctionDecl *Entry : ThreadReach::entriesOf(U, Inner)) {
        if (!UnitIndex::bodyOf(Entry) || SM.isInSystemHeader(SM.getExpansionLoc(Entry->getLocation()))) {
          S.Entries.clear();
          break;
        }
        if (!llvm::is_contained(S.Entries, Entry->getCanonicalDecl()))
          S.Entries.push_back(Entry->getCanonicalDecl());
      }
    place(S);
    Starts.push_back(std::move(S));
  }

  void addEnding(const CallSite &Site, const Row &R) {
    const Expr *Object = operand(Site.E, R.Object);
    if (const ValueDecl *Handle = handleOf(Object))
      Endings[cast<ValueDecl>(Handle->getCanonicalDecl())].push_back({Site, R.Does, Object});
    else if (Object)
      Others.push_back({Site, R.Does, Object});
  }

  /// Where the handle of the thread that starts in \p S goes first.
  void place(ThreadStart &S) {
    if (S.Spawn && S.Spawn->Object.Kind == Operand::Arg)
      return keep(S, handleOf(operand(S.Start, S.Spawn->Object)));
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(S.Start);
        Member && (!S.Spawn || S.Spawn->Object.Kind == Operand::This))
      return keep(S, handleOf(Member->getImplicitObjectArgument()));
    follow(S, S.Start, 0);
  }

  void keep(ThreadStart &S, const ValueDecl *Handle, int Depth = 0) {
    if (!Handle || isa<ParmVarDecl>(Handle)) {
      S.End = HandleEnd::Escapes;
      return;
    }
    S.Handle = cast<ValueDecl>(Handle->getCanonicalDecl());
    S.End = HandleEnd::Kept;
    QualType Kept = Handle->getType();
    if (Kept->isPointerType()) {
      S.JoinsItself = S.Terminates = false; // nobody may delete it
    } else if (const TypeRow *T = threadIn(Kept)) {
      S.JoinsItself |= T->Joins;
      S.Terminates |= T->Terminates;
    }
    // A local variable may only be the way to where it stays.
    const auto *Local = dyn_cast<VarDecl>(Handle);
    if (!Local || !Local->hasLocalStorage() || Depth > 2)
      return;
    for (const Use &Each : U.index().usesOf(Local)) {
      const auto *Call = dyn_cast_or_null<CallExpr>(Each.Other);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      FunctionView *View = U.view(Each.In);
      bool Moves = Each.Kind == UseKind::Argument && Callee && Callee->isInStdNamespace() && Call->getNumArgs() == 1 &&
                   Call->isGLValue() && View;
      if (Moves && isThread(Local->getType())) {
        S.First = Local;
        ThreadStart Moved = S;
        Moved.In = Each.In;
        follow(Moved, Call, Depth + 1);
        S.Handle = Moved.Handle;
        S.End = Moved.End;
        return;
      }
      if (Each.Kind == UseKind::Return)
        S.End = HandleEnd::Returned;
      else if (Each.Kind == UseKind::Copy || Each.Kind == UseKind::Address ||
               (Each.Kind == UseKind::Argument && !isHarmless(Each.Other, Each.ByValue)))
        S.End = HandleEnd::Escapes;
    }
  }

  /// Whether \p Call takes the handle and leaves it where it is.
  bool isHarmless(const Expr *Call, bool ByValue) {
    const auto *C = dyn_cast<CallExpr>(Call);
    const FunctionDecl *Callee = C ? C->getDirectCallee() : nullptr;
    const SourceManager &SM = U.Ctx.getSourceManager();
    bool IsSystem = Callee && SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation()));
    return U.effect(Call, Effect::Join) || U.effect(Call, Effect::Detach) || U.effect(Call, Effect::Spawn) ||
           (ByValue && IsSystem);
  }

  /// Climbs from \p From, an expression that stands for the thread, to what takes it.
  void follow(ThreadStart &S, const Expr *From, int Depth) {
    if (auto It = InitialOf.find(bare(From)); It != InitialOf.end())
      return keep(S, It->second, Depth);
    FunctionView *View = S.In ? U.view(S.In) : nullptr;
    const Stmt *Child = From, *P = View ? View->parent(From) : nullptr;
    bool IsAllocated = false;
    S.End = HandleEnd::Escapes;
    while (P) {
      const auto *Construct = dyn_cast<CXXConstructExpr>(P);
      bool Wraps = isa<CastExpr, ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr, CXXBindTemporaryExpr, ConstantExpr>(P);
      if (Construct) {
        QualType Type = Construct->getType();
        Wraps = isThread(Type) || U.Models.isRole(Type, TypeRole::Pointer) ||
                Construct->getConstructor()->isCopyOrMoveConstructor();
      } else if (isa<CXXNewExpr>(P)) {
        Wraps = IsAllocated = true;
      } else if (const auto *List = dyn_cast<InitListExpr>(P)) {
        Wraps = List->getType()->isArrayType();
      }
      if (Wraps) {
        if (auto It = InitialOf.find(bare(cast<Expr>(P))); It != InitialOf.end())
          return keep(S, It->second, Depth);
        Child = P;
        P = View->parent(P);
        continue;
      }
      if (isa<MemberExpr>(P)) {
        Child = P;
        P = View->parent(P);
        continue;
      }
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(P)) {
        if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2 && Operator->getArg(1) == Child)
          keep(S, handleOf(Operator->getArg(0)), Depth);
        return;
      }
      if (const auto *Assignment = dyn_cast<BinaryOperator>(P)) {
        if (Assignment->getOpcode() == BO_Assign && Assignment->getRHS() == Child)
          keep(S, handleOf(Assignment->getLHS()), Depth);
        return;
      }
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(P)) {
        if (Call->getCallee() == Child) { // std::thread(f).detach()
          const Row *Detach = U.effect(Call, Effect::Detach), *Join = U.effect(Call, Effect::Join);
          if (Detach || Join) {
            S.End = Join ? HandleEnd::Joined : HandleEnd::Detached;
            S.Endings.push_back({Call, S.In});
          }
          return;
        }
        if (U.Models.isRole(Call->getObjectType(), TypeRole::Data))
          keep(S, handleOf(Call->getImplicitObjectArgument()), Depth);
        return;
      }
      if (isa<ReturnStmt>(P)) {
        S.End = HandleEnd::Returned;
        return;
      }
      if (const auto *Decls = dyn_cast<DeclStmt>(P)) {
        for (const Decl *D : Decls->decls())
          if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit() && bare(Var->getInit()) == bare(cast<Expr>(Child)))
            keep(S, Var, Depth);
        return;
      }
      if (const auto *E = dyn_cast<Expr>(P); !E && !IsAllocated)
        S.End = HandleEnd::Discarded;
      return;
    }
  }

  void endOf(ThreadStart &S) {
    for (const Ending &Each : Others) {
      const auto *Self = dyn_cast<CallExpr>(bare(Each.Object));
      // pthread_detach(pthread_self()) in the thread itself
      if (Each.Does == Effect::Detach && Self && Self->getNumArgs() == 0 && Each.Site.In &&
          llvm::is_contained(S.Entries, Each.Site.In->getCanonicalDecl())) {
        S.End = HandleEnd::Detached;
        S.Endings.push_back(Each.Site);
        return;
      }
    }
    // Attributes that say so make a thread detached from its beginning.
    if (S.Spawn && isa<CallExpr>(S.Start) && S.Spawn->Object.Kind == Operand::Arg)
      for (const Expr *Argument : argumentsOf(S.Start))
        if (const ValueDecl *D = handleOf(Argument); D && D->getCanonicalDecl() != S.Handle)
          for (const Ending &Each : Endings.lookup(cast<ValueDecl>(D->getCanonicalDecl())))
            if (Each.Does == Effect::Detach) {
              S.End = HandleEnd::Detached;
              S.Endings = {Each.Site};
              return;
            }
    S.IsHandedOut = S.End == HandleEnd::Escapes;
    if (!S.Handle || S.End == HandleEnd::Returned)
      return;
    std::vector<Ending> Found = Endings.lookup(S.Handle);
    if (S.First)
      llvm::append_range(Found, Endings.lookup(S.First->getCanonicalDecl()));
    for (Effect Does : {Effect::Join, Effect::Detach}) {
      for (const Ending &Each : Found)
        if (Each.Does == Does)
          S.Endings.push_back(Each.Site);
      if (!S.Endings.empty()) {
        S.End = Does == Effect::Join ? HandleEnd::Joined : HandleEnd::Detached;
        return;
      }
    }
  }

  Unit &U;
  std::vector<ThreadStart> &Starts;
  llvm::DenseMap<const Expr *, const ValueDecl *> InitialOf;
  llvm::DenseMap<const ValueDecl *, std::vector<Ending>> Endings;
  std::vector<Ending> Others;
};

ThreadEntries::ThreadEntries(Unit &U) { ThreadFollower(U, Starts).run(); }

} // namespace leak
