#include "lib/Support/SourceText.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace leak {

bool isWrittenInFile(const Stmt *S, const ASTContext &Ctx) {
  if (S->getBeginLoc().isMacroID() || S->getEndLoc().isMacroID() || S->getBeginLoc().isInvalid())
    return false;
  const SourceManager &SM = Ctx.getSourceManager();
  return SM.getFileID(S->getBeginLoc()) == SM.getFileID(S->getEndLoc());
}

std::string textOf(const Stmt *S, const ASTContext &Ctx) {
  // An argument may be a macro (NULL, a constant): its text is the macro's name, if the macro is all there is.
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange Range = Lexer::makeFileCharRange(CharSourceRange::getTokenRange(S->getSourceRange()), SM, Ctx.getLangOpts());
  return Range.isValid() ? Lexer::getSourceText(Range, SM, Ctx.getLangOpts()).str() : std::string();
}

std::string indentationAt(SourceLocation Loc, const ASTContext &Ctx) {
  return Lexer::getIndentationForLine(Ctx.getSourceManager().getExpansionLoc(Loc), Ctx.getSourceManager()).str();
}

std::string indentationStep(SourceLocation Outer, SourceLocation Inner, const ASTContext &Ctx) {
  std::string Less = indentationAt(Outer, Ctx), More = indentationAt(Inner, Ctx);
  if (llvm::StringRef(More).starts_with(Less) && More.size() > Less.size())
    return More.substr(Less.size());
  return "  ";
}

SourceLocation endOf(const Stmt *S, const ASTContext &Ctx) {
  return Lexer::getLocForEndOfToken(S->getEndLoc(), 0, Ctx.getSourceManager(), Ctx.getLangOpts());
}

SourceLocation semicolonAfter(const Stmt *S, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (isa<DeclStmt>(S)) // its range ends in the semicolon
    return S->getEndLoc();
  auto Token = Lexer::findNextToken(S->getEndLoc(), SM, Ctx.getLangOpts());
  return Token && Token->is(tok::semi) ? Token->getLocation() : SourceLocation();
}

std::string unusedName(llvm::StringRef Name, const Stmt *Body, const ASTContext &Ctx, llvm::StringSet<> &Taken) {
  return unusedName(Name, Body->getSourceRange(), Ctx, Taken);
}

std::string unusedName(llvm::StringRef Name, SourceRange Where, const ASTContext &Ctx, llvm::StringSet<> &Taken) {
  // The tokens, not the tree: a name that only a macro's argument has is avoided too.
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Begin = SM.getExpansionLoc(Where.getBegin()), End = SM.getExpansionLoc(Where.getEnd());
  llvm::StringSet<> Used;
  for (auto Token = Lexer::findNextToken(Begin, SM, Ctx.getLangOpts());
       Token && SM.isBeforeInTranslationUnit(Token->getLocation(), End);
       Token = Lexer::findNextToken(Token->getLocation(), SM, Ctx.getLangOpts()))
    if (Token->is(tok::raw_identifier))
      Used.insert(Token->getRawIdentifier());
  std::string Candidate = Name.str();
  for (int N = 2; Used.contains(Candidate) || Taken.contains(Candidate); ++N)
    Candidate = Name.str() + std::to_string(N);
  Taken.insert(Candidate);
  return Candidate;
}

std::string separatorAt(SourceLocation Loc, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  StringRef Before = SM.getBufferData(File).take_front(Offset).rtrim(" \t");
  return Before.empty() || Before.ends_with("\n") ? "\n" + indentationAt(Loc, Ctx) : " ";
}

std::optional<FixItHint> removalOf(const Stmt *S, const ASTContext &Ctx) {
  SourceLocation Begin = S->getBeginLoc(), Semicolon = semicolonAfter(S, Ctx);
  if (Semicolon.isInvalid() || Semicolon.isMacroID() || !isWrittenInFile(S, Ctx))
    return std::nullopt;
  const SourceManager &SM = Ctx.getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(Begin);
  StringRef Text = SM.getBufferData(File);
  unsigned End = SM.getFileOffset(Semicolon) + 1;
  StringRef Before = Text.take_front(Offset).rtrim(" \t"), After = Text.drop_front(End).ltrim(" \t");
  // With the line end before it and not the one behind: clang-tidy, cleaning up, takes a blank of the next line away there.
  bool WholeLine = Before.ends_with("\n") && (After.starts_with("\n") || After.starts_with("\r"));
  unsigned Start = WholeLine ? Before.size() - 1 : Before.ends_with(";") || Before.ends_with("{") ? Before.size() : Offset;
  SourceLocation FileStart = SM.getLocForStartOfFile(File);
  return FixItHint::CreateRemoval(
      CharSourceRange::getCharRange(FileStart.getLocWithOffset(Start), FileStart.getLocWithOffset(End)));
}

} // namespace leak
