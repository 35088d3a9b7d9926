#include "lib/Report/ThreadOwner.h"
#include "lib/Models/Conditions.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

static std::string textBetween(SourceLocation Begin, SourceLocation End, const ASTContext &Ctx) {
  CharSourceRange Range = CharSourceRange::getCharRange(Begin, End);
  return Lexer::getSourceText(Range, Ctx.getSourceManager(), Ctx.getLangOpts()).str();
}

static constexpr llvm::StringLiteral Plain = "std::thread", Stoppable = "std::jthread", NoDiscard = "[[nodiscard]] ";

/// Replaces the one `std::thread` between \p Begin and \p End.
static bool replaceClass(SourceLocation Begin, SourceLocation End, const ASTContext &Ctx, RemedyFix &Fix,
                         StringRef With = Stoppable) {
  if (Begin.isMacroID() || End.isMacroID())
    return false;
  std::string Text = textBetween(Begin, End, Ctx);
  size_t At = Text.find(Plain.str());
  if (At == std::string::npos || Text.find(Plain.str(), At + 1) != std::string::npos)
    return false;
  SourceLocation From = Begin.getLocWithOffset(At);
  Fix.Hints.push_back(
      FixItHint::CreateReplacement(CharSourceRange::getCharRange(From, From.getLocWithOffset(Plain.size())), With));
  return true;
}

bool ThreadOwner::renameClass(SourceLocation Begin, RemedyFix &Fix) {
  return replaceClass(Begin, Begin.getLocWithOffset(Plain.size()), U.Ctx, Fix);
}

bool ThreadOwner::makeStoppable(RemedyFix &Fix) {
  const TypeRow *Own = U.Models.rowOf(S.Start->getType()->getAsCXXRecordDecl());
  if (Own && Own->Joins)
    return true;
  const auto *Handle = dyn_cast_or_null<DeclaratorDecl>(S.Handle);
  const SourceManager &SM = U.Ctx.getSourceManager();
  if (!Handle || S.First || !SM.isInMainFile(Handle->getLocation()) || !isWrittenInFile(S.Start, U.Ctx))
    return false;
  // Another thread that is put into the same variable would have to change too.
  for (const ThreadStart &Other : U.threadEntries().starts())
    if (Other.Start != S.Start && Other.Handle == S.Handle)
      return false;
  for (const Use &Each : U.index().usesOf(Handle)) {
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Each.Other);
    bool IsStart = Each.Kind == UseKind::Receiver && Operator && Operator->getOperator() == OO_Equal;
    bool Reads = Each.Kind == UseKind::Receiver && isa_and_nonnull<CXXMemberCallExpr>(Each.Other);
    bool Begins = Each.Kind == UseKind::Assign && !Each.Ref;
    if (!IsStart && !Reads && !Begins && Each.Kind != UseKind::Capture && Each.Kind != UseKind::Compare)
      return false;
  }
  // A loop over a container names the class of its elements, or does not.
  for (const CallSite &Site : S.Endings) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Site.E);
    const auto *Ref = Call ? dyn_cast<DeclRefExpr>(Call->getImplicitObjectArgument()->IgnoreParenImpCasts()) : nullptr;
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && Var != Handle && !Var->getTypeSourceInfo()->getType()->getContainedAutoType())
      return false;
  }
  FunctionView *Around = dyn_cast<VarDecl>(Handle) && S.In ? U.view(S.In) : nullptr;
  if (Around)
    for (const Stmt *P = S.Start; P; P = Around->parent(P))
      if (const auto *Decls = dyn_cast<DeclStmt>(P); Decls && !Decls->isSingleDecl())
        return false;
  // `std::thread T(f)`, `std::vector<std::thread> Threads`, `auto T = std::thread(f)`
  bool Renamed = replaceClass(Handle->getTypeSpecStartLoc(), Handle->getLocation(), U.Ctx, Fix);
  bool IsAuto = Handle->getTypeSourceInfo() && Handle->getTypeSourceInfo()->getType()->getContainedAutoType();
  if (!Renamed && !IsAuto)
    return false;
  const auto *Construct = dyn_cast<CXXConstructExpr>(S.Start);
  bool Written =
      Construct && textBetween(S.Start->getBeginLoc(), S.Start->getBeginLoc().getLocWithOffset(Plain.size()), U.Ctx) == Plain;
  if (Written)
    return renameClass(S.Start->getBeginLoc(), Fix);
  return Renamed;
}

/// `Worker.` of `Worker.join()`, `Worker->` of `Worker->join()`; empty for a bare call.
std::string ThreadOwner::baseOf(const Expr &Join) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Join);
  const auto *Callee = Call ? dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParenImpCasts()) : nullptr;
  if (!Callee || !isWrittenInFile(&Join, U.Ctx))
    return {};
  return textBetween(Call->getBeginLoc(), Callee->getMemberLoc(), U.Ctx);
}

