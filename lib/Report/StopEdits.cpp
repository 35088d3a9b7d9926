#include "lib/Report/StopEdits.h"
#include "lib/Models/Conditions.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

const Stmt *StopEdits::statementAround(const Stmt *S, const FunctionView &View) {
  for (const Stmt *P = View.parent(S); P && !isa<LambdaExpr, BlockExpr>(P); S = P, P = View.parent(S))
    if (isStatementOf(S, P))
      return S;
  return nullptr;
}

static SourceLocation behind(SourceLocation Token, const ASTContext &Ctx) {
  return Lexer::getLocForEndOfToken(Token, 0, Ctx.getSourceManager(), Ctx.getLangOpts());
}

bool StopEdits::putBefore(const Stmt &Statement, StringRef Text, FunctionView &View, ASTContext &Ctx, RemedyFix &Fix) {
  const Stmt *Parent = View.parent(&Statement);
  SourceLocation Begin = Statement.getBeginLoc(), Semicolon = semicolonAfter(&Statement, Ctx);
  if (!Parent || !isWrittenInFile(&Statement, Ctx) || isa<LabelStmt, SwitchCase>(Parent))
    return false;
  if (!isa<CompoundStmt>(Parent) && (Semicolon.isInvalid() || Semicolon.isMacroID()))
    return false;
  std::string Separator = separatorAt(Begin, Ctx);
  if (!isa<CompoundStmt>(Parent)) {
    SourceLocation Head;
    if (const auto *If = dyn_cast<IfStmt>(Parent))
      Head = If->getElse() == &Statement ? If->getElseLoc() : If->getRParenLoc();
    else if (const auto *While = dyn_cast<WhileStmt>(Parent))
      Head = While->getRParenLoc();
    else if (const auto *For = dyn_cast<ForStmt>(Parent))
      Head = For->getRParenLoc();
    else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Parent))
      Head = Range->getRParenLoc();
    if (Head.isInvalid() || Head.isMacroID())
      return false;
    Fix.Hints.push_back(FixItHint::CreateInsertion(behind(Head, Ctx), " {"));
    Fix.Hints.push_back(FixItHint::CreateInsertion(Semicolon.getLocWithOffset(1),
                                                   Separator == " " ? " }" : "\n" + indentationAt(Head, Ctx) + "}"));
  }
  Fix.Hints.push_back(FixItHint::CreateInsertion(Begin, Text.str() + Separator));
  return true;
}

bool StopEdits::isEditable(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Function.isTemplateInstantiation() || Function.getDescribedFunctionTemplate() || Function.isVariadic() ||
      Function.isDependentContext() || (Method && Method->isVirtual()) || isa<CXXConstructorDecl>(Function))
    return false;
  if (Method && (Method->getParent()->getDescribedClassTemplate() || isa<ClassTemplateSpecializationDecl>(Method->getParent())))
    return false;
  const SourceManager &SM = Function.getASTContext().getSourceManager();
  return llvm::all_of(Function.redecls(), [&](const FunctionDecl *D) {
    return !D->getLocation().isMacroID() && SM.isInMainFile(D->getLocation());
  });
}

namespace {
/// Counts the expressions that name a function.
class NameCounter : public RecursiveASTVisitor<NameCounter> {
public:
  explicit NameCounter(const FunctionDecl &Function) : Function(Function.getCanonicalDecl()) {}
  bool VisitDeclRefExpr(DeclRefExpr *Ref) { return count(Ref->getDecl()); }
  bool VisitMemberExpr(MemberExpr *Member) { return count(Member->getMemberDecl()); }
  unsigned Names = 0;

private:
  bool count(const ValueDecl *D) {
    const auto *Named = dyn_cast<FunctionDecl>(D);
    Names += Named && Named->getCanonicalDecl() == Function;
    return true;
  }
  const FunctionDecl *Function;
};
} // namespace

unsigned StopEdits::namesOf(const FunctionDecl &Function) {
  NameCounter Counter(Function);
  const SourceManager &SM = U.Ctx.getSourceManager();
  for (Decl *D : U.Ctx.getTraversalScope())
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      for (Decl *Inner : Unit->decls())
        if (!SM.isInSystemHeader(SM.getExpansionLoc(Inner->getLocation())))
          Counter.TraverseDecl(Inner);
    } else {
      Counter.TraverseDecl(D);
    }
  return Counter.Names;
}

