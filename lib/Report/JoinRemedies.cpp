// The edits that make somebody wait for a thread.
#include "lib/Facts/JoinPaths.h"
#include "lib/Report/ThreadOwner.h"
#include "lib/Report/ThreadRemedies.h"
#include "lib/Support/SourceText.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

/// A join before every way on which the local thread \p S is lost.
static bool joinOnWays(Unit &U, const ThreadStart &S, llvm::ArrayRef<LostThread> Ways, RemedyFix &Fix) {
  FunctionView *View = U.view(S.In);
  std::string Name = (S.First ? S.First : S.Handle)->getNameAsString();
  for (const LostThread &Way : Ways) {
    SourceLocation Loc = Way.Loc;
    if (Loc.isInvalid() || Loc.isMacroID())
      return false;
    bool IsOwnLine = separatorAt(Loc, U.Ctx) != " ";
    std::string Indent = indentationAt(Loc, U.Ctx) + (Way.At ? "" : "  ");
    std::string Join = Name + ".join();";
    if (!Way.IsSure)
      Join = "if (" + Name + ".joinable())" + (IsOwnLine ? "\n" + Indent + "  " : " ") + Join;
    if (!Way.At) {
      Fix.Hints.push_back(FixItHint::CreateInsertion(Loc, IsOwnLine ? "  " + Join + separatorAt(Loc, U.Ctx) : Join + " "));
      continue;
    }
    const Stmt *Statement = StopEdits::statementAround(Way.At, *View);
    if (!Statement || !StopEdits::putBefore(*Statement, Join, *View, U.Ctx, Fix))
      return false;
  }
  return !Ways.empty();
}

/// A member that nothing joins is joined by the destructor.
static bool joinInDestructor(Unit &U, const ThreadStart &S, ThreadOwner &Owner, RemedyFix &Fix) {
  const auto *Field = dyn_cast_or_null<FieldDecl>(S.Handle);
  const auto *Class = Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  const SourceManager &SM = U.Ctx.getSourceManager();
  if (!Class || Class->isDependentContext() || Class->isLocalClass() || !U.Models.isRole(Field->getType(), TypeRole::Thread) ||
      Class->getBraceRange().getEnd().isMacroID() || !SM.isInMainFile(Class->getBraceRange().getEnd()))
    return false;
  std::string Name = Field->getNameAsString(), Test = "if (" + Name + ".joinable())", Join = Name + ".join();";
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor || Destructor->isImplicit()) {
    Owner.addMembers(*Class, "", "~" + Class->getNameAsString() + "() {\n  " + Test + "\n    " + Join + "\n}", Fix);
    return true;
  }
  const auto *Body = dyn_cast_or_null<CompoundStmt>(UnitIndex::bodyOf(Destructor));
  if (!Body || Destructor->isDefaulted() || Body->getRBracLoc().isMacroID() || !SM.isInMainFile(Body->getRBracLoc()))
    return false;
  SourceLocation End = Body->getRBracLoc();
  std::string Separator = separatorAt(End, U.Ctx);
  bool IsOwnLine = Separator != " ";
  std::string Text = IsOwnLine ? "  " + Test + Separator + "    " + Join + Separator : Test + " " + Join + " ";
  Fix.Hints.push_back(FixItHint::CreateInsertion(End, Text));
  return true;
}

/// A local container of threads is joined element by element, before the only end of its function.
static bool joinElementsAtEnd(Unit &U, const ThreadStart &S, ThreadOwner &Owner, RemedyFix &Fix) {
  const auto *Var = dyn_cast_or_null<VarDecl>(S.Handle);
  FunctionView *View = S.Terminates && S.In && Var && Var->hasLocalStorage() ? U.view(S.In) : nullptr;
  const auto *Body = View ? dyn_cast<CompoundStmt>(View->body()) : nullptr;
  bool IsContainer = Var && (Var->getType()->isArrayType() || U.Models.isRole(Var->getType(), TypeRole::Data));
  if (!Body || !IsContainer || isa_and_nonnull<ReturnStmt>(Body->body_back()))
    return false;
  bool IsOutermost = llvm::any_of(Body->body(), [&](const Stmt *Each) {
    const auto *Decls = dyn_cast<DeclStmt>(Each);
    return Decls && llvm::is_contained(Decls->decls(), Var);
  });
  std::string Name = Var->getNameAsString();
  std::vector<std::string> Lines{"for (auto &Thread : " + Name + ")", "  Thread.join();"};
  return IsOutermost && Name != "Thread" && Owner.putBeforeEnd(Lines, Fix);
}

std::optional<RemedyFix> ThreadRemedies::makeJoined(const ThreadStart &S, llvm::ArrayRef<LostThread> Ways) {
  // Who waits for a thread that never ends waits for ever.
  if (U.stopSignals().endlessIn(S))
    return std::nullopt;
  ThreadOwner Owner(U, S, Names);
  const LangOptions &Lang = U.Ctx.getLangOpts();
  bool IsDetached = S.End == HandleEnd::Detached && Ways.empty();
  if (Lang.CPlusPlus20) {
    RemedyFix Fix;
    bool Done = IsDetached                      ? Owner.keepInMain(Fix)
                : S.End == HandleEnd::Discarded ? Owner.renameTemporary(Fix)
                : S.Handle && S.Terminates      ? Owner.makeStoppable(Fix)
                                                : false;
    if (Done) {
      Fix.Includes.push_back("<thread>");
      return Fix;
    }
  }
  RemedyFix Fix;
  if (IsDetached)
    return Owner.joinBeforeEnd("", Fix) ? std::optional(Fix) : std::nullopt;
  if (!Ways.empty())
    return joinOnWays(U, S, Ways, Fix) ? std::optional(Fix) : std::nullopt;
  if (isa_and_nonnull<FieldDecl>(S.Handle))
    return joinInDestructor(U, S, Owner, Fix) ? std::optional(Fix) : std::nullopt;
  if (S.End == HandleEnd::Discarded && isWrittenInFile(S.Start, U.Ctx)) {
    Fix.Hints.push_back(FixItHint::CreateInsertion(endOf(S.Start, U.Ctx), ".join()"));
    return Fix;
  }
  if (joinElementsAtEnd(U, S, Owner, Fix))
    return Fix;
  // pthread_create(&thread, ...) in a function with one end
  if (S.Spawn && !S.Spawn->Partner.empty() && S.In && S.Handle) {
    FunctionView *View = U.view(S.In);
    const Stmt *Statement = View ? StopEdits::statementAround(S.Start, *View) : nullptr;
    std::vector<std::string> Lines{S.Spawn->Partner + "(" + S.Handle->getNameAsString() + ", NULL);"};
    if (Statement == S.Start && View->parent(Statement) == View->body() && Owner.putBeforeEnd(Lines, Fix))
      return Fix;
  }
  return std::nullopt;
}

std::string ThreadRemedies::joinAdvice(const ThreadStart &S) {
  const LangOptions &Lang = U.Ctx.getLangOpts();
  if (U.stopSignals().endlessIn(S))
    return "let the thread end when it is told to, and join it";
  return Lang.CPlusPlus20 && !S.Spawn ? "use 'std::jthread'" : "join it on every way out";
}

} // namespace leak
