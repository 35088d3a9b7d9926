#include "lib/Report/LockRemedies.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

std::optional<LockRemedies::Guard> LockRemedies::guardOf(const Expr &Construction, FunctionView &View) {
  Guard G;
  G.Construction = dyn_cast<CXXConstructExpr>(&Construction);
  const Stmt *P = &Construction;
  while (P && !isa<DeclStmt>(P))
    P = View.parent(P);
  G.Statement = cast_or_null<DeclStmt>(P);
  if (!G.Construction || !G.Statement || !G.Statement->isSingleDecl() || !isWrittenInFile(G.Statement, U.Ctx))
    return std::nullopt;
  G.Var = dyn_cast<VarDecl>(G.Statement->getSingleDecl());
  return G.Var && Calls.isGuard(G.Var->getType()) && isa_and_nonnull<CompoundStmt>(View.parent(G.Statement)) ? std::optional(G)
                                                                                                             : std::nullopt;
}

/// Whether \p S holds a jump that may lead out of the block around it.
static bool leavesBlock(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  return isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt, CoreturnStmt>(S) || llvm::any_of(S->children(), leavesBlock);
}

bool LockRemedies::isUsed(const VarDecl &Guard) {
  return llvm::any_of(U.index().usesOf(&Guard), [](const Use &Each) { return Each.Ref || Each.Kind == UseKind::Capture; });
}

/// The token of \p Var's declaration that names its class, without scope and template arguments.
static SourceLocation classToken(const VarDecl &Var, StringRef Name, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Begin = Var.getBeginLoc(), End = Var.getLocation();
  for (auto Token = Lexer::findNextToken(Begin.getLocWithOffset(-1), SM, Ctx.getLangOpts());
       Token && SM.isBeforeInTranslationUnit(Token->getLocation(), End);
       Token = Lexer::findNextToken(Token->getLocation(), SM, Ctx.getLangOpts()))
    if (Token->is(tok::raw_identifier) && Token->getRawIdentifier() == Name)
      return Token->getLocation();
  return {};
}

bool LockRemedies::makeFlexible(const Guard &G, RemedyFix &Fix) {
  const CXXRecordDecl *Class = G.Var->getType()->getAsCXXRecordDecl();
  const TypeRow *Row = U.Models.rowOf(Class);
  if (!Row || Row->Flexible.empty() || writtenArguments(*G.Construction) != 1)
    return false;
  if (lastComponent(Row->Name) == Row->Flexible)
    return true;
  SourceLocation Token = classToken(*G.Var, Class->getName(), U.Ctx);
  if (Token.isInvalid() || Token.isMacroID())
    return false;
  if (!Fix.edits(Token))
    Fix.Hints.push_back(FixItHint::CreateReplacement(CharSourceRange::getTokenRange(Token), Row->Flexible));
  return true;
}

/// Whether \p S holds a label: a jump to it would pass the declarations before it.
static bool hasLabel(const Stmt *S) { return S && (isa<LabelStmt>(S) || llvm::any_of(S->children(), hasLabel)); }

