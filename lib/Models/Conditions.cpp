#include "lib/Models/Conditions.h"
#include "lib/Models/Resolver.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

const Expr *operand(const Expr *Call, Operand Of) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call)) {
    if (Of.Kind == Operand::Return || Of.Kind == Operand::This)
      return Call;
    return Of.Kind == Operand::Arg && Of.Index < Construct->getNumArgs() ? Construct->getArg(Of.Index) : nullptr;
  }
  const auto *C = cast<CallExpr>(Call);
  if (Of.Kind == Operand::Return)
    return Call;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C->getDirectCallee());
  bool ObjectIsArgument = isa<CXXOperatorCallExpr>(C) && Method && Method->isInstance();
  if (Of.Kind == Operand::This) {
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(C))
      return Member->getImplicitObjectArgument();
    return ObjectIsArgument ? C->getArg(0) : nullptr;
  }
  unsigned Index = Of.Index + (ObjectIsArgument ? 1 : 0);
  return Of.Kind == Operand::Arg && Index < C->getNumArgs() ? C->getArg(Index) : nullptr;
}

llvm::ArrayRef<const Expr *> argumentsOf(const Expr *Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return {Construct->getArgs(), Construct->getNumArgs()};
  const auto *C = cast<CallExpr>(Call);
  return {C->getArgs(), C->getNumArgs()};
}

unsigned argumentCount(const Expr *Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return Construct->getNumArgs();
  const auto *C = cast<CallExpr>(Call);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C->getDirectCallee());
  return C->getNumArgs() - (isa<CXXOperatorCallExpr>(C) && Method && Method->isInstance() ? 1 : 0);
}

/// Whether the name \p Name was written for \p E itself: as its declaration, or as a macro that expands to it. A macro that
/// wraps the whole call has arguments of its own and covers more than \p E, but no one names such a macro like an option.
static bool isWrittenAs(const Expr *E, StringRef Name, const ASTContext &Ctx) {
  // An option may be an object, which is copied.
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E); Ref && Ref->getDecl()->getIdentifier() && Ref->getDecl()->getName() == Name)
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *Callee = Call->getDirectCallee(); Callee && Callee->getIdentifier() && Callee->getName() == Name)
      return true;
  const SourceManager &SM = Ctx.getSourceManager();
  for (SourceLocation Loc = E->getBeginLoc(); Loc.isMacroID(); Loc = SM.getImmediateMacroCallerLoc(Loc))
    if (SM.isMacroBodyExpansion(Loc) && Lexer::getImmediateMacroName(Loc, SM, Ctx.getLangOpts()) == Name)
      return true;
  return false;
}

static bool mentions(const Stmt *S, StringRef Name, const ASTContext &Ctx) {
  if (!S)
    return false;
  if (const auto *E = dyn_cast<Expr>(S); E && isWrittenAs(E, Name, Ctx))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return mentions(Child, Name, Ctx); });
}

/// \p E, or what its variable always holds.
static const Expr *resolved(const Expr *E, SoleValue ValueOf) {
  for (int Depth = 0; Depth < 4; ++Depth) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    const Expr *Value = Var ? ValueOf(Var) : nullptr;
    if (!Value)
      return E;
    E = Value;
  }
  return E;
}

static std::optional<llvm::APSInt> constantOf(const Expr *E, const ASTContext &Ctx) {
  Expr::EvalResult Result;
  if (E->isValueDependent() || !E->getType()->isIntegralOrEnumerationType() || !E->EvaluateAsInt(Result, Ctx))
    return std::nullopt;
  return Result.Val.getInt();
}

static Truth isNull(const Expr *E, const ASTContext &Ctx) {
  if (E->isValueDependent())
    return Truth::Unknown;
  if (E->isNullPointerConstant(const_cast<ASTContext &>(Ctx), Expr::NPC_ValueDependentIsNotNull))
    return Truth::Yes;
  // `(struct timeval *)0`, the NULL of some headers.
  const Expr *Bare = E->IgnoreParenCasts();
  if (auto Value = constantOf(Bare, Ctx))
    return *Value == 0 ? Truth::Yes : Truth::No;
  const auto *Unary = dyn_cast<UnaryOperator>(Bare);
  bool IsObject =
      (Unary && Unary->getOpcode() == UO_AddrOf) || Bare->getType()->isArrayType() || isa<CompoundLiteralExpr>(Bare);
  return IsObject ? Truth::No : Truth::Unknown;
}

static Truth isWord(const Expr *E, StringRef Word, const ASTContext &Ctx, SoleValue ValueOf) {
  if (Word == "null")
    return isNull(resolved(E, ValueOf), Ctx);
  if (Word == "negative" || Word == "zero" || Word == "nonzero" || Word == "maximum") {
    auto Value = constantOf(resolved(E, ValueOf), Ctx);
    if (!Value)
      return Truth::Unknown;
    bool Holds = Word == "negative"  ? *Value < 0
                 : Word == "maximum" ? *Value == llvm::APSInt::getMaxValue(Value->getBitWidth(), Value->isUnsigned())
                                     : (*Value == 0) == (Word == "zero");
    return Holds ? Truth::Yes : Truth::No;
  }
  if (isWrittenAs(E, Word, Ctx) || isWrittenAs(resolved(E, ValueOf), Word, Ctx))
    return Truth::Yes;
  // A constant that is written in another way is another option, and so is another macro that stands for a text.
  if (isa<StringLiteral>(E->IgnoreParenImpCasts()))
    return E->getBeginLoc().isMacroID() ? Truth::No : Truth::Unknown;
  return constantOf(E, Ctx) ? Truth::No : Truth::Unknown;
}

