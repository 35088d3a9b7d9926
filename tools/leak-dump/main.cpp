// Shows what the layers below the checks know, for tests and for whoever wonders why a call is or is not reported.
#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Facts/ThreadReach.h"
#include "lib/Facts/Unit.h"
#include "lib/Models/Schema.h"
#include "lib/Path/LockModel.h"
#include "lib/Support/SourceText.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Timer.h"

using namespace clang;
using namespace leak;

static llvm::cl::OptionCategory Category("leak-dump options");
static llvm::cl::opt<std::string> What(llvm::cl::Positional, llvm::cl::desc("rows|effects|threads|starts|paths|cost"),
                                       llvm::cl::Required, llvm::cl::cat(Category));
static llvm::cl::list<std::string> Files(llvm::cl::Positional, llvm::cl::desc("[file ...]"), llvm::cl::cat(Category));

/// Whether arguments decide if \p R bounds, or is bounded.
static bool isConditional(const Row &R) { return R.Forever || !R.BoundedIf.empty() || !R.Unless.empty(); }

/// \p R once for each verdict that `effects` can print about it.
static void printRow(const Row &R, StringRef File) {
  std::string Line = (File + ":" + Twine(R.Line) + ": " + keyOf(R)).str();
  if (R.Bounded || isConditional(R))
    llvm::outs() << Line << " bounded\n";
  if (isConditional(R))
    llvm::outs() << Line << " unbounded\n";
  if (!R.Bounded && !isConditional(R))
    llvm::outs() << Line << '\n';
}

static void printRow(const TypeRow &T, StringRef File) {
  llvm::outs() << File << ':' << T.Line << ": " << T.Name << " type " << spelling(T.Role) << '\n';
}

/// The rows of the model file \p File. Returns the exit status.
static int printRows(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  std::string Error = Buffer ? "" : (File + ": " + Buffer.getError().message()).str();
  auto Lib = Buffer ? parseLibrary(llvm::MemoryBufferRef((*Buffer)->getBuffer(), File), Error) : nullptr;
  if (!Lib) {
    llvm::errs() << "leak-dump: " << Error << '\n';
    return 1;
  }
  for (const Row &R : Lib->Functions)
    printRow(R, llvm::sys::path::filename(File));
  for (const TypeRow &T : Lib->Types)
    printRow(T, llvm::sys::path::filename(File));
  return 0;
}

static void printEmbeddedRows() {
  Table Rows;
  for (const Row *R : Rows.embeddedFunctionRows())
    printRow(*R, R->Origin->File);
  for (const TypeRow *T : Rows.embeddedTypeRows())
    printRow(*T, T->Origin->File);
}

static StringRef verdictOf(const Row &R, const Expr *Call, Unit &U) {
  if (!R.Bounded && !isConditional(R))
    return "";
  Truth Bounded = R.Bounded ? Truth::Yes : U.anyHolds(R.Unless.empty() ? R.BoundedIf : R.Unless, Call);
  Truth Forever = R.Forever ? U.holds(*R.Forever, Call) : Truth::Yes;
  if (Bounded == Truth::Unknown || (Bounded == Truth::No && Forever == Truth::Unknown))
    return " perhaps bounded";
  bool Is = Bounded == Truth::Yes || Forever == Truth::No;
  return Is == R.Unless.empty() ? " bounded" : " unbounded";
}

static std::string objectOf(const Row &R, const Expr *Call, ASTContext &Ctx) {
  if (R.Object.Kind == Operand::Return)
    return " on return";
  const Expr *Object = operand(Call, R.Object);
  std::string Text = !Object ? "" : Object->isImplicitCXXThis() ? "this" : textOf(Object, Ctx);
  StringRef Bare = Text; // an overloaded `pointer->`
  Bare.consume_back("->");
  return Bare.empty() ? "" : (" on " + Bare).str();
}

static std::string nameOf(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method && Method->getParent()->isLambda() ? "lambda" : Function->getQualifiedNameAsString();
}

/// Prints the role of each variable and field that the user declares.
class TypePrinter : public RecursiveASTVisitor<TypePrinter> {
public:
  explicit TypePrinter(Unit &U) : U(U) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && D->getLocation().isValid() && U.Ctx.getSourceManager().isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitDeclaratorDecl(DeclaratorDecl *D) {
    const SourceManager &SM = U.Ctx.getSourceManager();
    QualType Type = D->getType().getNonReferenceType();
    if (Type->isPointerType())
      Type = Type->getPointeeType();
    if (!isa<FunctionDecl, ParmVarDecl>(D))
      if (const TypeRow *T = U.Models.rowOf(Type->getAsCXXRecordDecl()))
        llvm::outs() << SM.getExpansionLoc(D->getLocation()).printToString(SM) << ": " << T->Name << " type "
                     << spelling(T->Role) << " (" << T->Origin->File << ':' << T->Line << ")\n";
    return true;
  }

private:
  Unit &U;
};

static std::string nameOf(const LockName &Name) {
  std::string Text;
  for (const ValueDecl *Part : Name.Parts)
    Text += (Text.empty() ? "" : ".") + Part->getNameAsString();
  return Text;
}

/// As many nodes for each function as the checks have by default.
static constexpr unsigned Budget = 4000;