std::optional<RemedyFix> LockRemedies::guardFor(const Expr &Acquire, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Acquire);
  const Stmt *Scope = View && Call ? View->parent(Call) : nullptr;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Scope);
  if (!Block || !isWrittenInFile(Call, U.Ctx) || In.isDependentContext() || hasLabel(Block) ||
      isa_and_nonnull<SwitchStmt>(View->parent(Block)))
    return std::nullopt;
  // One text serves all instantiations only where the guard's argument is deduced.
  if (In.isTemplateInstantiation() && !U.Ctx.getLangOpts().CPlusPlus17)
    return std::nullopt;
  const Expr *Object = operand(Call, {Operand::This, 0});
  QualType Type = Object->IgnoreParenImpCasts()->getType();
  if (Type->isPointerType() || Object->isImplicitCXXThis())
    return std::nullopt;
  const TypeRow *Row = U.Models.rowOf(Type->getAsCXXRecordDecl());
  auto Lock = U.pathOf(Object);
  auto Action = Calls.actionOf(Call);
  if (!Row || Row->Guard.empty() || !Lock || !Action || Action->Shared)
    return std::nullopt;

  RemedyFix Fix;
  unsigned Releases = 0;
  for (const CallSite &Site : U.index().callsIn(&In)) {
    auto Other = Calls.actionOf(Site.E);
    if (!Other || !(U.pathOf(operand(Site.E, Other->Object)) == Lock) || Site.E == Call)
      continue;
    const auto *Around = dyn_cast_or_null<CompoundStmt>(View->parent(Site.E));
    const Stmt *Next = Around ? nextIn(*Around, Site.E) : nullptr;
    // The guard holds to the end of its block: each unlocking has to be the last thing before a way out of it.
    bool IsLast = Around && (Next ? isa<ReturnStmt>(Next) || isa<CXXThrowExpr>(Next) : Around == Block);
    bool Inside = false;
    for (const Stmt *P = View->parent(Site.E); P; P = View->parent(P))
      Inside |= P == Block;
    auto Gone = Other->Does == Effect::Release && IsLast && Inside ? removalOf(Site.E, U.Ctx) : std::nullopt;
    if (!Gone)
      return std::nullopt;
    Fix.Hints.push_back(*Gone);
    ++Releases;
  }
  if (!Releases)
    return std::nullopt;
  llvm::StringSet<> Taken;
  std::string Name = unusedName("guard", View->body(), U.Ctx, Taken);
  std::string LockType = Type.getUnqualifiedType().getAsString(U.Ctx.getPrintingPolicy());
  std::string Class = Row->Guard + (U.Ctx.getLangOpts().CPlusPlus17 ? "" : "<" + LockType + ">");
  SourceLocation Semicolon = semicolonAfter(Call, U.Ctx);
  if (Semicolon.isInvalid() || Semicolon.isMacroID())
    return std::nullopt;
  Fix.Hints.push_back(FixItHint::CreateReplacement(CharSourceRange::getCharRange(Call->getBeginLoc(), endOf(Call, U.Ctx)),
                                                   Class + " " + Name + "(" + textOf(Object->IgnoreImpCasts(), U.Ctx) + ")"));
  return Fix;
}

std::optional<RemedyFix> LockRemedies::releaseAtEnd(const Expr &Acquire, const VarDecl &Dying, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  auto G = View ? guardOf(Acquire, *View) : std::nullopt;
  const auto *Block = G ? dyn_cast_or_null<CompoundStmt>(View->parent(G->Statement)) : nullptr;
  if (!Block || Block->getRBracLoc().isMacroID() || givesBackIn(*Block, In, *View))
    return std::nullopt;
  bool DiesHere = llvm::any_of(Block->body(), [&](const Stmt *S) {
    const auto *Declaration = dyn_cast<DeclStmt>(S);
    return Declaration && llvm::is_contained(Declaration->decls(), &Dying);
  });
  // Every other way out of the block would need the same.
  const Stmt *Last = Block->body_back();
  const auto *Return = dyn_cast<ReturnStmt>(Last);
  for (const Stmt *S : Block->body())
    if (S != Last || !Return)
      DiesHere &= !leavesBlock(S);
  RemedyFix Fix;
  if (!DiesHere || (Return && (!isWrittenInFile(Return, U.Ctx) || usesGuarded(Return, Acquire, nullptr))) ||
      !makeFlexible(*G, Fix))
    return std::nullopt;
  std::string Text = G->Var->getNameAsString() + ".unlock();";
  SourceLocation Place = Return ? Return->getBeginLoc() : Block->getRBracLoc();
  std::string Separator = separatorAt(Place, U.Ctx);
  if (!Return && Separator != " ")
    Text = indentationStep(Place, Last->getBeginLoc(), U.Ctx) + Text;
  Fix.Hints.push_back(FixItHint::CreateInsertion(Place, Text + Separator));
  return Fix;
}

const CompoundStmt *LockRemedies::blockOfTwo(const Expr &First, const Expr &Second, FunctionView &View) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(View.parent(&First));
  bool Follow = Block && isa<CallExpr>(First) && isa<CallExpr>(Second) && nextIn(*Block, &First) == &Second;
  return Follow && isWrittenInFile(&First, U.Ctx) && isWrittenInFile(&Second, U.Ctx) ? Block : nullptr;
}

/// The lock of `m.lock()` or `p->lock()` as an argument that refers to it; empty for one that is shared or cannot be named.
std::string LockRemedies::lockText(const Expr &Acquire) {
  auto Action = Calls.actionOf(&Acquire);
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Acquire);
  const Expr *Object = Call ? Call->getImplicitObjectArgument()->IgnoreImpCasts() : nullptr;
  if (!Action || Action->Does != Effect::Acquire || Action->Shared || !Object || Object->isImplicitCXXThis())
    return {};
  std::string Text = textOf(Object, U.Ctx);
  if (Text.empty() || !Object->getType()->isPointerType())
    return Text;
  return isa<DeclRefExpr, MemberExpr>(Object) ? "*" + Text : "*(" + Text + ")";
}

