// Which functions can matter to the lock checks, and which of them is the engine worth starting in?
//
// A function matters if it, or something that it visibly calls, touches a lock, waits for a thread or throws. A function is a root if
// locks can meet in it: it reaches two acquisitions, or one that is given back by hand, or one and a wait, and does not use them
// plainly (PlainLocking.h). One walk over the calls of the translation unit.
#pragma once
#include "lib/Path/LockCalls.h"
#include "llvm/ADT/DenseSet.h"

namespace leak {

class LockReach {
public:
  LockReach(Unit &U, LockCalls &Calls);

  /// Whether the engine has to walk into \p Function to know what it does to locks.
  bool matters(const clang::FunctionDecl *Function) const { return Mattering.contains(Function->getCanonicalDecl()); }
  /// The functions to start the engine in, in source order.
  llvm::ArrayRef<const clang::FunctionDecl *> roots() const { return Roots; }
  bool isRoot(const clang::FunctionDecl &Function) const { return RootSet.contains(Function.getCanonicalDecl()); }

  /// Whether some function gives the lock that \p Lock declares back without taking it: a partner of one that only takes it.
  bool isGivenBackElsewhere(const clang::ValueDecl *Lock) const {
    return GivenBackElsewhere.contains(llvm::cast<clang::ValueDecl>(Lock->getCanonicalDecl()));
  }

private:
  llvm::DenseSet<const clang::ValueDecl *> GivenBackElsewhere;
  llvm::DenseSet<const clang::FunctionDecl *> Mattering;
  std::vector<const clang::FunctionDecl *> Roots;
  llvm::DenseSet<const clang::FunctionDecl *> RootSet;
};

} // namespace leak
