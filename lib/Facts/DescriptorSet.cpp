#include "lib/Facts/DescriptorSet.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace leak {
namespace {

class SetReader {
public:
  explicit SetReader(Unit &U) : U(U) {}

  /// Reads the set that \p Set names into Descriptors. False if some of its contents are not visible.
  bool read(const Expr *Set) {
    auto Path = U.pathOf(Set);
    if (!Path || !Path->last())
      return false;
    if (Set->getType()->isIntegerType())
      return readInterest(*Path);
    return Path->isVariable() && Path->Root->hasLocalStorage() && !isa<ParmVarDecl>(Path->Root) && readVariable(*Path->Root, 0);
  }

  WakeUp verdict() {
    bool Unknown = false;
    for (const Expr *Descriptor : Descriptors)
      switch (kindOf(Descriptor)) {
      case WakeUp::Present:
        return WakeUp::Present;
      case WakeUp::Unknown:
        Unknown = true;
        break;
      case WakeUp::None:
        break;
      }
    // One descriptor leaves no place for a second that would end the wait; where it comes from is then another question.
    bool Alone = Descriptors.size() == 1 && !InLoop && isParameter(Descriptors.front());
    return Descriptors.empty() || (Unknown && !Alone) ? WakeUp::Unknown : WakeUp::None;
  }

private:
  bool isParameter(const Expr *Descriptor) {
    auto Path = U.pathOf(Descriptor);
    return Path && Path->isVariable() && Path->Root->isLocalVarDeclOrParm();
  }

  /// epoll: the calls that add to the instance.
  bool readInterest(const AccessPath &Instance) {
    if (!U.isClosed(Instance.last()))
      return false;
    for (const Use &Each : U.index().usesOf(Instance.last())) {
      bool Known = Each.Kind == UseKind::Compare || Each.Kind == UseKind::Assign || Each.Kind == UseKind::Capture ||
                   (Each.Kind == UseKind::Argument && !U.Models.rowsOf(Each.Other).empty());
      if (!Known)
        return false;
      const Row *Watch = Each.Kind == UseKind::Argument ? U.effect(Each.Other, Effect::Watch) : nullptr;
      if (Watch && Watch->Object == Operand{Operand::Arg, Each.ArgNo})
        add(operand(Each.Other, Watch->Descriptors), Each);
    }
    return !Descriptors.empty();
  }

  /// poll and select: what is stored into a local array, structure or fd_set.
  bool readVariable(const VarDecl &Var, int Depth) {
    for (const Use &Each : U.index().usesOf(&Var)) {
      switch (Each.Kind) {
      case UseKind::Compare:
      case UseKind::Capture:
        break;
      case UseKind::Member:
        if (!readMember(Each))
          return false;
        break;
      case UseKind::Assign:
        if (!readValue(Each, Depth))
          return false;
        break;
      case UseKind::Argument:
        if (U.Models.rowsOf(Each.Other).empty())
          return false;
        break;
      case UseKind::Address: // FD_ZERO works through a pointer of its own
        if (const VarDecl *Pointer = initialisedBy(Each); !Pointer || Depth > 1 || !readVariable(*Pointer, Depth + 1))
          return false;
        break;
      default:
        return false;
      }
    }
    return true;
  }

  /// The local variable whose initialiser \p Each is part of.
  const VarDecl *initialisedBy(const Use &Each) {
    FunctionView *View = U.view(Each.In);
    const Stmt *P = View ? View->parent(Each.Ref) : nullptr;
    while (P && !isa<DeclStmt>(P))
      P = View->parent(P);
    if (const auto *Decl = cast_or_null<DeclStmt>(P))
      for (const clang::Decl *D : Decl->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->hasLocalStorage() && U.pathOf(Var->getInit()) == U.pathOf(Each.Ref))
          return Var;
    return nullptr;
  }

  bool readValue(const Use &Each, int Depth) {
    const Expr *Value = Each.Other;
    if (!Value || isa<CXXConstructExpr>(Value->IgnoreImplicit()))
      return true;
    if (const auto *List = dyn_cast<InitListExpr>(Value->IgnoreParenImpCasts())) {
      readList(*List, Each);
      return true;
    }
    if (const auto *Unary = dyn_cast<UnaryOperator>(Value->IgnoreParenImpCasts()); Unary && Unary->getOpcode() == UO_AddrOf)
      return true;               // the pointer of FD_ZERO
    auto Path = U.pathOf(Value); // select's working copy of a master set
    return Path && Path->isVariable() && Path->Root->hasLocalStorage() && Depth < 2 && readVariable(*Path->Root, Depth + 1);
  }

  /// The descriptor is the first field of pollfd, and the only one a short initialiser has.
  void readList(const InitListExpr &List, const Use &From) {
    const InitListExpr &Semantic = List.isSemanticForm() || !List.getSemanticForm() ? List : *List.getSemanticForm();
    if (Semantic.getType()->isArrayType()) {
      for (const Expr *Element : Semantic.inits())
        if (const auto *Inner = dyn_cast<InitListExpr>(Element->IgnoreParenImpCasts()))
          readList(*Inner, From);
      return;
    }
    if (Semantic.getNumInits() && Semantic.getInit(0)->getType()->isIntegerType())
      add(Semantic.getInit(0), From);
  }

