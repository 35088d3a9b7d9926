#include "checks/LeakCheck.h"
#include "lib/Path/LockModel.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <mutex>

using namespace clang;
using namespace clang::tidy;

namespace leak {

/// The folder of the `.clang-tidy` that names \p ModelFiles for \p MainFile: clang-tidy does not say where an option comes
/// from, so the files it looks through are looked through again. Empty if the option comes from the command line.
static std::string folderOfOption(StringRef MainFile, StringRef ModelFiles) {
  llvm::SmallString<256> Folder(MainFile);
  llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_filename(Folder);
  for (; !Folder.empty(); Folder.truncate(llvm::sys::path::parent_path(Folder).size())) {
    llvm::SmallString<256> Config(Folder);
    llvm::sys::path::append(Config, ".clang-tidy");
    auto Buffer = llvm::MemoryBuffer::getFile(Config);
    if (!Buffer)
      continue;
    auto Parsed = parseConfiguration((*Buffer)->getMemBufferRef());
    if (!Parsed)
      continue;
    for (const auto &Option : Parsed->CheckOptions)
      if (Option.getKey().ends_with("ModelFiles") && Option.getValue().Value == ModelFiles)
        return Folder.str().str();
  }
  return {};
}

Session::Session(StringRef MainFile, StringRef ModelFiles) {
  if (ModelFiles.trim().empty())
    return;
  std::string Folder = folderOfOption(MainFile, ModelFiles);
  llvm::SmallVector<StringRef, 4> Files;
  ModelFiles.split(Files, ';', -1, /*KeepEmpty=*/false);
  for (StringRef File : Files) {
    if (File.trim().empty())
      continue;
    llvm::SmallString<256> Path(File.trim());
    if (!Folder.empty())
      llvm::sys::path::make_absolute(Folder, Path);
    std::string Error = Rows.addFile(Path, *llvm::vfs::getRealFileSystem());
    if (!Error.empty())
      Errors.push_back(std::move(Error));
  }
  Usable = Errors.empty();
}

std::shared_ptr<Session> Session::join(ClangTidyContext &Context, StringRef ModelFiles) {
  static std::mutex Guard;
  static std::map<std::pair<ClangTidyContext *, std::string>, std::weak_ptr<Session>> Sessions;
  std::lock_guard<std::mutex> Lock(Guard);
  std::erase_if(Sessions, [](const auto &Entry) { return Entry.second.expired(); });
  auto &Entry = Sessions[{&Context, ModelFiles.str()}];
  auto Result = Entry.lock();
  if (!Result) {
    Result.reset(new Session(Context.getCurrentFile(), ModelFiles));
    Entry = Result;
  }
  return Result;
}

const PathFindings &Session::paths(ASTContext &Ctx, Preprocessor &PP, unsigned Budget) {
  auto [It, New] = Paths.try_emplace(Budget);
  if (New)
    It->second = followLocks(unit(Ctx), PP, Budget);
  return It->second;
}

LeakCheck::LeakCheck(StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), ModelFiles(Options.getLocalOrGlobal("ModelFiles", "")),
      Inserter(Options.getLocalOrGlobal("IncludeStyle", utils::IncludeSorter::IS_LLVM), areDiagsSelfContained()) {
  if (!Context->getCurrentFile().empty())
    Shared = Session::join(*Context, ModelFiles);
}

void LeakCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "ModelFiles", ModelFiles);
  Options.store(Opts, "IncludeStyle", Inserter.getStyle());
}

void LeakCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  if (!Shared)
    return;
  for (const std::string &Error : Shared->takeErrors())
    configurationDiag("%0", DiagnosticIDs::Error) << Error;
  // With a model file missing every verdict is in doubt: nothing is reported, and nothing edited.
  if (Shared->isUsable())
    addMatchers(*Finder);
}

void LeakCheck::registerPPCallbacks(const SourceManager &SM, Preprocessor *PP, Preprocessor *) {
  Inserter.registerPreprocessor(PP);
  this->PP = PP;
}

/// Nodes of the engine's graph for each function it starts in: docs/design/paths.md says what more would cost and find.
static constexpr unsigned DefaultBudget = 4000;

unsigned LeakCheck::readPathBudget() const { return Options.getLocalOrGlobal("PathBudget", DefaultBudget); }

void LeakCheck::addSteps(const Path &Steps) {
  const SourceManager &SM = Ctx->getSourceManager();
  for (const PathStep &Step : Steps)
    if (!SM.isInSystemHeader(SM.getExpansionLoc(Step.Loc)))
      diag(Step.Loc, "%0", DiagnosticIDs::Note) << Step.Text;
}

SourceLocation LeakCheck::placeOf(const Expr &E) {
  const SourceManager &SM = Ctx->getSourceManager();
  SourceLocation Loc = E.getExprLoc();
  return SM.isInSystemMacro(Loc) ? SM.getExpansionLoc(Loc) : Loc;
}

CalleeName LeakCheck::calleeOf(const Expr &Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
    return {Construct->getConstructor()};
  const FunctionDecl *Callee = cast<CallExpr>(Call).getDirectCallee();
  const FunctionTemplateDecl *Template = Callee->getPrimaryTemplate();
  CalleeName Name{Template ? cast<NamedDecl>(Template) : Callee};
  if (Ctx->getSourceManager().isInSystemMacro(Call.getExprLoc()))
    Name.Macro = &Ctx->Idents.get(
        Lexer::getSourceText(CharSourceRange::getTokenRange(placeOf(Call)), Ctx->getSourceManager(), Ctx->getLangOpts()));
  return Name;
}

llvm::SmallVector<FixItHint, 8> LeakCheck::hintsOf(const std::optional<RemedyFix> &Fix, SourceLocation At) {
  llvm::SmallVector<FixItHint, 8> Hints;
  if (!Fix)
    return Hints;
  Hints.append(Fix->Hints.begin(), Fix->Hints.end());
  FileID File = Ctx->getSourceManager().getFileID(At);
  for (const std::string &Header : Fix->Includes)
    if (auto Hint = Inserter.createIncludeInsertion(File, Header))
      Hints.push_back(*Hint);
  return Hints;
}

} // namespace leak
