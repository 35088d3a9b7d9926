#include "checks/LeakCheck.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <limits>
#include <mutex>

using namespace clang;
using namespace clang::ast_matchers;
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

static constexpr unsigned UsualTimeoutMs = 30000;

LeakCheck::LeakCheck(StringRef Name, ClangTidyContext *Context, Effect About)
    : ClangTidyCheck(Name, Context), DefaultTimeoutMs(Options.getLocalOrGlobal<unsigned>("DefaultTimeoutMs", UsualTimeoutMs)),
      About(About), ModelFiles(Options.getLocalOrGlobal("ModelFiles", "")),
      Shared(Context->getCurrentFile().empty() ? nullptr : Session::join(*Context, ModelFiles)),
      Inserter(Options.getLocalOrGlobal("IncludeStyle", utils::IncludeSorter::IS_LLVM), areDiagsSelfContained()) {
  // 0 means "never" to some libraries, and what an int does not hold is negative to others.
  constexpr unsigned Most = std::numeric_limits<int>::max();
  if (DefaultTimeoutMs == 0 || DefaultTimeoutMs > Most) {
    configurationDiag("option DefaultTimeoutMs is %0 but must be from 1 to %1 milliseconds") << DefaultTimeoutMs << Most;
    DefaultTimeoutMs = UsualTimeoutMs;
  }
}

void LeakCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "DefaultTimeoutMs", DefaultTimeoutMs);
  Options.store(Opts, "ModelFiles", ModelFiles);
  Options.store(Opts, "IncludeStyle", Inserter.getStyle());
}

namespace {
AST_POLYMORPHIC_MATCHER_P2(hasEffect, AST_POLYMORPHIC_SUPPORTED_TYPES(CallExpr, CXXConstructExpr), std::shared_ptr<Session>,
                           Shared, Effect, Does) {
  llvm::ArrayRef<const Row *> Rows = Shared->unit(Finder->getASTContext()).Models.rowsOf(&Node);
  return llvm::any_of(Rows, [&](const Row *R) { return R->Does == Does; });
}
} // namespace

void LeakCheck::registerMatchers(MatchFinder *Finder) {
  if (!Shared)
    return;
  for (const std::string &Error : Shared->takeErrors())
    configurationDiag("%0", DiagnosticIDs::Error) << Error;
  // With a model file missing every verdict is in doubt: nothing is reported, and nothing edited.
  if (Shared->isUsable())
    Finder->addMatcher(callExpr(hasEffect(Shared, About)).bind("call"), this);
}

void LeakCheck::registerPPCallbacks(const SourceManager &SM, Preprocessor *PP, Preprocessor *) {
  Inserter.registerPreprocessor(PP);
}

void LeakCheck::check(const MatchFinder::MatchResult &Result) {
  Ctx = Result.Context;
  Candidates.push_back(Result.Nodes.getNodeAs<Expr>("call"));
}

void LeakCheck::onEndOfTranslationUnit() {
  if (!Ctx || Candidates.empty())
    return;
  const SourceManager &SM = Ctx->getSourceManager();
  llvm::stable_sort(Candidates, [&](const Expr *A, const Expr *B) {
    return SM.isBeforeInTranslationUnit(A->getBeginLoc(), B->getBeginLoc());
  });
  for (const Expr *Candidate : Candidates)
    if (const FunctionDecl *In = unit().index().functionAround(Candidate))
      if (const Row *R = unit().effect(Candidate, About))
        judge({Candidate, In}, *R);
  Candidates.clear();
}

const NamedDecl *LeakCheck::calleeOf(const CallSite &Call) {
  const FunctionDecl *Callee = cast<CallExpr>(Call.E)->getDirectCallee();
  if (const FunctionTemplateDecl *Template = Callee->getPrimaryTemplate())
    return Template;
  return Callee;
}

const ValueDecl *LeakCheck::objectOf(const CallSite &Call, const Row &R) {
  auto Path = unit().pathOf(operand(Call.E, R.Object));
  return Path ? Path->last() : nullptr;
}

bool LeakCheck::isBoundedByItself(const CallSite &Call, const Row &R) {
  if (R.Bounded || unit().anyHolds(R.BoundedIf, Call.E) != Truth::No)
    return true;
  return R.Forever && unit().holds(*R.Forever, Call.E) != Truth::Yes;
}

llvm::SmallVector<FixItHint, 8> LeakCheck::fixFor(const CallSite &Call, const Row &R) {
  llvm::SmallVector<FixItHint, 8> Hints;
  if (!Remedies)
    Remedies = std::make_unique<RemedyBuilder>(unit(), RemedyOptions{DefaultTimeoutMs});
  auto Fix = Remedies->build(Call, R);
  if (!Fix)
    return Hints;
  Hints.append(Fix->Hints.begin(), Fix->Hints.end());
  FileID File = Ctx->getSourceManager().getFileID(Call.E->getBeginLoc());
  for (const std::string &Header : Fix->Includes)
    if (auto Hint = Inserter.createIncludeInsertion(File, Header))
      Hints.push_back(*Hint);
  return Hints;
}

void LeakCheck::adviseAt(SourceLocation Loc, const Row &R) {
  diag(Loc, "%0", DiagnosticIDs::Note) << (R.Advice.empty() ? "give it a timeout where one can be handled" : R.Advice);
}

} // namespace leak
