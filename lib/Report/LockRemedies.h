// The edits that end a wait for a lock.
//
// Each gives nothing where the result would not compile, would change what is guarded in a way that cannot be seen, or would
// touch a macro.
#pragma once
#include "lib/Path/LockCalls.h"
#include "lib/Report/Remedy.h"

namespace leak {

class LockRemedies {
public:
  explicit LockRemedies(Unit &U) : U(U), Calls(U) {}

  /// Takes out the guard that \p Construction, a declaration in \p In, makes: its lock stays held since \p First.
  std::optional<RemedyFix> dropGuard(const clang::Expr &Construction, const clang::Expr &First, const clang::FunctionDecl &In);

  /// Takes out \p Acquire, a locking by hand in \p In of what is locked since \p First, and the unlocking that belongs to it.
  std::optional<RemedyFix> dropLocking(const clang::Expr &Acquire, const clang::Expr &First, const clang::FunctionDecl &In);

  /// Gives the lock that \p Acquire took in \p In back before the statement of \p Call, and takes it again behind it where its
  /// scope goes on. Adds to \p Fix what it does not yet do; false if the statement cannot do without the lock, which \p Handle, where
  /// what is waited for is kept, can. Without \p MayRelock it is an edit only where the lock need not be taken again.
  bool releaseAround(const clang::Expr &Call, const clang::FunctionDecl &In, const clang::Expr &Acquire, RemedyFix &Fix,
                     const clang::ValueDecl *Handle = nullptr, bool MayRelock = true);

  /// Gives the lock of the guard that \p Acquire makes in \p In back at the end of its block, before the destructor of \p Dying, which is
  /// declared there too, runs.
  std::optional<RemedyFix> releaseAtEnd(const clang::Expr &Acquire, const clang::VarDecl &Dying, const clang::FunctionDecl &In);

  /// Puts a copy of the call \p Release before \p Exit, a return or throw of \p In, or before its closing brace for null.
  std::optional<RemedyFix> releaseBefore(const clang::Stmt *Exit, const clang::Expr &Release, const clang::FunctionDecl &In);

  /// Makes a guard of \p Acquire, a locking by hand in \p In, and takes out the calls that give the lock back.
  std::optional<RemedyFix> guardFor(const clang::Expr &Acquire, const clang::FunctionDecl &In);

  /// Takes the locks of \p First and \p Second, which follow each other in \p In, without an order: by one guard for two, or by the
  /// library's function for several locks.
  std::optional<RemedyFix> lockTogether(const clang::Expr &First, const clang::Expr &Second, const clang::FunctionDecl &In);

  /// Exchanges \p First and \p Second, lockings by hand that follow each other in \p In.
  std::optional<RemedyFix> exchange(const clang::Expr &First, const clang::Expr &Second, const clang::FunctionDecl &In);

private:
  struct Guard {
    const clang::DeclStmt *Statement = nullptr;
    const clang::VarDecl *Var = nullptr;
    const clang::CXXConstructExpr *Construction = nullptr;
  };
  /// The declaration that \p Construction is the only one of, if it is written in a file.
  std::optional<Guard> guardOf(const clang::Expr &Construction, FunctionView &View);
  bool isUsed(const clang::VarDecl &Guard);
  /// Lets \p G be unlocked while it lives, by the edits that it adds to \p Fix; false if it cannot.
  bool makeFlexible(const Guard &G, RemedyFix &Fix);
  /// Whether every path to \p Second passes \p First, and none gives a lock back on the way.
  bool holdsUntil(const clang::Expr &First, const clang::Expr &Second, const clang::FunctionDecl &In, FunctionView &View);
  /// Whether a call in \p Block gives a lock back, or takes it away from its guard.
  bool givesBackIn(const clang::Stmt &Block, const clang::FunctionDecl &In, FunctionView &View);
  /// Whether \p Statement reads what the lock that \p Acquire takes may guard: fields and globals.
  bool usesGuarded(const clang::Stmt *Statement, const clang::Expr &Acquire, const clang::ValueDecl *Handle);
  /// Two calls that lock by hand, each a statement of its own behind the other; their block, or null.
  const clang::CompoundStmt *blockOfTwo(const clang::Expr &First, const clang::Expr &Second, FunctionView &View);
  std::string lockText(const clang::Expr &Acquire);
  bool openBlock(const clang::Stmt &Statement, const clang::Stmt &Parent, RemedyFix &Fix, std::string &Close);
  std::string releaseText(const clang::Expr &Acquire);

  Unit &U;
  LockCalls Calls;
};

} // namespace leak
