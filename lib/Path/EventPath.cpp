#include "lib/Path/EventPath.h"
#include "lib/Path/Engine.h"
#include "lib/Path/Steps.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

using namespace clang;
using namespace clang::ento;

REGISTER_TRAIT_WITH_PROGRAMSTATE(ComesFrom, bool)

namespace leak {
namespace {

class EventChecker : public Checker<check::PreStmt<CallExpr>, check::PostStmt<Expr>> {
public:
  const EventQuery *Query = nullptr;

  void checkPreStmt(const CallExpr *Call, CheckerContext &C) const {
    if (Call != Query->At || !C.getState()->get<ComesFrom>() || isNothing(C.getSVal(Query->Handle), C))
      return;
    if (ExplodedNode *Node = C.generateNonFatalErrorNode(C.getState(), this))
      C.emitReport(std::make_unique<PathSensitiveBugReport>(Type, "path", Node));
  }

  void checkPostStmt(const Expr *E, CheckerContext &C) const {
    if (llvm::is_contained(Query->From, E))
      C.addTransition(C.getState()->set<ComesFrom>(true));
    else if (llvm::is_contained(Query->Past, E))
      C.addTransition(C.getState()->set<ComesFrom>(false));
  }

private:
  BugType Type{this, "event"};

  /// Whether \p Value is surely a null pointer, or the negative number that stands for no descriptor.
  static bool isNothing(SVal Value, CheckerContext &C) {
    ProgramStateRef State = C.getState();
    if (Value.getAs<Loc>())
      return State->isNull(Value).isConstrainedTrue();
    SValBuilder &Values = C.getSValBuilder();
    SVal Negative =
        Values.evalBinOp(State, BO_LT, Value, Values.makeIntVal(0, C.getASTContext().IntTy), Values.getConditionType());
    auto Defined = Negative.getAs<DefinedOrUnknownSVal>();
    return Defined && !State->assume(*Defined, false);
  }
};

class PathConsumer : public PathDiagnosticConsumer {
public:
  explicit PathConsumer(std::optional<Path> &Found) : Found(Found) {}
  StringRef getName() const override { return "leak-tidy"; }
  bool supportsCrossFileDiagnostics() const override { return true; }
  void FlushDiagnosticsImpl(std::vector<const PathDiagnostic *> &Diagnostics, FilesMade *) override {
    if (!Diagnostics.empty())
      Found = stepsOf(*Diagnostics.front());
  }

private:
  std::optional<Path> &Found;
};

} // namespace

std::optional<Path> findEventPath(ASTContext &Ctx, Preprocessor &PP, unsigned Budget, const EventQuery &Query) {
  std::optional<Path> Found;
  auto Register = [&Query](CheckerRegistry &Registry) {
    static thread_local const EventQuery *Current;
    Current = &Query;
    Registry.addChecker([](CheckerManager &Manager) { Manager.registerChecker<EventChecker>()->Query = Current; },
                        [](const CheckerManager &) { return true; }, "leak.Events", "");
  };
  const FunctionDecl *Root = Query.In->getDefinition();
  runEngine({Ctx, PP, Root, Budget, "leak.Events", Register, std::make_unique<PathConsumer>(Found), /*Inline=*/false});
  return Found;
}

} // namespace leak