/// Prints what the path engine meets: the functions that it is started in, the orders of locks, the waits under locks.
static void printPaths(const PathFindings &Found, const SourceManager &SM) {
  auto Print = [&](SourceLocation Loc, const std::string &Text) {
    llvm::outs() << SM.getExpansionLoc(Loc).printToString(SM) << ": " << Text << '\n';
  };
  for (const FunctionDecl *Function : Found.Analysed)
    Print(Function->getLocation(), "analysed " + nameOf(Function));
  for (const LockEdge &Edge : Found.Edges)
    Print(Edge.Second.Site->getExprLoc(), nameOf(Edge.First.Name) + " then " + nameOf(Edge.Second.Name));
  for (const WaitUnderLock &W : Found.Waits)
    for (const WaitUnderLock::Held &Lock : W.Locks)
      Print(W.Wait ? W.Wait->getExprLoc() : W.Dying->getLocation(), "waits under " + nameOf(Lock.Name));
}

/// Prints each start of a thread: its entry function, what becomes of its handle, and where it stays for ever, if it does.
static void printStarts(Unit &U) {
  const SourceManager &SM = U.Ctx.getSourceManager();
  for (const ThreadStart &S : U.threadEntries().starts()) {
    std::string Entries;
    for (const FunctionDecl *Entry : S.Entries)
      Entries += (Entries.empty() ? "" : "|") + nameOf(Entry);
    llvm::outs() << SM.getExpansionLoc(S.Start->getExprLoc()).printToString(SM) << ": "
                 << (Entries.empty() ? "unknown" : Entries) << ' ' << spelling(S.End);
    if (S.Handle)
      llvm::outs() << " in " << S.Handle->getNameAsString();
    if (S.JoinsItself)
      llvm::outs() << " joins itself";
    if (const Endless *Found = S.Entries.size() == 1 ? U.stopSignals().endlessIn(S.Entries.front()) : nullptr) {
      llvm::outs() << " endless";
      for (const Expr *Call : Found->Calls)
        llvm::outs() << " via " << nameOf(cast<CallExpr>(Call)->getDirectCallee());
      if (Found->NeverSet)
        llvm::outs() << " despite " << Found->NeverSet->getNameAsString();
    }
    llvm::outs() << '\n';
  }
}

class Dumper : public ASTConsumer {
public:
  Dumper(CompilerInstance &CI, Table &Rows) : CI(CI), Rows(Rows) {}

  void HandleTranslationUnit(ASTContext &Ctx) override {
    Unit U(Ctx, Rows);
    const SourceManager &SM = Ctx.getSourceManager();
    auto At = [&](const Expr *E) { return SM.getExpansionLoc(E->getExprLoc()).printToString(SM); };
    if (What == "threads") {
      std::vector<std::string> Lines;
      for (const auto &[Function, Start] : U.threads().reached())
        Lines.push_back(At(Start) + ": " + nameOf(Function));
      llvm::sort(Lines);
      for (const std::string &Line : Lines)
        llvm::outs() << Line << '\n';
      return;
    }
    if (What == "starts")
      return printStarts(U);
    if (What == "paths" || What == "cost") {
      llvm::TimeRecord Start = llvm::TimeRecord::getCurrentTime();
      PathFindings Found = followLocks(U, CI.getPreprocessor(), Budget);
      llvm::TimeRecord Took = llvm::TimeRecord::getCurrentTime(/*Start=*/false);
      Took -= Start;
      if (What == "paths")
        printPaths(Found, SM);
      else
        llvm::outs() << Found.Analysed.size() << " functions, " << unsigned(Took.getProcessTime() * 1000) << " ms of CPU\n";
      return;
    }
    for (const CallSite &Call : U.index().calls())
      for (const KnownEffect &Known : U.effectsOf(Call.E))
        llvm::outs() << At(Call.E) << ": " << (Known.Holds == Truth::Unknown ? "perhaps " : "") << keyOf(*Known.R)
                     << verdictOf(*Known.R, Call.E, U) << objectOf(*Known.R, Call.E, Ctx) << " (" << Known.R->Origin->File
                     << ':' << Known.R->Line << ")\n";
    TypePrinter(U).TraverseDecl(Ctx.getTranslationUnitDecl());
  }

private:
  CompilerInstance &CI;
  Table &Rows;
};

class Action : public ASTFrontendAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI, StringRef) override {
    static Table Rows;
    return std::make_unique<Dumper>(CI, Rows);
  }
};

int main(int argc, const char **argv) {
  std::string Error;
  auto Commands = tooling::FixedCompilationDatabase::loadFromCommandLine(argc, argv, Error);
  llvm::cl::HideUnrelatedOptions(Category);
  if (!llvm::cl::ParseCommandLineOptions(argc, argv, "leak-dump: what leak-tidy knows about a file\n"))
    return 2;
  if (What == "rows") {
    int Status = 0;
    for (const std::string &File : Files)
      Status |= printRows(File);
    if (Files.empty())
      printEmbeddedRows();
    return Status;
  }
  if (!llvm::is_contained({"effects", "threads", "starts", "paths", "cost"}, What) || Files.empty()) {
    llvm::errs()
        << "leak-dump: expected 'rows [FILE ...]', or 'effects', 'threads', 'starts', 'paths' or 'cost' with 'FILE ... "
           "-- FLAGS'\n";
    return 2;
  }
  if (!Commands)
    Commands = std::make_unique<tooling::FixedCompilationDatabase>(".", std::vector<std::string>());
  tooling::ClangTool Tool(*Commands, Files);
  return Tool.run(tooling::newFrontendActionFactory<Action>().get());
}
