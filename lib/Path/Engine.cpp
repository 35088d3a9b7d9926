#include "lib/Path/Engine.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/StaticAnalyzer/Frontend/AnalysisConsumer.h"
#include "llvm/ADT/ScopeExit.h"
#include <mutex>

using namespace clang;

namespace leak {

/// The engine takes its options from a compiler invocation only: default-constructed ones switch it off without a word.
static std::shared_ptr<CompilerInvocation> invocationFor(unsigned Budget, StringRef Checker, bool Inline) {
  auto Invocation = std::make_shared<CompilerInvocation>();
  DiagnosticOptions DiagOptions;
  DiagnosticsEngine Diags(DiagnosticIDs::create(), DiagOptions, new IgnoringDiagConsumer());
  CompilerInvocation::CreateFromArgs(*Invocation, {"-analyze", "-x", "c++", "unused.cpp"}, Diags);
  AnalyzerOptions &Options = Invocation->getAnalyzerOpts();
  Options.CheckersAndPackages = {{Checker.str(), true},
                                 {"core.builtin.BuiltinFunctions", true},   // std::move, __builtin_expect
                                 {"core.builtin.NoReturnFunctions", true}}; // assertion handlers
  Options.AnalysisDiagOpt = PD_NONE;                                        // findings are read from the consumer, not printed
  Options.AnalyzeAll = true;                                                // the roots were chosen, headers and all
  // A function is also looked at by itself: a caller's arguments may exclude the path that is wrong.
  Options.InliningMode = All;
  if (!Inline)
    Options.IPAMode = "none";
  Options.MayInlineCXXStandardLibrary = false;
  Options.MaxNodesPerTopLevelFunction = Budget;
  Options.maxBlockVisitOnPath = 3;
  Options.ShouldUnrollLoops = true; // threads are started in loops that count to a constant
  Options.ShouldTrackConditions = false;
  return Invocation;
}

/// Clang's analyzer keeps statistics in globals, a string and a list among them that two runs at once would tear; an editor
/// analyses files at once.
static std::mutex &oneRun() {
  static std::mutex Mutex;
  return Mutex;
}

void runEngine(EngineInput Input) {
  std::lock_guard<std::mutex> Lock(oneRun());
  // The analyzer's own cleaning of that list comes between these two when the translation unit goes: in the order in which they
  // were registered.
  Input.Ctx.AddDeallocation([](void *) { oneRun().lock(); }, nullptr);
  llvm::scope_exit Registered([&] { Input.Ctx.AddDeallocation([](void *) { oneRun().unlock(); }, nullptr); });
  SourceManager &SM = Input.Ctx.getSourceManager();
  // A shell around what the caller owns: the analyzer's consumer is made for a compiler instance.
  CompilerInstance CI(invocationFor(Input.Budget, Input.Checker, Input.Inline));
  CI.setDiagnostics(&Input.Ctx.getDiagnostics());
  CI.setVirtualFileSystem(SM.getFileManager().getVirtualFileSystemPtr());
  CI.setFileManager(&SM.getFileManager());
  CI.setSourceManager(&SM);
  CI.setASTContext(&Input.Ctx);
  CI.setPreprocessor(std::shared_ptr<Preprocessor>(std::shared_ptr<void>(), &Input.PP));
  {
    auto Consumer = ento::CreateAnalysisConsumer(CI);
    Consumer->AddCheckerRegistrationFn(Input.Register);
    Consumer->AddDiagnosticConsumer(std::move(Input.Consumer));
    Consumer->Initialize(Input.Ctx);
    for (const FunctionDecl *Root : Input.Roots)
      Consumer->HandleTopLevelDecl(DeclGroupRef(const_cast<FunctionDecl *>(Root)));
    Consumer->HandleTranslationUnit(Input.Ctx);
  }
}

} // namespace leak
