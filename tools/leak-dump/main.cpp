// Shows what the layers below the checks know, for tests and for whoever wonders why a call is or is not reported.
#include "lib/Facts/ThreadReach.h"
#include "lib/Facts/Unit.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"

using namespace clang;
using namespace leak;

static llvm::cl::OptionCategory Category("leak-dump options");
static llvm::cl::opt<std::string> What(llvm::cl::Positional, llvm::cl::desc("rows|effects|threads"), llvm::cl::Required,
                                       llvm::cl::cat(Category));
static llvm::cl::opt<std::string> File(llvm::cl::Positional, llvm::cl::desc("[file]"), llvm::cl::cat(Category));

static void printRows(const Table &Rows) {
  for (const Library *Lib : Rows.libraries()) {
    for (const Row &R : Lib->Functions)
      llvm::outs() << Lib->File << ':' << R.Line << ": " << R.Name << ": " << spelling(R.Does) << '\n';
    for (const TypeRow &T : Lib->Types)
      llvm::outs() << Lib->File << ':' << T.Line << ": " << T.Name << ": type " << spelling(T.Role) << '\n';
  }
}

static std::string nameOf(const FunctionDecl *Function) {
  return Function ? Function->getQualifiedNameAsString() : "(outside functions)";
}

class Dumper : public ASTConsumer {
public:
  explicit Dumper(const Table &Rows) : Rows(Rows) {}

  void HandleTranslationUnit(ASTContext &Ctx) override {
    Unit U(Ctx, Rows);
    const SourceManager &SM = Ctx.getSourceManager();
    if (What == "threads") {
      std::vector<std::string> Lines;
      for (const auto &[Function, Start] : U.threads().reached())
        Lines.push_back(nameOf(Function) + " from line " + std::to_string(SM.getExpansionLineNumber(Start->getExprLoc())));
      llvm::sort(Lines);
      for (const std::string &Line : Lines)
        llvm::outs() << Line << '\n';
      return;
    }
    for (const CallSite &Call : U.index().calls()) {
      std::string At = SM.getExpansionLoc(Call.E->getExprLoc()).printToString(SM);
      for (const KnownEffect &Known : U.effectsOf(Call.E))
        llvm::outs() << At << ": " << Known.R->Name << ": " << spelling(Known.R->Does) << " (" << Known.R->Origin->File << ':'
                     << Known.R->Line << ")\n";
      if (isa<CXXConstructExpr>(Call.E))
        if (auto Role = U.Models.roleOf(Call.E->getType()))
          llvm::outs() << At << ": type " << spelling(*Role) << '\n';
    }
  }

private:
  const Table &Rows;
};

class Action : public ASTFrontendAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override {
    static const Table Rows;
    return std::make_unique<Dumper>(Rows);
  }
};

int main(int argc, const char **argv) {
  std::string Error;
  auto Commands = tooling::FixedCompilationDatabase::loadFromCommandLine(argc, argv, Error);
  llvm::cl::HideUnrelatedOptions(Category);
  if (!llvm::cl::ParseCommandLineOptions(argc, argv, "leak-dump: what leak-tidy knows about a file\n"))
    return 2;
  if (What == "rows") {
    printRows(Table());
    return 0;
  }
  if ((What != "effects" && What != "threads") || File.empty()) {
    llvm::errs() << "leak-dump: expected 'rows', 'effects FILE -- FLAGS' or 'threads FILE -- FLAGS'\n";
    return 2;
  }
  if (!Commands)
    Commands = std::make_unique<tooling::FixedCompilationDatabase>(".", std::vector<std::string>());
  tooling::ClangTool Tool(*Commands, {File});
  return Tool.run(tooling::newFrontendActionFactory<Action>().get());
}
