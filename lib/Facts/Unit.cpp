#include "lib/Facts/Unit.h"
#include "lib/Facts/StopSignals.h"
#include "lib/Facts/ThreadEntries.h"
#include "lib/Facts/ThreadReach.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace leak {

FunctionView::FunctionView(const FunctionDecl *F, ASTContext &Ctx) : Ctx(Ctx) {
  const FunctionDecl *Definition = nullptr;
  if (F->hasBody(Definition)) {
    Function = Definition;
    Body = Definition->getBody();
    Parents = std::make_unique<ParentMap>(Body);
  } else {
    Function = F;
  }
}

const CFG *FunctionView::graph() {
  if (!GraphTried) {
    GraphTried = true;
    CFG::BuildOptions Options;
    Options.setAllAlwaysAdd();
    Options.PruneTriviallyFalseEdges = true;
    Graph = CFG::buildCFG(Function, Body, &Ctx, Options);
    if (Graph)
      Blocks = std::make_unique<CFGStmtMap>(*Graph, *Parents);
  }
  return Graph.get();
}

FunctionView::Point FunctionView::pointOf(const Stmt *S) {
  if (!graph())
    return {};
  const CFGBlock *Block = Blocks->getBlock(S);
  if (!Block)
    return {};
  for (const Stmt *At = S; At; At = Parents->getParent(At))
    for (auto [I, Element] : llvm::enumerate(*Block))
      if (auto Statement = Element.getAs<CFGStmt>(); Statement && Statement->getStmt() == At)
        return {Block, static_cast<unsigned>(I)};
  return {Block, static_cast<unsigned>(Block->size())};
}

llvm::SmallVector<const Stmt *, 4> FunctionView::loopsAround(const Stmt *S) const {
  llvm::SmallVector<const Stmt *, 4> Loops;
  for (const Stmt *P = parent(S); P; P = parent(P))
    if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(P))
      Loops.push_back(P);
  return Loops;
}

Unit::Unit(ASTContext &Ctx, Table &Rows) : Ctx(Ctx), Models(Rows) {}
Unit::~Unit() = default;

const UnitIndex &Unit::index() {
  if (!Index)
    Index = std::make_unique<UnitIndex>(Ctx);
  return *Index;
}

const ThreadReach &Unit::threads() {
  if (!Threads)
    Threads = std::make_unique<ThreadReach>(*this);
  return *Threads;
}

const ThreadEntries &Unit::threadEntries() {
  if (!Entries)
    Entries = std::make_unique<ThreadEntries>(*this);
  return *Entries;
}

StopSignals &Unit::stopSignals() {
  if (!Stops)
    Stops = std::make_unique<StopSignals>(*this);
  return *Stops;
}

FunctionView *Unit::view(const FunctionDecl *Function) {
  if (!Function || !UnitIndex::bodyOf(Function))
    return nullptr;
  auto &View = Views[Function->getCanonicalDecl()];
  if (!View)
    View = std::make_unique<FunctionView>(Function, Ctx);
  return View.get();
}

llvm::SmallVector<KnownEffect, 2> Unit::effectsOf(const Expr *Call) {
  llvm::SmallVector<KnownEffect, 2> Result;
  for (const Row *R : Models.rowsOf(Call)) {
    Truth When = allHold(R->When, Call, Ctx, [this](const VarDecl *V) { return soleValue(V); });
    if (When != Truth::No)
      Result.push_back({R, When});
  }
  return Result;
}

const Row *Unit::effect(const Expr *Call, Effect Does) {
  for (const KnownEffect &Known : effectsOf(Call))
    if (Known.R->Does == Does)
      return Known.R;
  return nullptr;
}

bool Unit::calls(const FunctionDecl *Function, StringRef Name) {
  return llvm::any_of(index().callsIn(Function), [&](const CallSite &Site) {
    const auto *Call = dyn_cast<CallExpr>(Site.E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->getIdentifier() && Callee->getName() == Name;
  });
}

std::optional<AccessPath> Unit::pathOf(const Expr *E) {
  return AccessPath::of(E, Ctx, [this](const CXXRecordDecl *Class) { return Models.roleOf(Class) == TypeRole::Pointer; });
}

const Expr *Unit::soleValue(const VarDecl *Var) {
  if (!Var->getType()->isScalarType() || isa<ParmVarDecl>(Var))
    return nullptr;
  const VarDecl *Definition = Var->getInitializingDeclaration();
  const Expr *Value = Definition ? Definition->getInit() : nullptr;
  if (!Value)
    return nullptr;
  if (Var->getType().isConstQualified())
    return Value;
  if (!isClosed(Var))
    return nullptr;
  for (const Use &U : index().usesOf(Var)) {
    bool Initial = U.Kind == UseKind::Assign && !U.Ref;
    bool Reads = U.Kind == UseKind::Compare || U.Kind == UseKind::Arithmetic || U.Kind == UseKind::Member ||
                 (U.ByValue && U.Kind != UseKind::Assign && U.Kind != UseKind::Count);
    // A capture by reference shows the writes inside the lambda as uses of their own.
    if (!Initial && !Reads && U.Kind != UseKind::Capture)
      return nullptr;
  }
  return Value;
}

Truth Unit::holds(const Condition &C, const Expr *Call) {
  return leak::holds(C, Call, Ctx, [this](const VarDecl *V) { return soleValue(V); });
}

Truth Unit::anyHolds(llvm::ArrayRef<Condition> Conditions, const Expr *Call) {
  return leak::anyHolds(Conditions, Call, Ctx, [this](const VarDecl *V) { return soleValue(V); });
}

/// Whether every member function and friend of \p Class that a user wrote has its body here.
static bool isFullyVisible(const CXXRecordDecl &Class) {
  if (Class.hasFriends() || Class.isDependentContext())
    return false;
  for (const Decl *D : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (Method && !Method->isImplicit() && !Method->isDefaulted() && !Method->isDeleted() && !Method->isPureVirtual() &&
        !UnitIndex::bodyOf(Method))
      return false;
  }
  return true;
}

/// Whether no header declares \p D. Another file could still name it with a declaration of its own; nobody does that to what
/// another thread's lifetime hangs on.
static bool isOnlyInMainFile(const Decl &D) {
  const SourceManager &SM = D.getASTContext().getSourceManager();
  return llvm::all_of(D.redecls(), [&](const Decl *R) { return SM.isInMainFile(SM.getExpansionLoc(R->getLocation())); });
}

bool Unit::isClosed(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (Method && (Method->isVirtual() || Method->getParent()->isLambda()))
    return false;
  if (Method && Method->getAccess() == AS_private && isFullyVisible(*Method->getParent()))
    return !index().isAddressTaken(Function);
  bool Hidden = !Function->isExternallyVisible() || isOnlyInMainFile(Method ? cast<Decl>(*Method->getParent()) : *Function);
  return Hidden && !index().isAddressTaken(Function);
}

bool Unit::isClosed(const ValueDecl *D) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (const auto *Var = dyn_cast<VarDecl>(D)) {
    if (Var->isLocalVarDeclOrParm() || !Var->isExternallyVisible())
      return true;
    // Who declares it `extern` alone sets it elsewhere.
    return Var->hasDefinition() != VarDecl::DeclarationOnly && isOnlyInMainFile(*Var);
  }
  const auto *Field = dyn_cast<FieldDecl>(D);
  if (!Field)
    return false;
  const RecordDecl *Record = Field->getParent();
  if (SM.isInMainFile(SM.getExpansionLoc(Record->getLocation())))
    return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  return Class && Field->getAccess() == AS_private && isFullyVisible(*Class);
}

} // namespace leak
