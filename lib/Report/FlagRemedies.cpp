// The remedies without a stop token: an atomic flag that the loop tests and that is set before the join.
#include "lib/Models/Conditions.h"
#include "lib/Report/ThreadOwner.h"
#include "lib/Report/ThreadRemedies.h"
#include "lib/Support/SourceText.h"
#include "lib/Support/Statements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {
namespace {

class FlagRemedy {
public:
  FlagRemedy(Unit &U, const ThreadStart &S, const Endless &Found, ThreadOwner::NameMap &Names)
      : U(U), S(S), Found(Found), Edits(U, S, Found), Owner(U, S, Names), Names(Names), View(S.In ? U.view(S.In) : nullptr),
        IsC(!U.Ctx.getLangOpts().CPlusPlus) {}

  std::optional<RemedyFix> make() {
    using Way = bool (FlagRemedy::*)();
    static constexpr Way Joined[] = {&FlagRemedy::besideMember, &FlagRemedy::besideLocal, &FlagRemedy::besideFunction};
    static constexpr Way Detached[] = {&FlagRemedy::inClass, &FlagRemedy::inMain};
    const LangOptions &Lang = U.Ctx.getLangOpts();
    if (!View || !(IsC ? Lang.C11 : Lang.CPlusPlus11) || S.Entries.size() != 1)
      return std::nullopt;
    for (Way Take : S.isJoined() ? llvm::ArrayRef<Way>(Joined) : llvm::ArrayRef<Way>(Detached)) {
      Fix = RemedyFix();
      if ((this->*Take)() && Edits.testInLoop(test(), Fix)) {
        Fix.Includes.push_back(IsC ? "<stdatomic.h>" : "<atomic>");
        return Fix;
      }
    }
    return std::nullopt;
  }

private:
  std::string test() const { return IsC ? "atomic_load(&" + Flag + ")" : Flag; }
  std::string set(bool Value) const {
    if (IsC)
      return "atomic_store(&" + Flag + ", " + (Value ? "1" : "0") + ");";
    return Flag + " = " + (Value ? "true" : "false") + ";";
  }

  bool setBeforeJoins() {
    return Owner.signalBeforeJoins([&](StringRef) { return set(true); }, Fix);
  }

  /// Puts what takes back an earlier stop request before the start.
  bool resetBeforeStart() {
    const Stmt *Statement = StopEdits::statementAround(S.Start, *View);
    return Statement && StopEdits::putBefore(*Statement, set(false), *View, U.Ctx, Fix);
  }

  /// The class that \p Function, or the lambda that it is, works on; null if it has no `this`.
  const CXXRecordDecl *classOf(const FunctionDecl *Function) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
    if (Method && Method->getParent()->isLambda()) {
      bool HasThis = llvm::any_of(Method->getParent()->captures(), [](const LambdaCapture &C) { return C.capturesThis(); });
      return HasThis ? classOf(U.index().functionAround(Method)) : nullptr;
    }
    return Method && !Method->isStatic() ? Method->getParent()->getCanonicalDecl() : nullptr;
  }

  /// The thread and its joins belong to one class, and so does the loop.
  bool besideMember() {
    const auto *Field = dyn_cast_or_null<FieldDecl>(S.Handle);
    const auto *Class = Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
    if (!Class || Class->isDependentContext() || S.End != HandleEnd::Joined || classOf(S.In) != Class->getCanonicalDecl() ||
        classOf(Found.In) != Class->getCanonicalDecl() || Field->getBeginLoc().isMacroID() ||
        !U.Ctx.getSourceManager().isInMainFile(Field->getLocation()))
      return false;
    for (const CallSite &Site : S.Endings)
      if (classOf(Site.In) != Class->getCanonicalDecl())
        return false;
    Flag = unusedName("Stop" + Field->getNameAsString(), Class->getBraceRange(), U.Ctx, Names[Class]);
    Fix.Hints.push_back(FixItHint::CreateInsertion(Field->getBeginLoc(), "std::atomic<bool> " + Flag + "{false};" +
                                                                             separatorAt(Field->getBeginLoc(), U.Ctx)));
    return (isa<CXXConstructorDecl>(S.In) || resetBeforeStart()) && setBeforeJoins();
  }

  /// A lambda captures the flag by reference.
  bool besideLocal() {
    const auto *Local = dyn_cast_or_null<VarDecl>(S.Handle);
    const auto *Lambda = dyn_cast<LambdaExpr>(S.Callable->IgnoreUnlessSpelledInSource()->IgnoreParenCasts());
    const Stmt *Statement = nullptr;
    if (Local && View)
      for (const Stmt *P = View->body(); P && !Statement; P = nullptr)
        Statement = declarationOf(*Local, P);
    if (!Lambda || !Statement || !Local->hasLocalStorage() || !Owner.isOwnedByOneFunction() ||
        Found.In->getCanonicalDecl() != S.Entries.front()->getCanonicalDecl() || !isWrittenInFile(Lambda, U.Ctx) ||
        !isa_and_nonnull<CompoundStmt>(View->parent(Statement)) || !isWrittenInFile(Statement, U.Ctx))
      return false;
    Flag = unusedName("Stop", View->body(), U.Ctx, Names[S.In]);
    Fix.Hints.push_back(FixItHint::CreateInsertion(Statement->getBeginLoc(), "std::atomic<bool> " + Flag + "(false);" +
                                                                                 separatorAt(Statement->getBeginLoc(), U.Ctx)));
    if (Lambda->getCaptureDefault() != LCD_ByRef) {
      bool HasMore =
          Lambda->getCaptureDefault() != LCD_None || Lambda->explicit_capture_begin() != Lambda->explicit_capture_end();
      Fix.Hints.push_back(FixItHint::CreateInsertion(Lambda->getIntroducerRange().getEnd(), (HasMore ? ", &" : "&") + Flag));
    }
    return setBeforeJoins();
  }

