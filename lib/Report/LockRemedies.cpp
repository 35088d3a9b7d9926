#include "lib/Report/LockRemedies.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

/// The statement that \p S is part of: a child of a block, or the body of a branch or loop; null if there is none.
static const Stmt *statementAround(const Stmt *S, const FunctionView &View) {
  for (const Stmt *P = View.parent(S); P && !isa<LambdaExpr, BlockExpr>(P); S = P, P = View.parent(P))
    if (isStatementOf(S, P))
      return S;
  return nullptr;
}

bool LockRemedies::givesBackIn(const Stmt &Block, const FunctionDecl &In, FunctionView &View) {
  return llvm::any_of(U.index().callsIn(&In), [&](const CallSite &Site) {
    auto Action = Calls.actionOf(Site.E);
    if (!Action || (Action->Does != Effect::Release && Action->Does != Effect::Disown))
      return false;
    const Stmt *P = Site.E;
    while (P && P != &Block)
      P = View.parent(P);
    return P != nullptr;
  });
}

bool LockRemedies::holdsUntil(const Expr &First, const Expr &Second, const FunctionDecl &In, FunctionView &View) {
  const Stmt *Statement = statementAround(&First, View);
  const Stmt *Block = Statement && isa<Expr, DeclStmt>(Statement) ? View.parent(Statement) : nullptr;
  const Stmt *P = &Second;
  while (P && P != Block)
    P = View.parent(P);
  if (!P || !isa<CompoundStmt>(Block))
    return false;
  const SourceManager &SM = U.Ctx.getSourceManager();
  return llvm::none_of(U.index().callsIn(&In), [&](const CallSite &Site) {
    auto Action = Calls.actionOf(Site.E);
    return Action && (Action->Does == Effect::Release || Action->Does == Effect::Disown) &&
           SM.isBeforeInTranslationUnit(First.getBeginLoc(), Site.E->getBeginLoc()) &&
           SM.isBeforeInTranslationUnit(Site.E->getBeginLoc(), Second.getBeginLoc());
  });
}

std::optional<RemedyFix> LockRemedies::dropGuard(const Expr &Construction, const Expr &First, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  auto G = View ? guardOf(Construction, *View) : std::nullopt;
  // A guard of several locks may be the only one of some; and what is locked by hand may not stay so to the guard's end.
  if (!G || isUsed(*G->Var) || writtenArguments(*G->Construction) != 1)
    return std::nullopt;
  if (!holdsUntil(First, Construction, In, *View) || givesBackIn(*View->parent(G->Statement), In, *View))
    return std::nullopt;
  auto Gone = removalOf(G->Statement, U.Ctx);
  if (!Gone)
    return std::nullopt;
  RemedyFix Fix;
  Fix.Hints.push_back(*Gone);
  return Fix;
}

std::optional<RemedyFix> LockRemedies::dropLocking(const Expr &Acquire, const Expr &First, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  const auto *Block = View ? dyn_cast_or_null<CompoundStmt>(View->parent(&Acquire)) : nullptr;
  auto Action = Calls.actionOf(&Acquire);
  auto Lock = Action ? U.pathOf(operand(&Acquire, Action->Object)) : std::nullopt;
  if (!Block || !Lock || !holdsUntil(First, Acquire, In, *View))
    return std::nullopt;
  // Up to the unlocking nothing may leave or touch a lock; and one that is the only one belongs to the first locking.
  const Expr *Unlocking = nullptr;
  bool Again = false;
  for (const Stmt *S = nextIn(*Block, &Acquire); S && !Again; S = nextIn(*Block, S)) {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      break;
    auto Other = isa<CallExpr>(E) ? Calls.actionOf(E) : std::nullopt;
    if (!Other)
      continue;
    if (Other->Does != Effect::Release || !(U.pathOf(operand(E, Other->Object)) == Lock))
      break;
    Again = Unlocking != nullptr;
    if (!Unlocking)
      Unlocking = E;
  }
  auto Locked = removalOf(&Acquire, U.Ctx), Unlocked = Again ? removalOf(Unlocking, U.Ctx) : std::nullopt;
  if (!Unlocking || !Locked || (Again && !Unlocked))
    return std::nullopt;
  RemedyFix Fix;
  Fix.Hints.push_back(*Locked);
  if (Again)
    Fix.Hints.push_back(*Unlocked);
  return Fix;
}

