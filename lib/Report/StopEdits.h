// The edits inside a thread that let it be told to end: what its loop tests, and how it gets to know.
//
// Each function that the thread passes on its way to the loop is changed with all its declarations. There is no edit where another
// caller would have to change too, where a wait in the loop would keep it from its test, or where a macro wrote a part.
#pragma once
#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Report/Remedy.h"

namespace leak {

class StopEdits {
public:
  StopEdits(Unit &U, const ThreadStart &S, const Endless &Found) : U(U), S(S), Found(Found) {}

  /// Lets the loop end as soon as \p Signal, an expression, is true.
  bool testInLoop(llvm::StringRef Signal, RemedyFix &Fix);
  /// Hands a stop token to the function with the loop; sets \p Name to what that calls it. With \p Callable the text of the thread's
  /// new callable, where the old one and its arguments must be replaced.
  bool passToken(RemedyFix &Fix, std::string &Name);

  /// A statement put before \p Statement, in braces with it where it is the body of a branch or loop.
  static bool putBefore(const clang::Stmt &Statement, llvm::StringRef Text, FunctionView &View, clang::ASTContext &Ctx,
                        RemedyFix &Fix);
  /// The statement that \p S is part of: a child of a block, or the body of a branch or loop; null if there is none.
  static const clang::Stmt *statementAround(const clang::Stmt *S, const FunctionView &View);
  /// Whether every declaration of \p Function may be edited: written in the main file, in no template.
  static bool isEditable(const clang::FunctionDecl &Function);
  /// How often the unit names \p Function, calls included.
  unsigned namesOf(const clang::FunctionDecl &Function);

private:
  bool blocksInLoop();
  bool returnAtEnd(RemedyFix &Fix);
  std::string tokenOf(const clang::FunctionDecl &Function);
  bool addParameter(const clang::FunctionDecl &Function, llvm::StringRef Name, RemedyFix &Fix);
  bool addToLambda(const clang::LambdaExpr &Lambda, llvm::StringRef Name, RemedyFix &Fix);
  bool handToEntry(llvm::StringRef Name, RemedyFix &Fix);

  Unit &U;
  const ThreadStart &S;
  const Endless &Found;
};

} // namespace leak