  /// `fds[i].fd = X`, `p.fd = X`, and FD_SET's `set.bits[X / 64] |= 1 << X % 64`.
  bool readMember(const Use &Each) {
    FunctionView *View = U.view(Each.In);
    if (!View)
      return false;
    const Stmt *Child = Each.Ref;
    const FieldDecl *Field = nullptr;
    for (const Stmt *P = View->parent(Child); P; Child = P, P = View->parent(P)) {
      if (const auto *Member = dyn_cast<MemberExpr>(P))
        Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      else if (const auto *Binary = dyn_cast<BinaryOperator>(P)) {
        if (!Binary->isAssignmentOp() || Binary->getLHS() != Child)
          return true;
        if (Binary->getOpcode() == BO_OrAssign) {
          add(bitNumber(Binary->getRHS()), Each);
          return true;
        }
        if (Binary->getOpcode() == BO_Assign && Field && Field->getFieldIndex() == 0 && Field->getType()->isIntegerType())
          add(Binary->getRHS(), Each);
        // Whole elements are assigned from somewhere else.
        return Field != nullptr;
      } else if (isa<CallExpr>(P)) {
        return !U.Models.rowsOf(cast<Expr>(P)).empty();
      } else if (const auto *Unary = dyn_cast<UnaryOperator>(P); Unary && Unary->getOpcode() == UO_AddrOf) {
        continue;
      } else if (!isa<ParenExpr, CastExpr, ArraySubscriptExpr, UnaryOperator>(P)) {
        return true;
      }
    }
    return true;
  }

  static const Expr *bitNumber(const Expr *Mask) {
    llvm::SmallVector<const Stmt *, 8> Work{Mask};
    while (!Work.empty()) {
      const Stmt *S = Work.pop_back_val();
      if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(S); Binary && Binary->getOpcode() == BO_Rem)
        return Binary->getLHS();
      if (S)
        Work.append(S->child_begin(), S->child_end());
    }
    return Mask;
  }

  void add(const Expr *Descriptor, const Use &From) {
    if (!Descriptor || isa<ImplicitValueInitExpr>(Descriptor))
      return;
    Expr::EvalResult Value;
    if (!Descriptor->isValueDependent() && Descriptor->EvaluateAsInt(Value, U.Ctx) && Value.Val.getInt() < 0)
      return; // poll ignores negative descriptors
    Descriptors.push_back(Descriptor);
    FunctionView *View = U.view(From.In);
    const Stmt *Where = From.Ref ? From.Ref : From.Other;
    InLoop |= View && Where && !View->loopsAround(Where).empty() && Descriptors.size() == 1 && isIndexed(Where, *View);
  }

  /// `fds[i].fd = ...` in a loop stores many descriptors.
  static bool isIndexed(const Stmt *Where, FunctionView &View) {
    const Stmt *P = View.parent(Where);
    while (P && isa<CastExpr, ParenExpr>(P))
      P = View.parent(P);
    const auto *Subscript = dyn_cast_or_null<ArraySubscriptExpr>(P);
    return Subscript && !isa<IntegerLiteral>(Subscript->getIdx()->IgnoreParenImpCasts());
  }

  /// Whether the descriptor \p E is one that exists to end a wait.
  WakeUp kindOf(const Expr *E, int Depth = 0) {
    E = E->IgnoreParenCasts();
    Expr::EvalResult Value;
    if (!E->isValueDependent() && E->EvaluateAsInt(Value, U.Ctx))
      return WakeUp::None;
    if (const auto *Call = dyn_cast<CallExpr>(E))
      if (const Row *Make = U.effect(Call, Effect::Make))
        return Make->Kind == "wakeup" ? WakeUp::Present : WakeUp::None;
    auto Path = U.pathOf(E);
    if (!Path || !Path->last() || Depth > 3)
      return WakeUp::Unknown;
    bool Plain = false, Unknown = !U.isClosed(Path->last()) || isa<ParmVarDecl>(Path->last());
    for (const Use &Each : U.index().usesOf(Path->last())) {
      if (Each.Kind == UseKind::Argument)
        if (const Row *Make = U.effect(Each.Other, Effect::Make); Make && Make->Object == Operand{Operand::Arg, Each.ArgNo})
          return Make->Kind == "wakeup" ? WakeUp::Present : WakeUp::None;
      if (Each.Kind == UseKind::Member && !Path->Steps.empty())
        continue; // an element or field of the same variable
      if (Each.Kind != UseKind::Assign || !Each.Other)
        continue;
      Expr::EvalResult Constant;
      if (!Each.Other->isValueDependent() && Each.Other->EvaluateAsInt(Constant, U.Ctx))
        continue;
      WakeUp One = kindOf(Each.Other, Depth + 1);
      if (One == WakeUp::Present)
        return One;
      (One == WakeUp::None ? Plain : Unknown) = true;
    }
    return Unknown || !Plain ? WakeUp::Unknown : WakeUp::None;
  }

  Unit &U;
  llvm::SmallVector<const Expr *, 4> Descriptors;
  bool InLoop = false;
};

} // namespace

WakeUp wakeUpIn(Unit &U, const CallSite &Wait, const Row &R) {
  SetReader Reader(U);
  const Expr *First = operand(Wait.E, R.Descriptors);
  if (!First)
    return WakeUp::Unknown;
  QualType SetType = First->getType();
  for (unsigned I = R.Descriptors.Index; I < argumentCount(Wait.E); ++I) {
    const Expr *Set = operand(Wait.E, {Operand::Arg, I});
    // select has up to three sets, one after the other, any of them null.
    bool IsNull = Set->isNullPointerConstant(U.Ctx, Expr::NPC_ValueDependentIsNotNull);
    if (I != R.Descriptors.Index && (!SetType->isPointerType() || IsNull || !U.Ctx.hasSameType(Set->getType(), SetType)))
      continue;
    if (!IsNull && !Reader.read(Set))
      return WakeUp::Unknown;
  }
  return Reader.verdict();
}

} // namespace leak
