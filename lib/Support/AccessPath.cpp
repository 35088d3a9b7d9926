#include "lib/Support/AccessPath.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace leak {

const ValueDecl *AccessPath::last() const {
  for (const Step &S : llvm::reverse(Steps))
    if (S.Field)
      return S.Field;
  return Root;
}

/// The only argument of a call that hands it on unchanged: std::move, std::forward, std::ref, std::addressof.
static const Expr *passedThrough(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || Call->getNumArgs() != 1 || !Callee->isInStdNamespace() || !Callee->getIdentifier())
    return nullptr;
  StringRef Name = Callee->getName();
  return Name == "move" || Name == "forward" || Name == "ref" || Name == "addressof" ? Call->getArg(0) : nullptr;
}

/// The smart pointer whose target \p E is: `p` of `*p`, `p->` and `p.get()`.
static const Expr *smartPointer(const Expr *E, llvm::function_ref<bool(const CXXRecordDecl *)> IsPointer) {
  const Expr *Object = nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star)
      Object = Op->getArg(0);
  } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
    // Every smart pointer of the field spells this `get`.
    const CXXMethodDecl *Method = Member->getMethodDecl();
    if (Method && Method->getIdentifier() && Method->getName() == "get" && Member->getNumArgs() == 0)
      Object = Member->getImplicitObjectArgument();
    else if (isa_and_nonnull<CXXConversionDecl>(Method))
      Object = Member->getImplicitObjectArgument();
  }
  if (!Object)
    return nullptr;
  // libstdc++ declares operator-> in a base of std::shared_ptr.
  QualType Type = Object->IgnoreParenImpCasts()->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && IsPointer(Class) ? Object : nullptr;
}

static bool collect(const Expr *E, const ASTContext &Ctx, llvm::function_ref<bool(const CXXRecordDecl *)> IsPointer,
                    AccessPath &Path) {
  E = E->IgnoreParenCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return collect(Cleanups->getSubExpr(), Ctx, IsPointer, Path);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return collect(Temporary->getSubExpr(), Ctx, IsPointer, Path);
  if (isa<CXXThisExpr>(E))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var)
      return false;
    // A reference that was bound to a path is that path.
    if (Var->getType()->isReferenceType() && !isa<ParmVarDecl>(Var) && Var->getInit() && !Var->isInitCapture())
      return collect(Var->getInit(), Ctx, IsPointer, Path);
    Path.Root = Var->getCanonicalDecl();
    return true;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (const auto *Var = dyn_cast<VarDecl>(Member->getMemberDecl())) {
      Path.Root = Var->getCanonicalDecl();
      return true;
    }
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field || !collect(Member->getBase(), Ctx, IsPointer, Path))
      return false;
    // Fields of anonymous unions and structs are steps without a name; they do not tell objects apart.
    if (Field->getDeclName())
      Path.Steps.push_back({Field->getCanonicalDecl(), 0});
    return true;
  }
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    Expr::EvalResult Index;
    if (Subscript->getIdx()->isValueDependent() || !Subscript->getIdx()->EvaluateAsInt(Index, Ctx) ||
        !collect(Subscript->getBase(), Ctx, IsPointer, Path))
      return false;
    std::optional<int64_t> Element = Index.Val.getInt().tryExtValue();
    if (!Element)
      return false;
    Path.Steps.push_back({nullptr, *Element});
    return true;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf) &&
           collect(Unary->getSubExpr(), Ctx, IsPointer, Path);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    bool Transfers = Construct->getConstructor()->isCopyOrMoveConstructor() && Construct->getNumArgs() >= 1;
    return Transfers && collect(Construct->getArg(0), Ctx, IsPointer, Path);
  }
  if (const Expr *Pointer = smartPointer(E, IsPointer))
    return collect(Pointer, Ctx, IsPointer, Path);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const Expr *Argument = passedThrough(Call))
      return collect(Argument, Ctx, IsPointer, Path);
  return false;
}

std::optional<AccessPath> AccessPath::of(const Expr *E, const ASTContext &Ctx,
                                         llvm::function_ref<bool(const CXXRecordDecl *)> IsPointer) {
  AccessPath Path;
  if (!E || !collect(E, Ctx, IsPointer, Path))
    return std::nullopt;
  return Path;
}

} // namespace leak
