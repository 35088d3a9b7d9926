#include "lib/Path/LockRegions.h"
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

bool isNamedForever(const MemRegion *R) {
  R = lockRegion(R);
  for (const MemRegion *Part = R; isa_and_nonnull<SubRegion>(Part); Part = cast<SubRegion>(Part)->getSuperRegion())
    if (isa<ElementRegion>(Part))
      return false;
  if (isa_and_nonnull<FieldRegion>(R))
    return true;
  if (const auto *Var = dyn_cast_or_null<VarRegion>(R))
    return Var->getDecl()->hasGlobalStorage();
  return isChosenByCaller(R);
}

bool haveSameOwner(const MemRegion *A, const MemRegion *B) {
  A = lockRegion(A), B = lockRegion(B);
  bool FieldA = isa<FieldRegion>(A), FieldB = isa<FieldRegion>(B);
  return FieldA == FieldB && (!FieldA || A->getBaseRegion() == B->getBaseRegion());
}

bool isChosenByCaller(const MemRegion *R) {
  const TypedValueRegion *Pointer = R ? pointerOf(lockRegion(R)->getBaseRegion()) : nullptr;
  const auto *Var = dyn_cast_or_null<VarRegion>(Pointer);
  return isa_and_nonnull<CXXThisRegion>(Pointer) || (Var && isa<ParmVarDecl>(Var->getDecl()));
}

bool isOfThis(const MemRegion *R) {
  const TypedValueRegion *Pointer = R ? pointerOf(lockRegion(R)->getBaseRegion()) : nullptr;
  return isa_and_nonnull<CXXThisRegion>(Pointer);
}

} // namespace leak