/// Whether the loop waits for something that the stop signal does not bring about.
bool StopEdits::blocksInLoop() {
  llvm::SmallVector<std::pair<const Stmt *, int>, 16> Work{{Found.Loop, 0}};
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
  while (!Work.empty()) {
    auto [S, Depth] = Work.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (isa<CallExpr, CXXConstructExpr>(S)) {
      const auto *E = cast<Expr>(S);
      for (const KnownEffect &Known : U.effectsOf(E))
        if ((Known.R->Does == Effect::Wait || Known.R->Does == Effect::NetworkCall || Known.R->Does == Effect::Join) &&
            !Known.R->Bounded)
          return true;
      const auto *Call = dyn_cast<CallExpr>(S);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      const SourceManager &SM = U.Ctx.getSourceManager();
      if (Callee && Depth < 4 && !SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())) &&
          Seen.insert(Callee->getCanonicalDecl()).second)
        Work.push_back({UnitIndex::bodyOf(Callee), Depth + 1});
    }
    for (const Stmt *Child : S->children())
      Work.push_back({Child, Depth});
  }
  return false;
}

/// A loop that is left is followed by the end of the function: one that returns a value must return one there.
bool StopEdits::returnAtEnd(RemedyFix &Fix) {
  QualType Type = Found.In->getReturnType();
  if (Type->isVoidType() || Found.In->isMain())
    return true;
  FunctionView *View = U.view(Found.In);
  const auto *Body = View ? dyn_cast<CompoundStmt>(View->body()) : nullptr;
  if (!Body)
    return false;
  if (isa<ReturnStmt>(Body->body_back()))
    return true;
  if (Body->body_back() != Found.Loop)
    return false;
  std::string Value;
  const LangOptions &Lang = U.Ctx.getLangOpts();
  if (Type->isPointerType())
    Value = Lang.CPlusPlus11 || Lang.C23 ? "nullptr" : U.Ctx.Idents.get("NULL").hasMacroDefinition() ? "NULL" : "0";
  else if (Type->isIntegerType() && !Type->isEnumeralType())
    Value = Type->isBooleanType() && Lang.CPlusPlus ? "false" : "0";
  else
    return false;
  SourceLocation End =
      isa<DoStmt>(Found.Loop) ? semicolonAfter(Found.Loop, U.Ctx).getLocWithOffset(1) : endOf(Found.Loop, U.Ctx);
  const Stmt *Inner = isa<WhileStmt>(Found.Loop) ? cast<WhileStmt>(Found.Loop)->getBody()
                      : isa<ForStmt>(Found.Loop) ? cast<ForStmt>(Found.Loop)->getBody()
                                                 : nullptr;
  if (Inner && !isa<CompoundStmt>(Inner)) {
    SourceLocation Semicolon = isa<NullStmt>(Inner) ? Inner->getEndLoc() : semicolonAfter(Inner, U.Ctx);
    if (Semicolon.isInvalid() || !isa<Expr, NullStmt>(Inner))
      return false;
    End = Semicolon.getLocWithOffset(1);
  }
  if (End.isInvalid() || End.isMacroID())
    return false;
  Fix.Hints.push_back(FixItHint::CreateInsertion(End, separatorAt(Found.Loop->getBeginLoc(), U.Ctx) + "return " + Value + ";"));
  return true;
}