  static const Stmt *declarationOf(const VarDecl &Var, const Stmt *S) {
    if (!S || isa<LambdaExpr>(S))
      return nullptr;
    if (const auto *Decls = dyn_cast<DeclStmt>(S); Decls && llvm::is_contained(Decls->decls(), &Var))
      return S;
    for (const Stmt *Child : S->children())
      if (const Stmt *Found = declarationOf(Var, Child))
        return Found;
    return nullptr;
  }

  /// `stop_worker` for the function `worker`, `StopWorker` for `Worker` in C++.
  std::string flagName() {
    std::string Name = Found.In->getNameAsString();
    if (IsC)
      return "stop_" + Name;
    Name[0] = llvm::toUpper(Name[0]);
    return "Stop" + Name;
  }

  /// Declares the flag before the function that has the loop.
  bool declareBeforeFunction() {
    const auto *Method = dyn_cast<CXXMethodDecl>(Found.In);
    const FunctionDecl *Definition = Found.In;
    bool OnlyUse = true;
    for (const ThreadStart &Other : U.threadEntries().starts())
      OnlyUse &= Other.Start == S.Start || !llvm::is_contained(Other.Entries, S.Entries.front());
    const SourceManager &SM = U.Ctx.getSourceManager();
    SourceLocation Begin = Definition->getBeginLoc();
    if (Method || !OnlyUse || !Definition->getIdentifier() || Edits.namesOf(*Definition) != 1 || Begin.isMacroID() ||
        !SM.isInMainFile(Begin) || !isa<TranslationUnitDecl, NamespaceDecl>(Definition->getDeclContext()) ||
        (S.In && !SM.isBeforeInTranslationUnit(Begin, S.Start->getBeginLoc())))
      return false;
    SourceRange File(SM.getLocForStartOfFile(SM.getMainFileID()), SM.getLocForEndOfFile(SM.getMainFileID()));
    Flag = unusedName(flagName(), File, U.Ctx, Names[U.Ctx.getTranslationUnitDecl()]);
    std::string Type = IsC ? "static atomic_bool " + Flag + ";" : "static std::atomic<bool> " + Flag + "(false);";
    Fix.Hints.push_back(FixItHint::CreateInsertion(Begin, Type + "\n\n" + indentationAt(Begin, U.Ctx)));
    return true;
  }

  bool besideFunction() {
    return Owner.isOwnedByOneFunction() && declareBeforeFunction() && (S.In->isMain() || resetBeforeStart()) &&
           setBeforeJoins();
  }

  bool inClass() {
    const CXXRecordDecl *Class = View->loopsAround(S.Start).empty() ? Owner.classAround() : nullptr;
    if (!Class || classOf(Found.In) != Class->getCanonicalDecl())
      return false;
    Flag = unusedName("StopWorker", Class->getBraceRange(), U.Ctx, Names[Class]);
    std::string Thread = unusedName("Worker", Class->getBraceRange(), U.Ctx, Names[Class]);
    const Stmt *Statement = StopEdits::statementAround(S.Start, *View);
    std::string Indent = Statement ? indentationAt(Statement->getBeginLoc(), U.Ctx) : "";
    std::string Before = Thread + " = std::thread";
    if (!isa<CXXConstructorDecl>(S.In))
      Before = "if (" + Thread + ".joinable()) {\n" + Indent + "  " + set(true) + "\n" + Indent + "  " + Thread + ".join();\n" +
               Indent + "}\n" + Indent + set(false) + "\n" + Indent + Before;
    std::string End = set(true) + "\n  if (" + Thread + ".joinable())\n    " + Thread + ".join();", Public;
    if (const CXXDestructorDecl *Destructor = Class->getDestructor(); Destructor && !Destructor->isImplicit()) {
      const auto *Body = dyn_cast_or_null<CompoundStmt>(UnitIndex::bodyOf(Destructor));
      if (!Body || Destructor->isDefaulted() || Body->getLBracLoc().isMacroID() ||
          !U.Ctx.getSourceManager().isInMainFile(Body->getLBracLoc()))
        return false;
      std::string Outer = "\n" + indentationAt(Body->getLBracLoc(), U.Ctx) + "  ";
      std::string Text = Outer + set(true) + Outer + "if (" + Thread + ".joinable())" + Outer + "  " + Thread + ".join();";
      if (!Body->body_empty() && separatorAt(Body->body_front()->getBeginLoc(), U.Ctx) == " ")
        Text += Outer.substr(0, Outer.size() - 1);
      Fix.Hints.push_back(FixItHint::CreateInsertion(Body->getLBracLoc().getLocWithOffset(1), Text));
    } else {
      Public = "~" + Class->getNameAsString() + "() {\n  " + End + "\n}";
    }
    Owner.addMembers(*Class, "std::atomic<bool> " + Flag + "{false};\nstd::thread " + Thread + ";", Public, Fix);
    return Owner.rewriteDetached(Before, Fix);
  }

  /// `main` keeps the thread, and joins it before its only end.
  bool inMain() { return S.In->isMain() && declareBeforeFunction() && Owner.joinBeforeEnd(set(true), Fix); }

  Unit &U;
  const ThreadStart &S;
  const Endless &Found;
  StopEdits Edits;
  ThreadOwner Owner;
  ThreadOwner::NameMap &Names;
  FunctionView *View;
  const bool IsC;
  std::string Flag;
  RemedyFix Fix;
};

} // namespace

std::optional<RemedyFix> ThreadRemedies::withFlag(const ThreadStart &S, const Endless &Found) {
  return FlagRemedy(U, S, Found, Names).make();
}

} // namespace leak