bool ThreadOwner::signalBeforeJoins(Signal StopRequest, RemedyFix &Fix) {
  if (S.End != HandleEnd::Joined)
    return true;
  for (const CallSite &Site : S.Endings) {
    FunctionView *Around = Site.In ? U.view(Site.In) : nullptr;
    const Stmt *Statement = Around ? StopEdits::statementAround(Site.E, *Around) : nullptr;
    bool IsTemporary = isa<CXXMemberCallExpr>(Site.E) && baseOf(*Site.E).find('(') != std::string::npos;
    if (!Statement || IsTemporary || !StopEdits::isEditable(*Site.In) ||
        !StopEdits::putBefore(*Statement, StopRequest(baseOf(*Site.E)), *Around, U.Ctx, Fix))
      return false;
  }
  return true;
}

bool ThreadOwner::isOwnedByOneFunction() {
  return S.In && !S.Endings.empty() && llvm::all_of(S.Endings, [&](const CallSite &Site) {
           return Site.In && Site.In->getCanonicalDecl() == S.In->getCanonicalDecl();
         });
}

const CXXRecordDecl *ThreadOwner::classAround() {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.In);
  if (!Method || Method->isStatic() || Method->isConst() || isa<CXXDestructorDecl>(Method) || Method->getParent()->isLambda())
    return nullptr;
  const CXXRecordDecl *Class = Method->getParent()->getDefinition();
  const SourceManager &SM = U.Ctx.getSourceManager();
  if (!Class || Class->getDescribedClassTemplate() || isa<ClassTemplateSpecializationDecl>(Class) || Class->isLocalClass() ||
      !Class->getBraceRange().isValid() || Class->getBraceRange().getEnd().isMacroID() ||
      !SM.isInMainFile(Class->getBraceRange().getEnd()))
    return nullptr;
  // The entry works on the object.
  for (const FunctionDecl *Entry : S.Entries) {
    const auto *Runs = dyn_cast<CXXMethodDecl>(Entry);
    bool OnObject = Runs && !Runs->isStatic() && Runs->getParent()->getCanonicalDecl() == Class->getCanonicalDecl();
    if (Runs && Runs->getParent()->isLambda())
      OnObject = llvm::any_of(Runs->getParent()->captures(), [](const LambdaCapture &C) { return C.capturesThis(); });
    if (!OnObject)
      return nullptr;
  }
  // With a thread in it, the class can no longer be copied.
  for (const CallSite &Call : U.index().calls()) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(Call.E);
    const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(Call.E);
    const auto *Callee = Assignment ? dyn_cast_or_null<CXXMethodDecl>(Assignment->getDirectCallee()) : nullptr;
    const CXXMethodDecl *Copies =
        Construct && Construct->getConstructor()->isCopyOrMoveConstructor()                    ? Construct->getConstructor()
        : Callee && (Callee->isCopyAssignmentOperator() || Callee->isMoveAssignmentOperator()) ? Callee
                                                                                               : nullptr;
    if (Copies && Copies->getParent()->getCanonicalDecl() == Class->getCanonicalDecl())
      return nullptr;
  }
  return Class;
}

bool ThreadOwner::rewriteDetached(StringRef Before, RemedyFix &Fix) {
  if (!View || S.Endings.size() != 1 || !isWrittenInFile(S.Start, U.Ctx))
    return false;
  const auto *Detach = dyn_cast<CXXMemberCallExpr>(S.Endings.front().E);
  const Stmt *Statement = StopEdits::statementAround(S.Start, *View);
  if (!Detach || !Statement || !isa_and_nonnull<CompoundStmt>(View->parent(Statement)) || !isWrittenInFile(Statement, U.Ctx))
    return false;
  SourceLocation Begin = Statement->getBeginLoc();
  if (!S.Handle) {
    // std::thread(f).detach()
    const auto *E = dyn_cast<Expr>(Statement);
    if (!E || E->IgnoreImplicit() != Detach || S.Start->getBeginLoc() != Begin ||
        textBetween(Begin, Begin.getLocWithOffset(Plain.size()), U.Ctx) != Plain)
      return false;
    const auto *Callee = cast<MemberExpr>(Detach->getCallee()->IgnoreParenImpCasts());
    Fix.Hints.push_back(
        FixItHint::CreateReplacement(CharSourceRange::getCharRange(Begin, Begin.getLocWithOffset(Plain.size())), Before));
    Fix.Hints.push_back(
        FixItHint::CreateRemoval(CharSourceRange::getCharRange(Callee->getOperatorLoc(), endOf(Detach, U.Ctx))));
    return true;
  }
  // std::thread T(f), and then T.detach()
  const auto *Var = dyn_cast<VarDecl>(S.Handle);
  const auto *Decls = dyn_cast<DeclStmt>(Statement);
  const auto *Block = cast<CompoundStmt>(View->parent(Statement));
  const Stmt *DetachStatement = StopEdits::statementAround(Detach, *View);
  if (!Var || !Decls || !Decls->isSingleDecl() || Decls->getSingleDecl() != Var ||
      S.Start->getBeginLoc() != Var->getLocation() || !DetachStatement || nextIn(*Block, Statement) != DetachStatement ||
      !isa<Expr>(DetachStatement) || cast<Expr>(DetachStatement)->IgnoreImplicit() != Detach)
    return false;
  for (const Use &Each : U.index().usesOf(Var))
    if (Each.Ref && Each.Other != Detach)
      return false;
  auto Gone = removalOf(DetachStatement, U.Ctx);
  if (!Gone || textBetween(Begin, Begin.getLocWithOffset(Plain.size()), U.Ctx) != Plain)
    return false;
  SourceLocation NameEnd = Lexer::getLocForEndOfToken(Var->getLocation(), 0, U.Ctx.getSourceManager(), U.Ctx.getLangOpts());
  Fix.Hints.push_back(FixItHint::CreateReplacement(CharSourceRange::getCharRange(Begin, NameEnd), Before));
  Fix.Hints.push_back(*Gone);
  return true;
}

