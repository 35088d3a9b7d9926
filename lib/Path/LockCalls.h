// What does this call do with locks?
//
// Asked of the rows first, then of Clang's thread-safety attributes, then of the class's shape: a class with lock and unlock
// members whose bodies are not visible is a lock. A lock whose members are visible is none by shape: the engine walks into
// them. One look at the callee's declaration, no state.
#pragma once
#include "lib/Facts/Unit.h"

namespace leak {

struct LockAction {
  Effect Does = Effect::Acquire; ///< Acquire, TryAcquire, Release or Disown
  Operand Object;                ///< the lock, or the guard that holds it
  bool Shared = false;
  std::string Partner{};        ///< Acquire: the function that gives back what this one takes
  std::optional<int> Success{}; ///< TryAcquire: the result that means success; without one, any but 0
};

/// How a guard takes its locks when it is constructed.
enum class GuardStart { Takes, Defers, Adopts, Tries };

class LockCalls {
public:
  explicit LockCalls(Unit &U) : U(U) {}

  /// What \p Call, a call or construction, does to a lock or through a guard; nothing if it does neither.
  std::optional<LockAction> actionOf(const clang::Expr *Call);

  /// Whether \p Call may take a lock, wait for a thread, or use a guard; quick, and true too often rather than too rarely.
  bool touchesLock(const clang::Expr *Call);

  /// Whether \p Type is a class whose destructor gives back the lock that its constructor was given.
  bool isGuard(clang::QualType Type);
  bool isSharedGuard(clang::QualType Type);
  /// Whether \p Type is, points to or refers to a lock.
  bool isLock(clang::QualType Type);
  /// Whether the holder of a lock of this type, or of the lock that \p Lock declares, may surely not take it again.
  bool isOrdinary(clang::QualType Type, const clang::ValueDecl *Lock);
  /// How the construction \p Guard starts, told by its tag or time argument.
  GuardStart startOf(const clang::CXXConstructExpr &Guard);

private:
  std::optional<LockAction> actionByAttribute(const clang::FunctionDecl &Callee);
  std::optional<LockAction> actionByShape(const clang::FunctionDecl &Callee);
  bool isMadeRecursive(const clang::ValueDecl &Lock);
  bool isInitializedOrdinary(const clang::ValueDecl &Lock);

  Unit &U;
};

} // namespace leak
