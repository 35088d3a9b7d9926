// Which functions run on a thread that this translation unit starts?
//
// From every place that starts a thread the entry function is resolved (lambda, function, method pointer, functor, std::bind,
// through variables), and everything that it calls visibly is reached with it. One walk over the calls of the reached
// functions. A function that only another translation unit runs on a thread is not known here.
#pragma once
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"

namespace leak {

class Unit;

class ThreadReach {
public:
  explicit ThreadReach(Unit &U);

  /// The expression that starts a thread on which \p Function runs, or null.
  const clang::Expr *startOf(const clang::FunctionDecl *Function) const {
    return Function ? Reached.lookup(Function->getCanonicalDecl()) : nullptr;
  }
  const llvm::DenseMap<const clang::FunctionDecl *, const clang::Expr *> &reached() const { return Reached; }

  /// The expressions that start a thread with \p Function as its entry function.
  llvm::ArrayRef<const clang::Expr *> startsAt(const clang::FunctionDecl *Function) const {
    auto It = Starts.find(Function->getCanonicalDecl());
    return It == Starts.end() ? llvm::ArrayRef<const clang::Expr *>() : It->second;
  }
  /// The entry functions that \p Callable, an argument of something that starts a thread or such a call itself, may run.
  static llvm::SmallVector<const clang::FunctionDecl *, 2> entriesOf(Unit &U, const clang::Expr *Callable);
  /// Whether \p Call, a call or construction, starts a thread, perhaps one that the library constructs in a container.
  static bool startsThread(Unit &U, const clang::Expr *Call);

private:
  llvm::DenseMap<const clang::FunctionDecl *, const clang::Expr *> Reached;
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<const clang::Expr *, 2>> Starts;
};

} // namespace leak
