// The text of the program around a node, and where edits may go.
#pragma once
#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace leak {

/// The text of \p S as written; empty if it comes from a macro.
std::string textOf(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// Whether every token of \p S is written in a file, none by a macro's body.
bool isWrittenInFile(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// The white space at the start of the line that \p Loc is on.
std::string indentationAt(clang::SourceLocation Loc, const clang::ASTContext &Ctx);

/// What separates \p Loc from a statement that is put before it: a line break, or a blank where something else is on its line.
std::string separatorAt(clang::SourceLocation Loc, const clang::ASTContext &Ctx);

/// One level of indentation as the code around a statement on \p Inner's line uses it: what \p Inner's line has more than
/// \p Outer's; two blanks if that is nothing.
std::string indentationStep(clang::SourceLocation Outer, clang::SourceLocation Inner, const clang::ASTContext &Ctx);

/// The location behind the last token of \p S.
clang::SourceLocation endOf(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// The location of the semicolon that follows \p S, or an invalid one if something else does.
clang::SourceLocation semicolonAfter(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// \p Name, or \p Name with a number, such that neither the text of \p Body, or between \p Where, nor \p Taken has it. Adds it to \p Taken.
std::string unusedName(llvm::StringRef Name, clang::SourceRange Where, const clang::ASTContext &Ctx, llvm::StringSet<> &Taken);
std::string unusedName(llvm::StringRef Name, const clang::Stmt *Body, const clang::ASTContext &Ctx, llvm::StringSet<> &Taken);

/// Takes out \p S with its semicolon, and its whole line, from the end of the one before, if nothing else is on it. Nothing where
/// no semicolon follows, or a macro wrote a part.
std::optional<clang::FixItHint> removalOf(const clang::Stmt *S, const clang::ASTContext &Ctx);

} // namespace leak