bool StopEdits::testInLoop(StringRef Signal, RemedyFix &Fix) {
  if (!isWrittenInFile(Found.Loop, U.Ctx) || !isEditable(*Found.In) || blocksInLoop() || !returnAtEnd(Fix))
    return false;
  const SourceManager &SM = U.Ctx.getSourceManager();
  const Expr *Condition = nullptr;
  const auto *For = dyn_cast<ForStmt>(Found.Loop);
  if (const auto *While = dyn_cast<WhileStmt>(Found.Loop)) {
    if (While->getConditionVariable())
      return false;
    Condition = While->getCond();
  } else if (const auto *Do = dyn_cast<DoStmt>(Found.Loop)) {
    Condition = Do->getCond();
  } else if (For) {
    if (For->getConditionVariable())
      return false;
    Condition = For->getCond();
  } else {
    return false;
  }
  std::string Test = "!" + Signal.str();
  if (Condition && isInfinite(Found.Loop, U.Ctx)) {
    CharSourceRange Range =
        Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Condition->getSourceRange()), SM, U.Ctx.getLangOpts());
    if (Range.isInvalid())
      return false;
    Fix.Hints.push_back(FixItHint::CreateReplacement(Range, Test));
    return true;
  }
  if (Condition) {
    if (!isWrittenInFile(Condition, U.Ctx))
      return false;
    const Expr *Bare = Condition->IgnoreImpCasts();
    const auto *Binary = dyn_cast<BinaryOperator>(Bare);
    bool Loose = isa<ConditionalOperator>(Bare) ||
                 (Binary && (Binary->getOpcode() == BO_LOr || Binary->isAssignmentOp() || Binary->getOpcode() == BO_Comma));
    Fix.Hints.push_back(FixItHint::CreateInsertion(Condition->getBeginLoc(), Test + " && " + (Loose ? "(" : "")));
    if (Loose)
      Fix.Hints.push_back(FixItHint::CreateInsertion(endOf(Condition, U.Ctx), ")"));
    return true;
  }
  if (!For->getInit() && !For->getInc()) {
    Fix.Hints.push_back(
        FixItHint::CreateReplacement(SourceRange(For->getForLoc(), For->getRParenLoc()), "while (" + Test + ")"));
    return true;
  }
  // for (init; ; step): the condition goes behind the first semicolon.
  SourceLocation At = For->getInit() ? For->getInit()->getEndLoc() : For->getLParenLoc();
  if (!isa_and_nonnull<DeclStmt>(For->getInit())) {
    auto Token = Lexer::findNextToken(At, SM, U.Ctx.getLangOpts());
    if (!Token || Token->isNot(tok::semi))
      return false;
    At = Token->getLocation();
  }
  Fix.Hints.push_back(FixItHint::CreateInsertion(At.getLocWithOffset(1), " " + Test));
  return true;
}

/// The name of the stop token that \p Function takes already; empty if it takes none, or has no name for it.
std::string StopEdits::tokenOf(const FunctionDecl &Function) {
  for (const ParmVarDecl *Param : Function.parameters())
    if (U.Models.isRole(Param->getType(), TypeRole::StopToken))
      return Param->getNameAsString();
  return {};
}

bool StopEdits::addParameter(const FunctionDecl &Function, StringRef Name, RemedyFix &Fix) {
  if (!isEditable(Function))
    return false;
  const FunctionDecl *Definition = nullptr;
  Function.hasBody(Definition);
  for (const FunctionDecl *D : Function.redecls()) {
    // One that is there already may only lack its name.
    bool Has = false;
    for (const ParmVarDecl *Param : D->parameters())
      if (U.Models.isRole(Param->getType(), TypeRole::StopToken)) {
        Has = true;
        if (D == Definition && Param->getName().empty())
          Fix.Hints.push_back(FixItHint::CreateInsertion(behind(Param->getEndLoc(), U.Ctx), " " + Name.str()));
      }
    if (Has)
      continue;
    FunctionTypeLoc Loc = D->getFunctionTypeLoc();
    if (!Loc || Loc.getLParenLoc().isInvalid() || Loc.getLParenLoc().isMacroID())
      return false;
    std::string Text = "std::stop_token " + Name.str() + (D->getNumParams() ? ", " : "");
    if (D->getNumParams() == 0) // `f(void)`
      Fix.Hints.push_back(FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Loc.getLParenLoc().getLocWithOffset(1), Loc.getRParenLoc()), Text));
    else
      Fix.Hints.push_back(FixItHint::CreateInsertion(Loc.getLParenLoc().getLocWithOffset(1), Text));
  }
  return true;
}

