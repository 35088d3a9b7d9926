// Who keeps a thread, and the edits that make somebody do so.
#pragma once
#include "lib/Report/StopEdits.h"

namespace leak {

class ThreadOwner {
public:
  using NameMap = llvm::DenseMap<const clang::Decl *, llvm::StringSet<>>;
  /// \p Names are those that earlier edits gave in a function or class.
  ThreadOwner(Unit &U, const ThreadStart &S, NameMap &Names) : U(U), S(S), View(S.In ? U.view(S.In) : nullptr), Names(Names) {}

  /// What a stop request is: `request_stop()` on the handle, or an assignment to a flag.
  using Signal = llvm::function_ref<std::string(llvm::StringRef Handle)>;

  /// Makes the kept thread a `std::jthread`, unless it is one.
  bool makeStoppable(RemedyFix &Fix);
  /// Puts what \p Signal gives for the handle before every join.
  bool signalBeforeJoins(Signal StopRequest, RemedyFix &Fix);
  /// Whether one function both starts and joins the thread.
  bool isOwnedByOneFunction();

  /// A thread that is detached in the statement that starts it, or in one of its own behind that, becomes
  /// a last member of its class,
  bool keepInClass(RemedyFix &Fix);
  /// a local variable of `main`,
  bool keepInMain(RemedyFix &Fix);
  /// a local variable of `main` that is joined before its only end, behind \p Signal,
  bool joinBeforeEnd(llvm::StringRef Signal, RemedyFix &Fix);
  /// or what its function returns.
  bool returnToCallers(RemedyFix &Fix);

  /// The class whose object the thread works on and whose method starts it, if it can be given members; else null.
  const clang::CXXRecordDecl *classAround();
  /// Rewrites the statement that starts a detached thread to begin with \p Before, and takes the detaching away.
  bool rewriteDetached(llvm::StringRef Before, RemedyFix &Fix);
  /// Adds the lines \p Public and \p Private to the end of \p Class.
  void addMembers(const clang::CXXRecordDecl &Class, llvm::StringRef Private, llvm::StringRef Public, RemedyFix &Fix);

  /// Puts \p Lines before the end of the function that starts the thread, if it has only one.
  bool putBeforeEnd(llvm::ArrayRef<std::string> Lines, RemedyFix &Fix);
  /// Gives a thread that dies in the statement that starts it the class whose destructor waits.
  bool renameTemporary(RemedyFix &Fix) { return renameClass(S.Start->getBeginLoc(), Fix); }

private:
  std::string baseOf(const clang::Expr &Join);
  bool renameClass(clang::SourceLocation Begin, RemedyFix &Fix);

  Unit &U;
  const ThreadStart &S;
  FunctionView *View;
  NameMap &Names;
};

} // namespace leak
