#include "lib/Report/RemedyEdits.h"
#include "lib/Report/TimeoutBranch.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace leak {

RemedyEdits::RemedyEdits(Unit &U, FunctionView &View, const CallSite &Call, const Row &R, const Remedy &Fix, unsigned TimeoutMs,
                         std::string StopToken, const Expr *Place, llvm::StringSet<> &Taken)
    : U(U), Ctx(U.Ctx), View(View), Call(Call), R(R), Fix(Fix), TimeoutMs(TimeoutMs), StopToken(std::move(StopToken)),
      Place(Place), Taken(Taken) {
  Result.Includes = Fix.Includes;
}

/// `cv.` or `cv->` as the call writes it; empty for a call on the implicit `this`. For an object that is an argument, the prefix
/// that reaches its members: `context.` for `&context`.
std::string RemedyEdits::objectPrefix() {
  const Expr *Object = operand(Call.E, R.Object);
  if (!Object || Object->isImplicitCXXThis())
    return {};
  Object = Object->IgnoreImpCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Object); Unary && Unary->getOpcode() == UO_AddrOf)
    return textOf(Unary->getSubExpr(), Ctx) + ".";
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call.E);
  bool Arrow = Object->getType()->isPointerType();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Object); Member && Operator && Operator->getOperator() == OO_Arrow) {
    Object = Operator->getArg(0);
    Arrow = true;
  }
  return textOf(Object, Ctx) + (Arrow ? "->" : ".");
}

std::string RemedyEdits::valueOf(StringRef Variable) {
  unsigned Seconds = TimeoutMs / 1000, Rest = TimeoutMs % 1000;
  if (Variable == "ms")
    return std::to_string(TimeoutMs);
  if (Variable == "s") // whole seconds, where a fraction cannot be said: never shorter than asked
    return std::to_string(Seconds + (Rest ? 1 : 0));
  if (Variable == "s0")
    return std::to_string(Seconds);
  if (Variable == "us")
    return std::to_string(Rest * 1000);
  if (Variable == "ns")
    return std::to_string(Rest * 1000000);
  if (Variable == "duration")
    return Rest ? "std::chrono::milliseconds(" + std::to_string(TimeoutMs) + ")"
                : "std::chrono::seconds(" + std::to_string(Seconds) + ")";
  if (Variable == "stop")
    return StopToken;
  if (Variable == "until")
    return Until;
  if (Variable == "indent")
    return StepBefore;
  if (Variable == "object") {
    const Expr *Object = operand(Call.E, R.Object);
    std::string Text = Object ? textOf(Object, Ctx) : std::string();
    // A macro puts its argument in parentheses.
    return Text.empty() && Object ? textOf(Object->IgnoreParenImpCasts(), Ctx) : Text;
  }
  if (Variable == "object.")
    return objectPrefix();
  if (Variable.consume_front("fresh:")) {
    std::string &Name = Fresh[Variable];
    if (Name.empty())
      Name = unusedName(Variable, View.body(), Ctx, Taken);
    return Name;
  }
  unsigned Index = 0;
  if (Variable.consume_front("arg") && !Variable.getAsInteger(10, Index))
    if (const Expr *Argument = operand(Call.E, {Operand::Arg, Index}))
      return textOf(Argument, Ctx);
  return {};
}

/// Replaces every `${variable}`; `${call}` is left for the caller, which alone knows what stands for the call.
std::string RemedyEdits::expand(StringRef Template) {
  std::string Text;
  while (!Template.empty()) {
    auto [Plain, Rest] = Template.split("${");
    Text += Plain;
    if (Rest.empty())
      break;
    auto [Variable, After] = Rest.split('}');
    Text += Variable == "call" ? "${call}" : valueOf(Variable);
    Template = After;
  }
  return Text;
}

/// \p Text with every line after the first indented by \p Indent.
static std::string indented(StringRef Text, StringRef Indent) {
  llvm::SmallVector<StringRef, 4> Lines;
  Text.split(Lines, '\n');
  return llvm::join(Lines, ("\n" + Indent).str());
}