/// Whether \p E is one of the fields \p Names, such as `info->ai_socktype`.
static bool isField(const Expr *E, llvm::ArrayRef<std::string> Names) {
  const auto *Member = dyn_cast<MemberExpr>(E->IgnoreParenCasts());
  return Member && Member->getMemberDecl()->getIdentifier() && llvm::is_contained(Names, Member->getMemberDecl()->getName());
}

static const StringLiteral *literalOf(const Expr *E, SoleValue ValueOf) {
  // `std::string` is made from one without a word.
  return dyn_cast<StringLiteral>(resolved(E, ValueOf)->IgnoreUnlessSpelledInSource()->IgnoreParenCasts());
}

/// Whether \p E is an object of one of the classes \p Names, or of a class that is derived from one.
static Truth isOfType(const Expr *E, llvm::ArrayRef<std::string> Names) {
  if (E->isTypeDependent())
    return Truth::Unknown;
  llvm::SmallVector<const CXXRecordDecl *, 4> Work{E->IgnoreImpCasts()->getType().getNonReferenceType()->getAsCXXRecordDecl()};
  while (!Work.empty()) {
    const CXXRecordDecl *Class = Work.pop_back_val();
    if (!Class)
      continue;
    if (llvm::is_contained(Names, modelName(*Class)))
      return Truth::Yes;
    if (Class->hasDefinition())
      for (const CXXBaseSpecifier &Base : Class->bases())
        Work.push_back(Base.getType()->getAsCXXRecordDecl());
  }
  return Truth::No;
}

/// Whether \p C holds for \p E, the operand that it is about, or null if the call has none.
static Truth holdsFor(const Condition &C, const Expr *E, const ASTContext &Ctx, SoleValue ValueOf) {
  bool AbsentCounts = llvm::is_contained(C.Is, "absent");
  if (!E)
    return AbsentCounts ? Truth::Yes : Truth::No;
  if (AbsentCounts && isa<CXXDefaultArgExpr>(E))
    return Truth::Yes;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    E = Default->getExpr();

  Truth Result = Truth::No;
  auto AnyOf = [&](Truth One) {
    if (One == Truth::Yes || Result == Truth::No)
      Result = One;
  };
  for (const std::string &Word : C.Is)
    if (Word != "absent" && Result != Truth::Yes)
      AnyOf(isWord(E, Word, Ctx, ValueOf));
  for (const std::string &Word : C.Has) {
    const Expr *Value = resolved(E, ValueOf);
    bool Found = mentions(E, Word, Ctx) || mentions(Value, Word, Ctx);
    AnyOf(Found ? Truth::Yes : constantOf(Value, Ctx) || isField(Value, C.Outside) ? Truth::No : Truth::Unknown);
  }
  if (!C.Contains.empty()) {
    const StringLiteral *Literal = literalOf(E, ValueOf);
    bool Readable = Literal && Literal->getCharByteWidth() == 1;
    AnyOf(!Readable ? Truth::Unknown : Literal->getString().contains(C.Contains) ? Truth::Yes : Truth::No);
  }
  if (!C.Type.empty())
    AnyOf(isOfType(E, C.Type));
  return Result;
}

Truth holds(const Condition &C, const Expr *Call, const ASTContext &Ctx, SoleValue ValueOf) {
  if (C.On.Kind != Operand::Each)
    return holdsFor(C, operand(Call, C.On), Ctx, ValueOf);
  Truth Result = Truth::No;
  for (unsigned I = 0; I < argumentCount(Call) && Result != Truth::Yes; ++I)
    if (Truth One = holdsFor(C, operand(Call, {Operand::Arg, I}), Ctx, ValueOf); One != Truth::No)
      Result = One;
  return Result;
}

Truth allHold(llvm::ArrayRef<Condition> Conditions, const Expr *Call, const ASTContext &Ctx, SoleValue ValueOf) {
  Truth Result = Truth::Yes;
  for (const Condition &C : Conditions) {
    Truth One = holds(C, Call, Ctx, ValueOf);
    if (One == Truth::No)
      return Truth::No;
    if (One == Truth::Unknown)
      Result = Truth::Unknown;
  }
  return Result;
}

Truth anyHolds(llvm::ArrayRef<Condition> Conditions, const Expr *Call, const ASTContext &Ctx, SoleValue ValueOf) {
  Truth Result = Truth::No;
  for (const Condition &C : Conditions) {
    Truth One = holds(C, Call, Ctx, ValueOf);
    if (One == Truth::Yes)
      return Truth::Yes;
    if (One == Truth::Unknown)
      Result = Truth::Unknown;
  }
  return Result;
}

} // namespace leak