bool StopEdits::addToLambda(const LambdaExpr &Lambda, StringRef Name, RemedyFix &Fix) {
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  if (!isWrittenInFile(&Lambda, U.Ctx))
    return false;
  for (const ParmVarDecl *Param : Operator->parameters())
    if (U.Models.isRole(Param->getType(), TypeRole::StopToken)) {
      if (Param->getName().empty())
        Fix.Hints.push_back(FixItHint::CreateInsertion(behind(Param->getEndLoc(), U.Ctx), " " + Name.str()));
      return true;
    }
  std::string Text = "std::stop_token " + Name.str();
  if (!Lambda.hasExplicitParameters()) {
    Fix.Hints.push_back(FixItHint::CreateInsertion(behind(Lambda.getIntroducerRange().getEnd(), U.Ctx), "(" + Text + ")"));
    return true;
  }
  FunctionTypeLoc Loc = Operator->getFunctionTypeLoc();
  if (!Loc || Loc.getLParenLoc().isInvalid() || Loc.getLParenLoc().isMacroID())
    return false;
  Fix.Hints.push_back(
      FixItHint::CreateInsertion(Loc.getLParenLoc().getLocWithOffset(1), Text + (Operator->getNumParams() ? ", " : "")));
  return true;
}

/// Lets the thread's entry function take the token.
bool StopEdits::handToEntry(StringRef Name, RemedyFix &Fix) {
  const FunctionDecl *Entry = S.Entries.front();
  const auto *Method = dyn_cast<CXXMethodDecl>(Entry);
  const Expr *Callable = S.Callable->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Callable))
    return addToLambda(*Lambda, Name, Fix);
  if (!Method) {
    const auto *Unary = dyn_cast<UnaryOperator>(Callable);
    const auto *Ref = dyn_cast<DeclRefExpr>(Unary ? Unary->getSubExpr()->IgnoreParenCasts() : Callable);
    return Ref && Ref->getDecl()->getCanonicalDecl() == Entry->getCanonicalDecl() && namesOf(*Entry) == 1 &&
           addParameter(*Entry, Name, Fix);
  }
  // &Service::run, this: a member cannot take the token as its first argument; a lambda hands it on.
  const auto *Address = dyn_cast<UnaryOperator>(Callable);
  llvm::SmallVector<const Expr *, 4> Arguments;
  for (unsigned I = 0; I < argumentCount(S.Start); ++I)
    if (const Expr *Argument = operand(S.Start, {Operand::Arg, I}); !isa<CXXDefaultArgExpr>(Argument))
      Arguments.push_back(Argument);
  if (!Address || Method->isStatic() || Arguments.size() != 2 || namesOf(*Entry) != 1 ||
      !isa<CXXThisExpr>(Arguments[1]->IgnoreUnlessSpelledInSource()->IgnoreParenCasts()) ||
      !isWrittenInFile(Arguments[0], U.Ctx) || !isWrittenInFile(Arguments[1], U.Ctx) || !addParameter(*Entry, Name, Fix))
    return false;
  Fix.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Arguments[0]->getBeginLoc(), endOf(Arguments[1], U.Ctx)),
      "[this](std::stop_token " + Name.str() + ") { " + Method->getNameAsString() + "(" + Name.str() + "); }"));
  return true;
}

bool StopEdits::passToken(RemedyFix &Fix, std::string &Name) {
  if (S.Entries.size() != 1 || S.Spawn)
    return false;
  // One name for the whole way, unless the function with the loop has one.
  llvm::StringSet<> Taken;
  Name = tokenOf(*Found.In);
  if (Name.empty())
    Name = unusedName("Stop", UnitIndex::bodyOf(Found.In), U.Ctx, Taken);
  std::string Given = Name;
  const FunctionDecl *Entry = S.Entries.front();
  if (!tokenOf(*Entry).empty())
    Given = tokenOf(*Entry);
  else if (!handToEntry(Given, Fix))
    return false;
  for (const Expr *E : Found.Calls) {
    const auto *Call = cast<CallExpr>(E);
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!tokenOf(*Callee).empty())
      return false; // it has a token of its own, and does not look at it
    SourceLocation Close = Call->getRParenLoc();
    if (isa<CXXOperatorCallExpr>(Call) || namesOf(*Callee) != 1 || !isWrittenInFile(Call, U.Ctx) || Close.isMacroID() ||
        !addParameter(*Callee, Name, Fix))
      return false;
    bool HasArguments = Call->getNumArgs() && !isa<CXXDefaultArgExpr>(Call->getArg(0));
    SourceLocation At = HasArguments ? Call->getArg(0)->getBeginLoc() : Close;
    Fix.Hints.push_back(FixItHint::CreateInsertion(At, HasArguments ? Given + ", " : Given));
    Given = Name;
  }
  return true;
}

} // namespace leak