/// `m.unlock()` for `m.lock()`, `pthread_mutex_unlock(&m)` for `pthread_mutex_lock(&m)`; empty if that cannot be told.
std::string LockRemedies::releaseText(const Expr &Acquire) {
  auto Action = Calls.actionOf(&Acquire);
  const auto *Call = dyn_cast<CallExpr>(&Acquire);
  if (!Action || Action->Partner.empty() || !Call || !isWrittenInFile(&Acquire, U.Ctx))
    return {};
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    const auto *Callee = dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParenImpCasts());
    if (!Callee || Callee->isImplicitAccess())
      return Callee ? Action->Partner + "()" : std::string();
    const Expr *Object = Callee->getBase()->IgnoreImpCasts();
    bool Arrow = Callee->isArrow();
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Object); Operator && Operator->getOperator() == OO_Arrow)
      Object = Operator->getArg(0), Arrow = true;
    std::string Text = textOf(Object, U.Ctx);
    return Text.empty() ? Text : Text + (Arrow ? "->" : ".") + Action->Partner + "()";
  }
  std::string Argument = Call->getNumArgs() == 1 ? textOf(Call->getArg(0), U.Ctx) : std::string();
  return Argument.empty() ? Argument : Action->Partner + "(" + Argument + ")";
}

/// Puts an opening brace before \p Statement where it is the body of a branch or loop, \p Parent, and the closing one, which goes
/// behind it, into \p Close. False if that cannot be done.
bool LockRemedies::openBlock(const Stmt &Statement, const Stmt &Parent, RemedyFix &Fix, std::string &Close) {
  if (isa<CompoundStmt, SwitchCase, LabelStmt>(Parent))
    return true;
  SourceLocation Head;
  if (const auto *If = dyn_cast<IfStmt>(&Parent))
    Head = If->getElse() == &Statement ? If->getElseLoc() : If->getRParenLoc();
  else if (const auto *While = dyn_cast<WhileStmt>(&Parent))
    Head = While->getRParenLoc();
  else if (const auto *For = dyn_cast<ForStmt>(&Parent))
    Head = For->getRParenLoc();
  else if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Parent))
    Head = Range->getRParenLoc();
  if (Head.isInvalid() || Head.isMacroID())
    return false;
  SourceLocation Behind = Lexer::getLocForEndOfToken(Head, 0, U.Ctx.getSourceManager(), U.Ctx.getLangOpts());
  Fix.Hints.push_back(FixItHint::CreateInsertion(Behind, " {"));
  bool OwnLine = separatorAt(Statement.getBeginLoc(), U.Ctx) != " ";
  Close = OwnLine ? "\n" + indentationAt(Head, U.Ctx) + "}" : " }";
  return true;
}

bool LockRemedies::usesGuarded(const Stmt *S, const Expr &Acquire, const ValueDecl *Handle) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  const ValueDecl *Used = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(S))
    Used = dyn_cast<FieldDecl>(Member->getMemberDecl());
  else if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    Used = dyn_cast<VarDecl>(Ref->getDecl());
  if (Used && Used != Handle) {
    const auto *Var = dyn_cast<VarDecl>(Used);
    bool Shared =
        (!Var || Var->hasGlobalStorage()) && !Used->getType().isConstQualified() && !Used->getType()->isReferenceType();
    auto Action = Calls.actionOf(&Acquire);
    const Expr *Object = Action ? operand(&Acquire, Action->Object) : nullptr;
    auto Lock = Object ? U.pathOf(Object) : std::nullopt;
    if (Shared && !Calls.isLock(Used->getType()) && !(Lock && Lock->last() == Used))
      return true;
  }
  return llvm::any_of(S->children(), [&](const Stmt *Child) { return usesGuarded(Child, Acquire, Handle); });
}

