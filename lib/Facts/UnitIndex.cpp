#include "lib/Facts/UnitIndex.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

/// The use that the expression \p Ref is, told from the nodes around it (innermost last).
static Use classify(const Expr *Ref, llvm::ArrayRef<const Stmt *> Around) {
  Use Result;
  Result.Ref = Ref;
  bool AddressTaken = false;
  const Stmt *Child = Ref;
  auto Is = [&](UseKind Kind, const Expr *Other = nullptr, unsigned ArgNo = 0) {
    Result.Kind = Kind;
    Result.Other = Other;
    Result.ArgNo = ArgNo;
    return Result;
  };
  auto IsArgument = [&](const Expr *Call, auto Arguments) {
    for (auto [I, Arg] : llvm::enumerate(Arguments))
      if (Arg == Child)
        return Is(UseKind::Argument, Call, I);
    return Is(UseKind::Copy);
  };

  for (const Stmt *Parent : llvm::reverse(Around)) {
    if (isa<ParenExpr, ImplicitCastExpr, ExprWithCleanups, MaterializeTemporaryExpr, CXXBindTemporaryExpr, ConstantExpr,
            FullExpr, CXXStdInitializerListExpr, CXXDefaultArgExpr>(Parent) ||
        isa<ExplicitCastExpr>(Parent)) {
      if (cast<Expr>(Parent)->getType()->isVoidType())
        return Is(UseKind::Compare);
      if (const auto *Cast = dyn_cast<CastExpr>(Parent); Cast && Cast->getCastKind() == CK_LValueToRValue && !AddressTaken)
        Result.ByValue = true;
      Child = Parent;
      continue;
    }
    if (const auto *Unary = dyn_cast<UnaryOperator>(Parent)) {
      if (Unary->isIncrementDecrementOp())
        return Is(UseKind::Count);
      if (Unary->getOpcode() == UO_AddrOf) {
        AddressTaken = true;
        Child = Parent;
        continue;
      }
      if (Unary->getOpcode() == UO_Deref) {
        Child = Parent;
        continue;
      }
      return Is(Unary->getOpcode() == UO_LNot ? UseKind::Compare : UseKind::Arithmetic);
    }
    if (const auto *Binary = dyn_cast<BinaryOperator>(Parent)) {
      if (Binary->isCompoundAssignmentOp() && Binary->getLHS() == Child)
        return Is(Binary->getOpcode() == BO_OrAssign || Binary->getOpcode() == BO_AndAssign ? UseKind::Assign : UseKind::Count,
                  Binary->getRHS());
      if (Binary->getOpcode() == BO_Assign)
        return Binary->getLHS() == Child ? Is(UseKind::Assign, Binary->getRHS()) : Is(UseKind::Copy);
      if (Binary->getOpcode() == BO_Comma && Binary->getRHS() == Child) {
        Child = Parent;
        continue;
      }
      bool Tests = Binary->isComparisonOp() || Binary->isLogicalOp() || Binary->getOpcode() == BO_Comma;
      return Is(Tests ? UseKind::Compare : UseKind::Arithmetic);
    }
    if (isa<ConditionalOperator, BinaryConditionalOperator>(Parent)) {
      if (const auto *Conditional = dyn_cast<ConditionalOperator>(Parent); Conditional && Conditional->getCond() == Child)
        return Is(UseKind::Compare);
      Child = Parent;
      continue;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(Parent)) {
      if (!isa<CXXMethodDecl>(Member->getMemberDecl()))
        return Is(UseKind::Member, Member);
      Child = Parent;
      continue;
    }
    if (isa<ArraySubscriptExpr>(Parent))
      return cast<ArraySubscriptExpr>(Parent)->getBase() == Child ? Is(UseKind::Member, cast<Expr>(Parent))
                                                                  : Is(UseKind::Arithmetic);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Parent)) {
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Operator->getDirectCallee());
      if (Method && Method->isInstance()) {
        if (Operator->getNumArgs() && Operator->getArg(0) == Child)
          return Is(UseKind::Receiver, Operator);
        return IsArgument(Operator, llvm::drop_begin(Operator->arguments()));
      }
      return IsArgument(Operator, Operator->arguments());
    }
    if (const auto *Call = dyn_cast<CallExpr>(Parent)) {
      if (Call->getCallee() == Child)
        return isa<CXXMemberCallExpr>(Call) ? Is(UseKind::Receiver, Call) : Is(UseKind::Compare);
      return IsArgument(Call, Call->arguments());
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Parent)) {
      // A copy or move stands for its source; follow it to where it goes.
      if (Construct->getConstructor()->isCopyOrMoveConstructor() || Construct->isElidable()) {
        Child = Parent;
        continue;
      }
      return IsArgument(Construct, Construct->arguments());
    }
    if (isa<ReturnStmt, CoreturnStmt>(Parent))
      return Is(UseKind::Return);
    if (isa<InitListExpr, DesignatedInitExpr, CompoundLiteralExpr, CXXThrowExpr, ParenListExpr, CXXNewExpr>(Parent))
      return Is(UseKind::Copy);
    if (isa<DeclStmt>(Parent))
      return Is(AddressTaken ? UseKind::Address : UseKind::Copy);
    if (isa<LambdaExpr>(Parent))
      return Is(UseKind::Capture, cast<Expr>(Parent));
    if (isa<CXXDeleteExpr>(Parent))
      return Is(UseKind::Compare);
    break;
  }
  return Is(AddressTaken ? UseKind::Address : UseKind::Compare);
}