bool ThreadOwner::keepInClass(RemedyFix &Fix) {
  const CXXRecordDecl *Class = View && View->loopsAround(S.Start).empty() ? classAround() : nullptr;
  if (!Class)
    return false;
  std::string Name = unusedName("Worker", Class->getBraceRange(), U.Ctx, Names[Class]);
  if (!rewriteDetached(Name + " = " + Stoppable.str(), Fix))
    return false;
  addMembers(*Class, Stoppable.str() + " " + Name + ";", "", Fix);
  return true;
}

void ThreadOwner::addMembers(const CXXRecordDecl &Class, StringRef Private, StringRef Public, RemedyFix &Fix) {
  AccessSpecifier Last = Class.isClass() ? AS_private : AS_public;
  const Decl *LastMember = nullptr;
  for (const Decl *D : Class.decls()) {
    if (D->isImplicit())
      continue;
    if (const auto *Specifier = dyn_cast<AccessSpecDecl>(D))
      Last = Specifier->getAccess();
    LastMember = D;
  }
  SourceLocation Close = Class.getBraceRange().getEnd();
  std::string Outer = indentationAt(Close, U.Ctx);
  std::string Step = LastMember ? indentationStep(Close, LastMember->getBeginLoc(), U.Ctx) : "  ";
  bool OwnLine = separatorAt(Close, U.Ctx) != " ", HasAccess = Class.isClass() || Last != AS_public;
  std::string Text = OwnLine ? "" : "\n";
  auto Add = [&](AccessSpecifier Access, StringRef Name, StringRef Members) {
    if (Members.empty())
      return;
    if (HasAccess && Last != Access)
      Text += "\n" + Outer + Name.str() + ":\n";
    else if (!Public.empty())
      Text += "\n";
    Last = Access;
    while (!Members.empty()) {
      auto [Line, Rest] = Members.split('\n');
      Text += Outer + Step + Line.str() + "\n";
      Members = Rest;
    }
  };
  Add(AS_public, "public", Public);
  Add(AS_private, "private", Private);
  // The brace has its indentation already.
  Fix.Hints.push_back(FixItHint::CreateInsertion(Close.getLocWithOffset(OwnLine ? -int(Outer.size()) : 0), Text));
}

/// Whether \p Statement is one of the outermost block of the function around.
static bool isOutermost(const Stmt *Statement, const FunctionView &View) { return View.parent(Statement) == View.body(); }

bool ThreadOwner::keepInMain(RemedyFix &Fix) {
  const Stmt *Statement = View && S.In->isMain() ? StopEdits::statementAround(S.Start, *View) : nullptr;
  if (!Statement || !isOutermost(Statement, *View))
    return false;
  std::string Name = S.Handle ? S.Handle->getNameAsString() : unusedName("Worker", View->body(), U.Ctx, Names[S.In]);
  return rewriteDetached(Stoppable.str() + " " + Name, Fix);
}

static unsigned countReturns(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return 0;
  unsigned Sum = isa<ReturnStmt>(S);
  for (const Stmt *Child : S->children())
    Sum += countReturns(Child);
  return Sum;
}