std::optional<RemedyFix> LockRemedies::exchange(const Expr &First, const Expr &Second, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  if (!View || !blockOfTwo(First, Second, *View))
    return std::nullopt;
  RemedyFix Fix;
  for (auto [Old, New] : {std::pair(&First, &Second), std::pair(&Second, &First)})
    Fix.Hints.push_back(
        FixItHint::CreateReplacement(CharSourceRange::getCharRange(Old->getBeginLoc(), endOf(Old, U.Ctx)), textOf(New, U.Ctx)));
  return Fix;
}

/// `std::` of `std::lock_guard`.
static std::string scopeOf(StringRef Name) { return Name.take_front(Name.rfind(':') + 1).str(); }

std::optional<RemedyFix> LockRemedies::lockTogether(const Expr &First, const Expr &Second, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  if (!View || !U.Ctx.getLangOpts().CPlusPlus11)
    return std::nullopt;
  RemedyFix Fix;
  auto RowOf = [&](QualType Type) { return U.Models.rowOf(Type.getNonReferenceType()->getAsCXXRecordDecl()); };
  if (blockOfTwo(First, Second, *View)) {
    std::string A = lockText(First), B = lockText(Second);
    const TypeRow *Mutex = A.empty() || B.empty() ? nullptr : RowOf(cast<CXXMemberCallExpr>(First).getObjectType());
    auto Gone = removalOf(&Second, U.Ctx);
    bool IsMutex = Mutex && (Mutex->Role == TypeRole::Mutex || Mutex->Role == TypeRole::RecursiveMutex);
    if (!IsMutex || Mutex->Together.empty() || !Gone)
      return std::nullopt;
    Fix.Hints.push_back(FixItHint::CreateReplacement(CharSourceRange::getCharRange(First.getBeginLoc(), endOf(&First, U.Ctx)),
                                                     Mutex->Together + "(" + A + ", " + B + ")"));
    Fix.Hints.push_back(*Gone);
    return Fix;
  }
  auto A = guardOf(First, *View), B = guardOf(Second, *View);
  const auto *Block = A && B ? dyn_cast_or_null<CompoundStmt>(View->parent(A->Statement)) : nullptr;
  if (!Block || nextIn(*Block, A->Statement) != B->Statement || writtenArguments(*A->Construction) != 1 ||
      writtenArguments(*B->Construction) != 1)
    return std::nullopt;
  const TypeRow *Guard = RowOf(A->Var->getType());
  const TypeRow *Mutex = RowOf(A->Construction->getArg(0)->getType());
  std::string Locks = textOf(A->Construction->getArg(0), U.Ctx) + ", " + textOf(B->Construction->getArg(0), U.Ctx);
  auto Gone = removalOf(B->Statement, U.Ctx);
  if (!Guard || !Gone || RowOf(B->Var->getType()) != Guard)
    return std::nullopt;
  if (U.Ctx.getLangOpts().CPlusPlus17 && !Guard->Together.empty() && !isUsed(*A->Var) && !isUsed(*B->Var)) {
    Fix.Hints.push_back(FixItHint::CreateReplacement(A->Statement->getSourceRange(),
                                                     Guard->Together + " " + A->Var->getNameAsString() + "(" + Locks + ");"));
    Fix.Hints.push_back(*Gone);
    return Fix;
  }
  // The arguments are written twice: what they call would be called twice.
  if (!Mutex || Mutex->Together.empty() || !U.pathOf(A->Construction->getArg(0)) || !U.pathOf(B->Construction->getArg(0)))
    return std::nullopt;
  // The function takes the locks, then the guards adopt them.
  SourceLocation Begin = A->Statement->getBeginLoc();
  Fix.Hints.push_back(FixItHint::CreateInsertion(Begin, Mutex->Together + "(" + Locks + ");" + separatorAt(Begin, U.Ctx)));
  for (const struct Guard *G : {&*A, &*B})
    Fix.Hints.push_back(
        FixItHint::CreateInsertion(endOf(G->Construction->getArg(0), U.Ctx), ", " + scopeOf(Guard->Name) + "adopt_lock"));
  return Fix;
}

} // namespace leak