bool RemedyEdits::rename() {
  if (Fix.Rename.empty())
    return true;
  SourceLocation Name;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call.E))
    Name = Member->getExprLoc();
  else
    Name = cast<CallExpr>(Call.E)->getCallee()->IgnoreParenImpCasts()->getExprLoc();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(cast<CallExpr>(Call.E)->getCallee()->IgnoreParenImpCasts()))
    Name = Ref->getLocation();
  if (Name.isMacroID())
    return false;
  Result.Hints.push_back(FixItHint::CreateReplacement(CharSourceRange::getTokenRange(Name), Fix.Rename));
  return true;
}

bool RemedyEdits::editArguments() {
  for (const ArgumentEdit &Edit : Fix.Arguments) {
    const Expr *Argument = operand(Call.E, {Operand::Arg, Edit.At});
    bool Written = Argument && !isa<CXXDefaultArgExpr>(Argument);
    std::string Text = expand(Edit.Text);
    if (Edit.AppendToLiteral) {
      const auto *Literal = Written ? dyn_cast<StringLiteral>(Argument->IgnoreParenImpCasts()) : nullptr;
      // The last token of the literal, if it is a plain one: "...".
      if (!Literal || Literal->getString().contains("://") || textOf(Literal, Ctx).back() != '"' ||
          StringRef(textOf(Literal, Ctx)).contains("R\""))
        return false;
      Result.Hints.push_back(FixItHint::CreateInsertion(endOf(Literal, Ctx).getLocWithOffset(-1), Text));
    } else if (Written && !Edit.Insert) {
      CharSourceRange Range = Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Argument->getSourceRange()),
                                                       Ctx.getSourceManager(), Ctx.getLangOpts());
      if (Range.isInvalid())
        return false;
      Result.Hints.push_back(FixItHint::CreateReplacement(Range, Text));
    } else if (Written) {
      SourceLocation At = Ctx.getSourceManager().getFileLoc(Argument->getBeginLoc());
      Result.Hints.push_back(FixItHint::CreateInsertion(At, Text + ", "));
    } else {
      unsigned Before = argumentCount(Call.E);
      while (Before && isa<CXXDefaultArgExpr>(operand(Call.E, {Operand::Arg, Before - 1})))
        --Before;
      SourceLocation Close = Call.E->getEndLoc();
      Result.Hints.push_back(FixItHint::CreateInsertion(Close, (Before ? ", " : "") + Text));
    }
  }
  return true;
}

/// Whether something in \p Within gives the call's handle its value: a statement put before it would come too early.
bool RemedyEdits::assignsHandle(const Stmt &Within) {
  auto Path = U.pathOf(operand(Call.E, R.Object));
  if (!Path || !Path->last())
    return false;
  const SourceManager &SM = Ctx.getSourceManager();
  // What follows the call comes too late to matter, unless a loop comes back to the call.
  bool Repeats = isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(Within);
  SourceLocation End = SM.getExpansionLoc(Repeats ? Within.getEndLoc() : Call.E->getEndLoc());
  auto IsWithin = [&](SourceLocation Loc) {
    Loc = SM.getExpansionLoc(Loc);
    return !SM.isBeforeInTranslationUnit(Loc, SM.getExpansionLoc(Within.getBeginLoc())) &&
           !SM.isBeforeInTranslationUnit(End, Loc);
  };
  if (Path->Root && Path->Root->isLocalVarDecl() && IsWithin(Path->Root->getLocation()))
    return true;
  return llvm::any_of(U.index().usesOf(Path->last()), [&](const Use &Each) {
    return Each.Kind == UseKind::Assign && Each.Other && Each.In == Call.In && IsWithin(Each.Other->getBeginLoc());
  });
}

/// The statement that \p Place is part of in the innermost block that is around the call as well.
const Stmt *RemedyEdits::anchorAtPlace() {
  llvm::SmallPtrSet<const Stmt *, 16> Around;
  for (const Stmt *P = View.parent(Call.E); P; P = View.parent(P))
    Around.insert(P);
  const Stmt *S = Place, *Parent = View.parent(S);
  for (; Parent && !Around.contains(Parent); Parent = View.parent(S))
    S = Parent;
  return isa_and_nonnull<CompoundStmt>(Parent) && !assignsHandle(*S) ? S : nullptr;
}

