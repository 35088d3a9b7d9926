#include "lib/Path/LockRegions.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SymbolManager.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

const MemRegion *lockRegion(const MemRegion *R) { return R ? R->StripCasts(/*StripBaseAndDerivedCasts=*/true) : nullptr; }

/// The region whose initial value the pointer behind \p R is: a parameter, `this`, a field.
static const TypedValueRegion *pointerOf(const MemRegion *R) {
  const auto *Symbolic = dyn_cast_or_null<SymbolicRegion>(R);
  const auto *Value = Symbolic ? dyn_cast<SymbolRegionValue>(Symbolic->getSymbol()) : nullptr;
  return Value ? Value->getRegion() : nullptr;
}

const ValueDecl *declOf(const MemRegion *R) {
  R = lockRegion(R);
  if (const auto *Field = dyn_cast_or_null<FieldRegion>(R))
    return Field->getDecl();
  if (const auto *Var = dyn_cast_or_null<VarRegion>(R))
    return Var->getDecl();
  if (const auto *Element = dyn_cast_or_null<ElementRegion>(R))
    return declOf(Element->getSuperRegion());
  if (const TypedValueRegion *Pointer = pointerOf(R))
    return declOf(Pointer);
  return nullptr;
}

/// The variable that \p Field, a capture of a lambda, stands for; null for a captured `this`, nothing for a field of another class.
static std::optional<const ValueDecl *> capturedBy(const FieldDecl &Field) {
  const auto *Lambda = dyn_cast<CXXRecordDecl>(Field.getParent());
  if (!Lambda || !Lambda->isLambda())
    return std::nullopt;
  llvm::DenseMap<const ValueDecl *, FieldDecl *> Captures;
  FieldDecl *This = nullptr;
  Lambda->getCaptureFields(Captures, This);
  for (const auto &[Var, Captured] : Captures)
    if (Captured == &Field)
      return Var;
  return nullptr;
}

/// The region that held the pointer to \p R.
static const MemRegion *holderOf(const SymbolicRegion &R) {
  if (const auto *Initial = dyn_cast<SymbolRegionValue>(R.getSymbol()))
    return Initial->getRegion();
  if (const auto *Later = dyn_cast<SymbolDerived>(R.getSymbol()))
    return Later->getRegion();
  if (const auto *Pointee = dyn_cast<SymbolMetadata>(R.getSymbol()))
    return Pointee->getRegion();
  return nullptr;
}

std::optional<NamedLock> nameOf(const MemRegion *R) {
  NamedLock Lock;
  auto &Parts = Lock.Name.Parts;
  auto Add = [&](const ValueDecl *D) { Parts.insert(Parts.begin(), cast<ValueDecl>(D->getCanonicalDecl())); };
  for (R = lockRegion(R); R; R = lockRegion(R)) {
    if (const auto *Field = dyn_cast<FieldRegion>(R)) {
      if (auto Captured = capturedBy(*Field->getDecl())) {
        if (*Captured)
          Add(*Captured);
        else
          Lock.Owner = R, Lock.ByCaller = true;
        break;
      }
      Add(Field->getDecl());
      R = Field->getSuperRegion();
    } else if (const auto *Var = dyn_cast<VarRegion>(R)) {
      const VarDecl *D = Var->getDecl();
      if (D->getTLSKind() != VarDecl::TLS_None)
        return std::nullopt;
      // A parameter of class type is an object of its own; one that the path began with is the caller's.
      if (isa<ParmVarDecl>(D) && !Parts.empty())
        Lock.Owner = R, Lock.ByCaller = true;
      else
        Add(D);
      break;
    } else if (const auto *Symbolic = dyn_cast<SymbolicRegion>(R)) {
      const MemRegion *Holder = holderOf(*Symbolic);
      const auto *Param = dyn_cast_or_null<VarRegion>(Holder);
      if (isa_and_nonnull<CXXThisRegion>(Holder) || (Param && isa<ParmVarDecl>(Param->getDecl()) && !Parts.empty())) {
        Lock.Owner = R, Lock.ByCaller = true;
        break;
      }
      // What a container or a function out of sight gave is some object of its class.
      if (!Holder && !Parts.empty() && !isa<HeapSpaceRegion>(Symbolic->getRawMemorySpace())) {
        Lock.Owner = R;
        break;
      }
      R = Holder;
    } else if (isa<ElementRegion>(R) && !Parts.empty()) {
      Lock.Owner = R;
      break;
    } else {
      return std::nullopt;
    }
  }
  return R && !Parts.empty() ? std::optional(Lock) : std::nullopt;
}

QualType classOf(const MemRegion *Owner) {
  if (const auto *Symbolic = dyn_cast_or_null<SymbolicRegion>(Owner))
    return Symbolic->getSymbol()->getType()->getPointeeType().getCanonicalType().getUnqualifiedType();
  const auto *Typed = dyn_cast_or_null<TypedValueRegion>(Owner);
  return Typed ? Typed->getValueType().getCanonicalType().getUnqualifiedType() : QualType();
}

bool isThis(const MemRegion *Owner) { return isa_and_nonnull<CXXThisRegion>(pointerOf(Owner)); }

} // namespace leak
