// One translation unit as the checks see it: the models that are in force and the facts, each computed when first asked for
// and shared by all checks.
#pragma once
#include "lib/Facts/UnitIndex.h"
#include "lib/Models/Conditions.h"
#include "lib/Models/Resolver.h"
#include "lib/Support/AccessPath.h"
#include "clang/AST/ParentMap.h"
#include "clang/Analysis/CFG.h"
#include "clang/Analysis/CFGStmtMap.h"
#include <memory>

namespace leak {

class StopSignals;
class ThreadEntries;
class ThreadReach;

/// A function's body with the questions that a walk down the tree cannot answer. Parents and graph are built on first use.
class FunctionView {
public:
  FunctionView(const clang::FunctionDecl *Function, clang::ASTContext &Ctx);

  const clang::FunctionDecl *function() const { return Function; }
  const clang::Stmt *body() const { return Body; }
  const clang::Stmt *parent(const clang::Stmt *S) const { return Parents->getParent(S); }
  const clang::ParentMap &parents() const { return *Parents; }

  /// A place in the control-flow graph: the block and the element in it; null where the statement has none.
  struct Point {
    const clang::CFGBlock *Block = nullptr;
    unsigned Element = 0;
  };
  Point pointOf(const clang::Stmt *S);
  /// The graph, or null if Clang cannot build it.
  const clang::CFG *graph();

  /// The loops around \p S in this function, innermost first.
  llvm::SmallVector<const clang::Stmt *, 4> loopsAround(const clang::Stmt *S) const;

private:
  const clang::FunctionDecl *Function;
  clang::Stmt *Body = nullptr;
  clang::ASTContext &Ctx;
  std::unique_ptr<clang::ParentMap> Parents;
  std::unique_ptr<clang::CFG> Graph;
  std::unique_ptr<clang::CFGStmtMap> Blocks;
  bool GraphTried = false;
};

/// A row that applies to a call, and whether its conditions surely hold.
struct KnownEffect {
  const Row *R = nullptr;
  Truth Holds = Truth::Yes;
};

class Unit {
public:
  Unit(clang::ASTContext &Ctx, Table &Rows);
  ~Unit();

  clang::ASTContext &Ctx;
  Resolver Models;

  const UnitIndex &index();
  const ThreadReach &threads();
  const ThreadEntries &threadEntries();
  StopSignals &stopSignals();
  /// The view of \p Function's definition, or null if its body is not visible.
  FunctionView *view(const clang::FunctionDecl *Function);

  /// The rows that apply to \p Call, those whose conditions fail left out.
  llvm::SmallVector<KnownEffect, 2> effectsOf(const clang::Expr *Call);
  /// The first row of \p Call with effect \p Does, or null.
  const Row *effect(const clang::Expr *Call, Effect Does);

  /// Whether the body of \p Function calls a function named \p Name.
  bool calls(const clang::FunctionDecl *Function, llvm::StringRef Name);

  std::optional<AccessPath> pathOf(const clang::Expr *E);
  /// The value that \p Var has wherever it is read, or null if it may change.
  const clang::Expr *soleValue(const clang::VarDecl *Var);

  Truth holds(const Condition &C, const clang::Expr *Call);
  Truth anyHolds(llvm::ArrayRef<Condition> Conditions, const clang::Expr *Call);

  /// Whether every use of \p D is in this translation unit: a local, a variable with internal linkage, or a field of a class
  /// that is defined in the main file or hides the field from everything that is not visible here.
  bool isClosed(const clang::ValueDecl *D);
  /// Whether every call of \p Function is in this translation unit.
  bool isClosed(const clang::FunctionDecl *Function);

private:
  std::unique_ptr<UnitIndex> Index;
  std::unique_ptr<ThreadReach> Threads;
  std::unique_ptr<ThreadEntries> Entries;
  std::unique_ptr<StopSignals> Stops;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<FunctionView>> Views;
};

} // namespace leak