const Stmt *RemedyEdits::anchor(bool Hoist, bool &NeedsBraces) {
  const Stmt *S = Call.E;
  NeedsBraces = false;
  if (Place)
    return anchorAtPlace();
  while (const Stmt *Parent = View.parent(S)) {
    if (isa<LambdaExpr, BlockExpr>(Parent))
      return nullptr;
    if (isStatementOf(S, Parent)) {
      // A loop that does nothing but repeat the wait shares what stands before it.
      bool RepeatsOnly = isa<WhileStmt>(Parent) && onlyRepeats(Parent, Call.E);
      if (const Stmt *Grand = View.parent(Parent); !RepeatsOnly && isa<CompoundStmt>(Parent) && Grand)
        RepeatsOnly = isa<WhileStmt>(Grand) && onlyRepeats(Grand, Call.E);
      if (!RepeatsOnly || !Fix.Undo.size()) {
        NeedsBraces = !isa<CompoundStmt>(Parent);
        return assignsHandle(*S) ? nullptr : S;
      }
    } else if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(Parent)) {
      // The call is in the loop's head: code before the loop runs once.
      if (!Hoist || assignsHandle(*Parent))
        return nullptr;
    } else if (const auto *Binary = dyn_cast<BinaryOperator>(Parent)) {
      // `handle && call(handle)`: before the statement the handle may not be there.
      if (Binary->isLogicalOp() && Binary->getRHS() == S)
        return nullptr;
    } else if (isa<ConditionalOperator, BinaryConditionalOperator, StmtExpr, InitListExpr, CXXDefaultArgExpr>(Parent)) {
      return nullptr;
    }
    S = Parent;
  }
  return nullptr;
}

bool RemedyEdits::putBefore() {
  if (Fix.Before.empty())
    return true;
  bool NeedsBraces = false;
  const Stmt *Anchor = anchor(Fix.Hoist, NeedsBraces);
  if (!Anchor)
    return false;
  // The statement may be the macro of a library itself.
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Begin =
      SM.isInSystemMacro(Anchor->getBeginLoc()) ? SM.getExpansionLoc(Anchor->getBeginLoc()) : Anchor->getBeginLoc();
  if (Begin.isMacroID())
    return false;
  std::string Indent = indentationAt(Begin, Ctx);
  StepBefore = indentationStep(View.parent(Anchor)->getBeginLoc(), Begin, Ctx);
  std::string Text = indented(expand(Fix.Before), Indent);
  if (!NeedsBraces) {
    Result.Hints.push_back(FixItHint::CreateInsertion(Begin, Text + "\n" + Indent));
    return true;
  }
  SourceLocation End = semicolonAfter(Anchor, Ctx);
  if (End.isInvalid() || End.isMacroID() || !isa<Expr, ReturnStmt>(Anchor))
    return false;
  Text = indented(expand(Fix.Before), Indent + StepBefore);
  Result.Hints.push_back(FixItHint::CreateInsertion(Begin, "{\n" + Indent + StepBefore + Text + "\n" + Indent + StepBefore));
  Result.Hints.push_back(FixItHint::CreateInsertion(End.getLocWithOffset(1), "\n" + Indent + "}"));
  return true;
}