bool LockRemedies::releaseAround(const Expr &Call, const FunctionDecl &In, const Expr &Acquire, RemedyFix &Fix,
                                 const ValueDecl *Handle, bool MayRelock) {
  FunctionView *View = U.view(&In);
  if (!View || !isWrittenInFile(&Call, U.Ctx))
    return false;
  const Stmt *Statement = statementAround(&Call, *View);
  // In the head of a branch or loop the call does not stand by itself.
  if (!Statement || !isa<Expr, ReturnStmt, DeclStmt>(Statement) || !isWrittenInFile(Statement, U.Ctx) ||
      usesGuarded(Statement, Acquire, Handle))
    return false;
  SourceLocation Begin = Statement->getBeginLoc(), Semicolon = semicolonAfter(Statement, U.Ctx);
  if (Semicolon.isInvalid() || Semicolon.isMacroID() || !holdsUntil(Acquire, Call, In, *View))
    return false;
  if (Fix.edits(Begin))
    return true;

  std::string Release, Again;
  const Stmt *Parent = View->parent(Statement), *Scope = nullptr;
  if (auto G = guardOf(Acquire, *View)) {
    if (!makeFlexible(*G, Fix))
      return false;
    Release = G->Var->getNameAsString() + ".unlock();";
    Again = G->Var->getNameAsString() + ".lock();";
    Scope = View->parent(G->Statement);
  } else {
    Release = releaseText(Acquire);
    Again = textOf(&Acquire, U.Ctx) + ";";
    // Who unlocks by hand does so behind the call.
    if (Release.empty() || isa<ReturnStmt>(Statement))
      return false;
    Release += ";";
  }
  const auto *Block = dyn_cast<CompoundStmt>(Parent);
  // What is unlocked next is unlocked before instead.
  const auto *Next = Block ? dyn_cast_or_null<CallExpr>(nextIn(*Block, Statement)) : nullptr;
  if (auto Gone = Next && !Scope && textOf(Next, U.Ctx) + ";" == Release ? removalOf(Next, U.Ctx) : std::nullopt) {
    Fix.Hints.push_back(FixItHint::CreateInsertion(Begin, Release + separatorAt(Begin, U.Ctx)));
    Fix.Hints.push_back(*Gone);
    return true;
  }
  bool ScopeEnds = isa<ReturnStmt>(Statement) || (Block && Block == Scope && !nextIn(*Block, Statement));
  std::string Separator = separatorAt(Begin, U.Ctx), Close;
  if ((!ScopeEnds && !MayRelock) || !openBlock(*Statement, *Parent, Fix, Close))
    return false;
  Fix.Hints.push_back(FixItHint::CreateInsertion(Begin, Release + Separator));
  std::string Behind = (ScopeEnds ? "" : Separator + Again) + Close;
  if (!Behind.empty())
    Fix.Hints.push_back(FixItHint::CreateInsertion(Semicolon.getLocWithOffset(1), Behind));
  return true;
}

std::optional<RemedyFix> LockRemedies::releaseBefore(const Stmt *Exit, const Expr &Release, const FunctionDecl &In) {
  FunctionView *View = U.view(&In);
  std::string Text = isWrittenInFile(&Release, U.Ctx) ? textOf(&Release, U.Ctx) : std::string();
  if (!View || Text.empty())
    return std::nullopt;
  Text += ";";
  RemedyFix Fix;
  if (!Exit) {
    const auto *Body = dyn_cast<CompoundStmt>(View->body());
    if (!Body || Body->body_empty() || Body->getRBracLoc().isMacroID())
      return std::nullopt;
    // The brace stands on a line of its own, or behind the last statement.
    std::string Separator = separatorAt(Body->getRBracLoc(), U.Ctx);
    if (Separator != " ")
      Text = indentationStep(Body->getRBracLoc(), Body->body_back()->getBeginLoc(), U.Ctx) + Text;
    Fix.Hints.push_back(FixItHint::CreateInsertion(Body->getRBracLoc(), Text + Separator));
    return Fix;
  }
  const Stmt *Statement = statementAround(Exit, *View);
  const Stmt *Parent = Statement ? View->parent(Statement) : nullptr;
  if (!Parent || !isWrittenInFile(Statement, U.Ctx) || !isa<ReturnStmt, Expr>(Statement))
    return std::nullopt;
  // What is returned may be what the lock guards: then the place behind it is out of reach.
  if (const auto *Return = dyn_cast<ReturnStmt>(Statement);
      Return && Return->getRetValue() && Return->getRetValue()->HasSideEffects(U.Ctx))
    return std::nullopt;
  std::string Close;
  SourceLocation Semicolon = semicolonAfter(Statement, U.Ctx);
  if (Semicolon.isInvalid() || Semicolon.isMacroID() || !openBlock(*Statement, *Parent, Fix, Close))
    return std::nullopt;
  Fix.Hints.push_back(
      FixItHint::CreateInsertion(Statement->getBeginLoc(), Text + separatorAt(Statement->getBeginLoc(), U.Ctx)));
  if (!Close.empty())
    Fix.Hints.push_back(FixItHint::CreateInsertion(Semicolon.getLocWithOffset(1), Close));
  return Fix;
}

} // namespace leak