bool ThreadOwner::putBeforeEnd(llvm::ArrayRef<std::string> Lines, RemedyFix &Fix) {
  const auto *Body = View ? dyn_cast<CompoundStmt>(View->body()) : nullptr;
  if (!Body || Body->body_empty())
    return false;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  if (countReturns(Body) > unsigned(Return != nullptr))
    return false;
  SourceLocation End = Return ? Return->getBeginLoc() : Body->getRBracLoc();
  if (End.isMacroID())
    return false;
  std::string Separator = separatorAt(End, U.Ctx), Text;
  std::string Step = Return || Separator == " " ? "" : indentationStep(End, Body->body_back()->getBeginLoc(), U.Ctx);
  for (const std::string &Line : Lines)
    Text += Step + Line + Separator;
  Fix.Hints.push_back(FixItHint::CreateInsertion(End, Text));
  return true;
}

bool ThreadOwner::joinBeforeEnd(StringRef Signal, RemedyFix &Fix) {
  const Stmt *Statement = View && S.In->isMain() ? StopEdits::statementAround(S.Start, *View) : nullptr;
  if (!Statement || !isOutermost(Statement, *View) || S.Endings.size() != 1)
    return false;
  llvm::SmallVector<std::string, 2> Lines;
  if (!Signal.empty())
    Lines.push_back(Signal.str());
  if (!U.Ctx.getLangOpts().CPlusPlus) {
    const Expr *Detach = S.Endings.front().E;
    const Row *R = U.effect(Detach, Effect::Detach);
    std::string Handle = R ? textOf(operand(Detach, R->Object), U.Ctx) : "";
    auto Gone = StopEdits::statementAround(Detach, *View) == Detach && isOutermost(Detach, *View) ? removalOf(Detach, U.Ctx)
                                                                                                  : std::nullopt;
    // A thread that detaches itself, or is made detached, has no such call.
    if (!Gone || Handle.empty() || !S.Spawn || S.Spawn->Partner.empty() || handleOf(operand(Detach, R->Object)) != S.Handle)
      return false;
    Fix.Hints.push_back(*Gone);
    Lines.push_back(S.Spawn->Partner + "(" + Handle + ", NULL);");
    return putBeforeEnd(Lines, Fix);
  }
  std::string Name = S.Handle ? S.Handle->getNameAsString() : unusedName("Worker", View->body(), U.Ctx, Names[S.In]);
  Lines.push_back(Name + ".join();");
  return rewriteDetached(Plain.str() + " " + Name, Fix) && putBeforeEnd(Lines, Fix);
}

static bool returnsEarly(const Stmt *S) {
  return S && !isa<LambdaExpr>(S) && (isa<ReturnStmt>(S) || llvm::any_of(S->children(), returnsEarly));
}

bool ThreadOwner::returnToCallers(RemedyFix &Fix) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.In);
  if (!View || S.In->isMain() || (Method && (Method->getParent()->isLambda() || !Method->isStatic())) ||
      !S.In->getReturnType()->isVoidType() || !StopEdits::isEditable(*S.In) || U.index().isAddressTaken(S.In) ||
      returnsEarly(View->body()))
    return false;
  // Its last act: the thread, and nothing else, is left to be returned.
  const auto *Body = dyn_cast<CompoundStmt>(View->body());
  const Stmt *Last = StopEdits::statementAround(S.Endings.empty() ? S.Start : S.Endings.front().E, *View);
  if (!Body || !Last || Body->body_empty() || Body->body_back() != Last)
    return false;
  // What runs on must not refer to what is gone; that it did so before is another matter.
  if (!rewriteDetached("return " + Stoppable.str(), Fix))
    return false;
  for (const FunctionDecl *D : S.In->redecls()) {
    SourceLocation Type = D->getReturnTypeSourceRange().getBegin();
    if (Type.isInvalid() || Type.isMacroID())
      return false;
    bool First = Type == D->getBeginLoc();
    Fix.Hints.push_back(FixItHint::CreateReplacement(D->getReturnTypeSourceRange(),
                                                     (First ? StringRef(NoDiscard) : StringRef()).str() + Stoppable.str()));
    if (!First)
      Fix.Hints.push_back(FixItHint::CreateInsertion(D->getBeginLoc(), NoDiscard));
  }
  for (const CallSite &Call : U.index().callersOf(S.In)) {
    FunctionView *Caller = Call.In && Call.In->isMain() ? U.view(Call.In) : nullptr;
    const Stmt *Statement = Caller ? StopEdits::statementAround(Call.E, *Caller) : nullptr;
    const auto *E = dyn_cast_or_null<Expr>(Statement);
    // The thread lives as long as `main`.
    if (!E || E->IgnoreImplicit() != Call.E || !isOutermost(Statement, *Caller) || !isWrittenInFile(E, U.Ctx))
      return false;
    std::string Name = unusedName("Task", Caller->body(), U.Ctx, Names[Call.In]);
    Fix.Hints.push_back(FixItHint::CreateInsertion(E->getBeginLoc(), Stoppable.str() + " " + Name + " = "));
  }
  return true;
}

} // namespace leak
