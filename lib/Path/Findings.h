// What one run of the path engine found in a translation unit: plain data that outlives the engine.
#pragma once
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace leak {

struct Row;

/// One thing that happens on the way to a finding, in time order, as a note says it.
struct PathStep {
  clang::SourceLocation Loc;
  std::string Text;
};
using Path = std::vector<PathStep>;

/// A lock that is taken again by the thread that holds it.
struct NestedLock {
  const clang::ValueDecl *Lock = nullptr;                ///< null where the lock has no name
  const clang::Expr *First = nullptr, *Second = nullptr; ///< the two acquisitions
  const clang::FunctionDecl *FirstIn = nullptr, *SecondIn = nullptr;
  const clang::Expr *At =
      nullptr; ///< Second, or the call that leads to it from the function that both acquisitions have in common
  const clang::Expr *Through = nullptr; ///< At, where it is a call in FirstIn that leads to Second; null within one function
  bool Upgrades = false;                ///< the first is for reading, the second for writing
  Path Steps;
};

/// A path on which a function leaves a lock held that it gives back on another.
struct UnreleasedLock {
  const clang::ValueDecl *Lock = nullptr;
  const clang::Expr *Acquire = nullptr, *Release = nullptr; ///< Release is one on another path
  const clang::Stmt *Exit = nullptr; ///< the return, the throw, or the call that throws; null at the closing brace
  const clang::FunctionDecl *In = nullptr;
  bool Shared = false; ///< other paths come to the same exit without the lock
  Path Steps;
};

/// How the program names a lock: the variable, if it begins in one, and the fields that lead to it.
struct LockName {
  llvm::SmallVector<const clang::ValueDecl *, 3> Parts;

  const clang::ValueDecl *decl() const { return Parts.back(); }
  bool beginsInVariable() const { return llvm::isa<clang::VarDecl>(Parts.front()); }
  friend bool operator==(const LockName &, const LockName &) = default;
};

/// A wait for another thread while locks are held.
struct WaitUnderLock {
  struct Held {
    LockName Name;
    const clang::Expr *Site = nullptr; ///< where it was taken
    const clang::FunctionDecl *In = nullptr;
    const clang::Expr *Through = nullptr; ///< the call of In that leads to the wait; null where In itself waits
    bool Shared = false;
    bool OfAnother = false; ///< of another object than what is waited for
  };
  const clang::Expr *Wait = nullptr;     ///< the call that blocks; null for a destructor
  const clang::VarDecl *Dying = nullptr; ///< the thread that its destructor waits for
  const Row *R = nullptr;                ///< what the call waits for
  const clang::FunctionDecl *In = nullptr;
  std::vector<Held> Locks;
};

/// A lock that is taken while another is held.
struct LockEdge {
  struct Taken {
    LockName Name;
    const clang::Expr *Site = nullptr;
    const clang::FunctionDecl *In = nullptr;
    bool Shared = false; ///< for reading
  };
  Taken First, Second;
  const clang::FunctionDecl *Entry = nullptr;  ///< the function that the path began in
  const clang::FunctionDecl *Around = nullptr; ///< the function that takes both, itself or through calls
  bool SameOwner = false;                      ///< both names begin in one object, or both in variables
  bool Swappable = false;                      ///< one lock of each of two objects of one class that the caller chose
  struct Gate {
    LockName Name;
    bool Shared = false;
    friend bool operator==(const Gate &, const Gate &) = default;
  };
  std::vector<Gate> Gates;                ///< what else was held
  std::vector<const clang::Expr *> Lead;  ///< the calls that lead from Entry to the function of the first lock, outermost first
  std::vector<const clang::Expr *> Calls; ///< the calls that lead from the one to the other, outermost first
};

struct PathFindings {
  std::vector<NestedLock> Nested;
  std::vector<UnreleasedLock> Unreleased;
  std::vector<WaitUnderLock> Waits;
  std::vector<LockEdge> Edges;
  std::vector<const clang::FunctionDecl *> Analysed; ///< the functions that the engine was started in, and visited
};

} // namespace leak
