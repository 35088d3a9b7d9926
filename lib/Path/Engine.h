// Runs Clang's path-sensitive engine over chosen functions of a parsed translation unit.
//
// The engine is the Static Analyzer's; nothing of it is seen above this layer. It costs a multiple of a parse on the functions
// that it is given, so callers give it those that can matter and no more.
#pragma once
#include "clang/AST/ASTContext.h"
#include "clang/Analysis/PathDiagnostic.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"
#include <functional>

namespace leak {

struct EngineInput {
  clang::ASTContext &Ctx;
  clang::Preprocessor &PP;
  llvm::ArrayRef<const clang::FunctionDecl *> Roots; ///< definitions; analysed callers first
  unsigned Budget;                                   ///< nodes per root, the engine's measure of work; it stops there silently
  llvm::StringRef Checker;                           ///< the name under which Register adds the checker to run
  std::function<void(clang::ento::CheckerRegistry &)> Register;
  std::unique_ptr<clang::ento::PathDiagnosticConsumer> Consumer; ///< gets the reports
  bool Inline = true;                                            ///< walk into visible callees
};

/// Analyses every root. Returns when all reports have been delivered. Runs on several threads wait for each other.
void runEngine(EngineInput Input);

} // namespace leak