Use classifyUse(const Expr *Ref, const ParentMap &Parents) {
  llvm::SmallVector<const Stmt *, 16> Around;
  for (const Stmt *P = Parents.getParent(Ref); P; P = Parents.getParent(P))
    Around.push_back(P);
  std::reverse(Around.begin(), Around.end());
  return classify(Ref, Around);
}

class UnitIndexBuilder : public RecursiveASTVisitor<UnitIndexBuilder> {
  using Base = RecursiveASTVisitor<UnitIndexBuilder>;

public:
  UnitIndexBuilder(UnitIndex &Index, ASTContext &Ctx) : Index(Index), SM(Ctx.getSourceManager()) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return false; }

  bool TraverseDecl(Decl *D) {
    if (!D || (D->getLocation().isValid() && SM.isInSystemHeader(SM.getExpansionLoc(D->getLocation()))))
      return true;
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (!Function)
      return Base::TraverseDecl(D);
    return inside(Function, [&] { return Base::TraverseDecl(D); });
  }

  bool TraverseStmt(Stmt *S) {
    if (!S)
      return true;
    Stack.push_back(S);
    bool Continue = Base::TraverseStmt(S);
    Stack.pop_back();
    return Continue;
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    for (const auto &[Capture, Init] : llvm::zip(Lambda->captures(), Lambda->capture_inits())) {
      if (Capture.capturesVariable())
        if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar())) {
          if (Lambda->isInitCapture(&Capture))
            initialise(Var, Var->getInit());
          else
            record(Var, {nullptr, UseKind::Capture, Lambda, 0, false, Current});
        }
      if (Init && Lambda->isInitCapture(&Capture))
        TraverseStmt(Init);
    }
    lambdaBody(Lambda->getCallOperator(), Lambda->getCallOperator()->getBody());
    if (const FunctionTemplateDecl *Template = Lambda->getCallOperator()->getDescribedFunctionTemplate())
      for (FunctionDecl *Instance : Template->specializations())
        lambdaBody(cast<CXXMethodDecl>(Instance), Instance->getBody());
    return true;
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *Init) {
    if (Init->isAnyMemberInitializer())
      initialise(Init->getAnyMember(), Init->getInit());
    return Base::TraverseConstructorInitializer(Init);
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (!isa<ParmVarDecl>(Var) && (Var->hasInit() || Var->hasLocalStorage()))
      initialise(Var, Var->getInit());
    return true;
  }
  bool VisitFieldDecl(FieldDecl *Field) {
    if (Field->hasInClassInitializer() && Field->getInClassInitializer())
      initialise(Field, Field->getInClassInitializer());
    return true;
  }
  bool VisitCXXMethodDecl(CXXMethodDecl *Method) {
    if (Method->isCanonicalDecl())
      for (const CXXMethodDecl *Overridden : Method->overridden_methods())
        Index.Overriders[Overridden->getCanonicalDecl()].push_back(Method);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
      use(Var, Ref);
    else if (const auto *Field = dyn_cast<FieldDecl>(Ref->getDecl())) // `&Class::Field`
      record(Field, {Ref, UseKind::Address, nullptr, 0, false, Current});
    else if (const auto *Function = dyn_cast<FunctionDecl>(Ref->getDecl()); Function && !isCallee(Ref))
      Index.AddressTaken.insert(Function->getCanonicalDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    if (isa<FieldDecl, VarDecl>(Member->getMemberDecl()))
      use(Member->getMemberDecl(), Member);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) { return call(Call, Call->getDirectCallee()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) { return call(Construct, Construct->getConstructor()); }

private:
  template <typename Fn> bool inside(const FunctionDecl *Function, Fn Walk) {
    const FunctionDecl *Outer = std::exchange(Current, Function->getCanonicalDecl());
    auto OuterStack = std::exchange(Stack, {});
    bool Continue = Walk();
    Current = Outer;
    Stack = std::move(OuterStack);
    return Continue;
  }

  void lambdaBody(const CXXMethodDecl *Operator, Stmt *Body) {
    const FunctionDecl *Parent = Current;
    Operator = Operator->getCanonicalDecl();
    Index.Lambdas[Parent].push_back(Operator);
    Index.LambdaParent[Operator] = Parent;
    inside(Operator, [&] { return TraverseStmt(Body); });
  }

  bool call(const Expr *E, const FunctionDecl *Callee) {
    Index.Around[E] = Current;
    CallSite Site{E, Current};
    Index.AllCalls.push_back(Site);
    Index.Calls[Current].push_back(Site);
    if (Callee)
      Index.Callers[Callee->getCanonicalDecl()].push_back(Site);
    return true;
  }

  /// The stack's top is the reference itself.
  bool isCallee(const Expr *Ref) const {
    const Stmt *Child = Ref;
    for (const Stmt *Parent : llvm::drop_begin(llvm::reverse(Stack))) {
      if (const auto *Call = dyn_cast<CallExpr>(Parent))
        return Call->getCallee() == Child;
      if (!isa<ImplicitCastExpr, ParenExpr>(Parent))
        return false;
      Child = Parent;
    }
    return false;
  }

  void use(const ValueDecl *Var, const Expr *Ref) {
    Use U = classify(Ref, llvm::ArrayRef(Stack).drop_back());
    U.In = Current;
    record(Var, U);
  }
  void initialise(const ValueDecl *Var, const Expr *Value) {
    record(Var, {nullptr, UseKind::Assign, Value, 0, false, Current});
    if (Value)
      Index.InitialValues.push_back({Var, Value});
  }
  void record(const ValueDecl *Var, Use U) { Index.Uses[cast<ValueDecl>(Var->getCanonicalDecl())].push_back(U); }

  UnitIndex &Index;
  const SourceManager &SM;
  const FunctionDecl *Current = nullptr;
  llvm::SmallVector<const Stmt *, 32> Stack;
};

UnitIndex::UnitIndex(ASTContext &Ctx) {
  UnitIndexBuilder Builder(*this, Ctx);
  for (Decl *D : Ctx.getTraversalScope())
    Builder.TraverseDecl(D);
}

llvm::ArrayRef<Use> UnitIndex::usesOf(const ValueDecl *Var) const {
  auto It = Uses.find(cast<ValueDecl>(Var->getCanonicalDecl()));
  return It == Uses.end() ? llvm::ArrayRef<Use>() : llvm::ArrayRef(It->second);
}

template <typename Map, typename Key> static auto listOf(const Map &M, const Key *K) {
  auto It = M.find(K);
  using ListTy = std::remove_reference_t<decltype(It->second)>;
  return It == M.end() ? llvm::ArrayRef<typename ListTy::value_type>() : llvm::ArrayRef(It->second);
}

llvm::ArrayRef<CallSite> UnitIndex::callsIn(const FunctionDecl *Function) const {
  return listOf(Calls, Function->getCanonicalDecl());
}
llvm::ArrayRef<CallSite> UnitIndex::callersOf(const FunctionDecl *Function) const {
  return listOf(Callers, Function->getCanonicalDecl());
}
llvm::ArrayRef<const CXXMethodDecl *> UnitIndex::overridersOf(const CXXMethodDecl *Method) const {
  return listOf(Overriders, Method->getCanonicalDecl());
}
llvm::ArrayRef<const CXXMethodDecl *> UnitIndex::lambdasIn(const FunctionDecl *Function) const {
  return listOf(Lambdas, Function->getCanonicalDecl());
}
bool UnitIndex::isAddressTaken(const FunctionDecl *Function) const {
  return AddressTaken.contains(Function->getCanonicalDecl());
}

const Stmt *UnitIndex::bodyOf(const FunctionDecl *Function) {
  const FunctionDecl *Definition = nullptr;
  return Function && Function->hasBody(Definition) ? Definition->getBody() : nullptr;
}

} // namespace leak