/// `while (condition) wait;` becomes one wait whose predicate is the end of the loop.
bool RemedyEdits::replaceLoop(const Stmt &Loop) {
  const auto &While = cast<WhileStmt>(Loop);
  const Expr *Condition = While.getCond()->IgnoreImpCasts();
  const auto *Not = dyn_cast<UnaryOperator>(Condition->IgnoreParens());
  bool Negated = Not && Not->getOpcode() == UO_LNot;
  bool NeedsParens = !isa<CallExpr, MemberExpr, DeclRefExpr, ParenExpr>(Condition) || isa<CXXOperatorCallExpr>(Condition);
  std::string Text = textOf(Negated ? Not->getSubExpr() : Condition, Ctx);
  Until = Negated || Text.empty() ? Text : NeedsParens ? "!(" + Text + ")" : "!" + Text;
  auto Leave = leaveStatement(View, &Loop, Ctx, /*MayBreak=*/false);
  if (!Leave || Until.empty() || !isWrittenInFile(&Loop, Ctx))
    return false;
  const Stmt *Body = While.getBody();
  SourceLocation End = isa<CompoundStmt>(Body) ? Body->getEndLoc() : semicolonAfter(Body, Ctx);
  if (End.isInvalid() || End.isMacroID())
    return false;
  std::string Indent = indentationAt(Loop.getBeginLoc(), Ctx);
  std::string Step = indentationStep(Loop.getBeginLoc(), Call.E->getBeginLoc(), Ctx);
  Text = "if (!" + expand(Fix.Loop) + ")\n" + Indent + Step + *Leave + ";";
  bool NeedsBraces = !isa_and_nonnull<CompoundStmt>(View.parent(&Loop));
  if (NeedsBraces)
    Text = "{ " + Text + " }";
  Result.Hints.push_back(FixItHint::CreateReplacement(SourceRange(Loop.getBeginLoc(), End), Text));
  return true;
}

/// `if (time ran out) return;` before the statement.
bool RemedyEdits::addGuard() {
  bool NeedsBraces = false;
  const Stmt *Anchor = anchor(/*Hoist=*/false, NeedsBraces);
  auto Leave = Anchor ? leaveStatement(View, Anchor, Ctx, /*MayBreak=*/true) : std::nullopt;
  if (!Leave || NeedsBraces || Anchor->getBeginLoc().isMacroID())
    return false;
  std::string Indent = indentationAt(Anchor->getBeginLoc(), Ctx);
  std::string Step = indentationStep(cast<CompoundStmt>(View.parent(Anchor))->getBeginLoc(), Anchor->getBeginLoc(), Ctx);
  Result.Hints.push_back(FixItHint::CreateInsertion(Anchor->getBeginLoc(), "if (" + expand(Fix.Guard) + ")\n" + Indent + Step +
                                                                               *Leave + ";\n" + Indent));
  return true;
}

/// Two edits that begin at one place become one, in the order in which they were made; an insertion goes before what is
/// replaced behind it. clang-tidy drops a fix whose parts collide.
static void mergeAtSamePlace(llvm::SmallVectorImpl<FixItHint> &Hints) {
  for (size_t I = 0; I < Hints.size(); ++I)
    for (size_t J = I + 1; J < Hints.size();) {
      FixItHint &A = Hints[I], &B = Hints[J];
      if (A.RemoveRange.getBegin() != B.RemoveRange.getBegin()) {
        ++J;
        continue;
      }
      bool Replaces = A.RemoveRange.getBegin() != A.RemoveRange.getEnd() || A.RemoveRange.isTokenRange();
      std::string Text = Replaces ? B.CodeToInsert + A.CodeToInsert : A.CodeToInsert + B.CodeToInsert;
      if (!Replaces)
        A.RemoveRange = B.RemoveRange;
      A.CodeToInsert = Text;
      Hints.erase(Hints.begin() + J);
    }
}

std::optional<RemedyFix> RemedyEdits::make() {
  llvm::SmallVector<const Stmt *, 4> Loops = View.loopsAround(Call.E);
  if (!Fix.Loop.empty() && !Loops.empty() && onlyRepeats(Loops.front(), Call.E))
    return replaceLoop(*Loops.front()) ? std::optional(std::move(Result)) : std::nullopt;
  if (!Fix.Guard.empty())
    return addGuard() ? std::optional(std::move(Result)) : std::nullopt;
  // A wait without a predicate whose condition stands elsewhere in a loop: after a time-out the loop would only go round.
  if (!Fix.Loop.empty() && Fix.TimedOut.empty())
    return std::nullopt;
  // In the order in which the texts follow each other where several edits begin at one place.
  if (!putBefore() || !addBranch() || !rename() || !editArguments())
    return std::nullopt;
  mergeAtSamePlace(Result.Hints);
  return std::move(Result);
}

} // namespace leak
