#include "lib/Facts/ThreadReach.h"
#include "lib/Facts/Unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {
namespace {

class Reacher {
public:
  using StartMap = llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<const Expr *, 2>>;
  Reacher(Unit &U, llvm::DenseMap<const FunctionDecl *, const Expr *> &Reached, StartMap &Starts)
      : U(U), Reached(Reached), Starts(Starts) {}

  void run() {
    for (const CallSite &Call : U.index().calls())
      if (startsThread(Call.E))
        for (const Expr *Argument : argumentsOf(Call.E))
          for (const FunctionDecl *Entry : entriesOf(Argument)) {
            reach(Entry, Call.E);
            Starts[Entry->getCanonicalDecl()].push_back(Call.E);
          }
    while (!Work.empty())
      follow(Work.pop_back_val());
  }

  /// The functions that running the callable \p E runs.
  llvm::SmallVector<const FunctionDecl *, 2> entriesOf(const Expr *E, int Depth = 0) {
    llvm::SmallVector<const FunctionDecl *, 2> Result;
    if (!E || Depth > 6)
      return Result;
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    auto Add = [&](const Expr *Inner) { Result.append(entriesOf(Inner, Depth + 1)); };
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      addCallOperators(Lambda->getLambdaClass(), Result);
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      Add(Unary->getSubExpr());
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      if (const auto *Function = dyn_cast<FunctionDecl>(Ref->getDecl()))
        Result.push_back(Function);
      else if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl())) {
        addCallOperators(Var->getType().getNonReferenceType()->getAsCXXRecordDecl(), Result);
        if (Var->getInit())
          Add(Var->getInit());
      }
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      if (!isThread(Construct->getType()))
        addCallOperators(Construct->getType()->getAsCXXRecordDecl(), Result);
      for (const Expr *Argument : Construct->arguments())
        Add(Argument);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (Callee && Callee->isInStdNamespace())
        for (const Expr *Argument : Call->arguments())
          Add(Argument);
      else
        addCallOperators(E->getType()->getAsCXXRecordDecl(), Result);
    } else if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
      if (const CXXConstructExpr *Construct = New->getConstructExpr())
        for (const Expr *Argument : Construct->arguments())
          Add(Argument);
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      addCallOperators(E->getType()->getAsCXXRecordDecl(), Result);
      for (const Expr *Init : List->inits())
        Add(Init);
    }
    return Result;
  }

  bool startsThread(const Expr *Call) {
    if (U.effect(Call, Effect::Spawn))
      return true;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
      return Construct->getNumArgs() && !Construct->getConstructor()->isCopyOrMoveConstructor() &&
             isThread(Construct->getType());
    // vector<thread>::emplace_back(f), make_unique<thread>(f): the thread is constructed in the library, out of sight.
    const auto *C = cast<CallExpr>(Call);
    if (!C->getDirectCallee() || !AnalysisDeclContext::isInStdNamespace(C->getDirectCallee()))
      return false;
    const Expr *Object = operand(Call, {Operand::This, 0});
    return Object ? holdsThreads(Object->getType()) : holdsThreads(Call->getType());
  }

private:
  bool isThread(QualType Type) { return U.Models.isRole(Type, TypeRole::Thread); }

  /// Whether a class template is instantiated for threads: std::vector<std::thread>, std::unique_ptr<std::thread>.
  bool holdsThreads(QualType Type) {
    Type = Type.getNonReferenceType();
    if (Type->isPointerType())
      Type = Type->getPointeeType();
    const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
    return Class && llvm::any_of(Class->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
             return A.getKind() == TemplateArgument::Type && isThread(A.getAsType());
           });
  }

  static void addCallOperators(const CXXRecordDecl *Class, llvm::SmallVectorImpl<const FunctionDecl *> &Out) {
    if (!Class || !Class->hasDefinition())
      return;
    for (const Decl *D : Class->getDefinition()->decls()) {
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
        if (Template->getDeclName().getCXXOverloadedOperator() == OO_Call)
          Out.append(Template->spec_begin(), Template->spec_end());
      } else if (const auto *Method = dyn_cast<CXXMethodDecl>(D); Method && Method->getOverloadedOperator() == OO_Call) {
        Out.push_back(Method);
      }
    }
  }

  void reach(const FunctionDecl *Function, const Expr *Start) {
    // The library's own callables (std::function::operator()) lead nowhere visible.
    const SourceManager &SM = U.Ctx.getSourceManager();
    if (SM.isInSystemHeader(SM.getExpansionLoc(Function->getLocation())))
      return;
    if (Reached.try_emplace(Function->getCanonicalDecl(), Start).second)
      Work.push_back(Function->getCanonicalDecl());
  }

  void follow(const FunctionDecl *Function) {
    const Expr *Start = Reached.lookup(Function);
    const SourceManager &SM = U.Ctx.getSourceManager();
    for (const CallSite &Call : U.index().callsIn(Function)) {
      const FunctionDecl *Callee = nullptr;
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call.E))
        Callee = Construct->getConstructor();
      else
        Callee = cast<CallExpr>(Call.E)->getDirectCallee();
      if (!Callee || startsThread(Call.E))
        continue;
      reach(Callee, Start);
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee); Method && Method->isVirtual())
        for (const CXXMethodDecl *Override : U.index().overridersOf(Method))
          reach(Override, Start);
      // An algorithm of the library calls what it is given.
      if (Callee->isInStdNamespace() && SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())))
        for (const Expr *Argument : argumentsOf(Call.E))
          if (isa<LambdaExpr>(Argument->IgnoreUnlessSpelledInSource()))
            for (const FunctionDecl *Entry : entriesOf(Argument))
              reach(Entry, Start);
    }
  }

  Unit &U;
  llvm::DenseMap<const FunctionDecl *, const Expr *> &Reached;
  StartMap &Starts;
  llvm::SmallVector<const FunctionDecl *, 16> Work;
};

} // namespace

ThreadReach::ThreadReach(Unit &U) { Reacher(U, Reached, Starts).run(); }

llvm::SmallVector<const FunctionDecl *, 2> ThreadReach::entriesOf(Unit &U, const Expr *Callable) {
  llvm::DenseMap<const FunctionDecl *, const Expr *> Reached;
  Reacher::StartMap Starts;
  return Reacher(U, Reached, Starts).entriesOf(Callable);
}

bool ThreadReach::startsThread(Unit &U, const Expr *Call) {
  llvm::DenseMap<const FunctionDecl *, const Expr *> Reached;
  Reacher::StartMap Starts;
  return Reacher(U, Reached, Starts).startsThread(Call);
}

} // namespace leak
