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

std::string unusedName(llvm::StringRef Name, const Stmt *Body, const ASTContext &Ctx) {
  // The text, not the tree: a name that only a macro or a comment has is avoided too.
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange Range = SM.getExpansionRange(Body->getSourceRange());
  Range.setTokenRange(true);
  llvm::StringRef Text = Lexer::getSourceText(Range, SM, Ctx.getLangOpts());
  auto IsUsed = [&](llvm::StringRef Candidate) {
    for (size_t At = Text.find(Candidate); At != llvm::StringRef::npos; At = Text.find(Candidate, At + 1)) {
      bool Before = At > 0 && (llvm::isAlnum(Text[At - 1]) || Text[At - 1] == '_');
      size_t End = At + Candidate.size();
      bool After = End < Text.size() && (llvm::isAlnum(Text[End]) || Text[End] == '_');
      if (!Before && !After)
        return true;
    }
    return false;
  };
  std::string Candidate = Name.str();
  for (int N = 2; IsUsed(Candidate); ++N)
    Candidate = Name.str() + std::to_string(N);
  return Candidate;
}

} // namespace leak
