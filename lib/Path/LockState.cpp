#include "lib/Path/LockState.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/MemRegion.h"

using namespace clang;
using namespace clang::ento;

// Guards may hold several locks: they are numbered.
namespace {
struct GuardSlot {
  const MemRegion *Guard;
  unsigned Index;

  friend auto operator<=>(const GuardSlot &, const GuardSlot &) = default;
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Guard);
    ID.AddInteger(Index);
  }
};
/// A question without arguments: a function, and the object that is asked.
struct Question {
  const clang::FunctionDecl *Function;
  const MemRegion *Object;

  friend auto operator<=>(const Question &, const Question &) = default;
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Function);
    ID.AddPointer(Object);
  }
};
/// A held lock, and a function out of sight that was given its owner since.
struct Passing {
  const MemRegion *Lock;
  const clang::FunctionDecl *Function;

  friend auto operator<=>(const Passing &, const Passing &) = default;
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Lock);
    ID.AddPointer(Function);
  }
};
} // namespace
REGISTER_SET_WITH_PROGRAMSTATE(Passings, Passing)
REGISTER_MAP_WITH_PROGRAMSTATE(HeldLocks, const MemRegion *, leak::HeldLock)
REGISTER_MAP_WITH_PROGRAMSTATE(GuardedLocks, GuardSlot, const MemRegion *)
REGISTER_MAP_WITH_PROGRAMSTATE(GuardOwns, const MemRegion *, bool)
REGISTER_MAP_WITH_PROGRAMSTATE(Pointees, const MemRegion *, SVal)
REGISTER_MAP_WITH_PROGRAMSTATE(Answers, Question, SVal)

namespace leak {

const HeldLock *LockState::held(const MemRegion *Lock) const { return State->get<HeldLocks>(Lock); }

llvm::SmallVector<LockAndTime, 4> LockState::allHeld() const {
  llvm::SmallVector<LockAndTime, 4> Result;
  for (const auto &[Lock, How] : State->get<HeldLocks>())
    Result.push_back({Lock, How});
  llvm::sort(Result, [](const LockAndTime &A, const LockAndTime &B) { return A.second.Order < B.second.Order; });
  return Result;
}

void LockState::take(const MemRegion *Lock, HeldLock How) {
  auto Held = allHeld();
  How.Order = Held.empty() ? 0 : Held.back().second.Order + 1;
  State = State->set<HeldLocks>(Lock, How);
}

void LockState::giveBack(const MemRegion *Lock) {
  for (const clang::FunctionDecl *Function : passedTo(Lock))
    State = State->remove<Passings>({Lock, Function});
  State = State->remove<HeldLocks>(Lock);
}

void LockState::passTo(const MemRegion *Lock, const clang::FunctionDecl *Function) {
  State = State->add<Passings>({Lock, Function->getCanonicalDecl()});
}

llvm::SmallVector<const clang::FunctionDecl *, 2> LockState::passedTo(const MemRegion *Lock) const {
  llvm::SmallVector<const clang::FunctionDecl *, 2> Result;
  for (const Passing &Each : State->get<Passings>())
    if (Each.Lock == Lock)
      Result.push_back(Each.Function);
  return Result;
}

llvm::SmallVector<const MemRegion *, 2> LockState::locksOf(const MemRegion *Guard) const {
  llvm::SmallVector<const MemRegion *, 2> Result;
  while (const MemRegion *const *Lock = State->get<GuardedLocks>(GuardSlot{Guard, static_cast<unsigned>(Result.size())}))
    Result.push_back(*Lock);
  return Result;
}

bool LockState::owns(const MemRegion *Guard) const {
  const bool *Owns = State->get<GuardOwns>(Guard);
  return Owns && *Owns;
}

void LockState::setGuard(const MemRegion *Guard, llvm::ArrayRef<const MemRegion *> Locks, bool Owns) {
  forget(Guard);
  for (auto [I, Lock] : llvm::enumerate(Locks))
    State = State->set<GuardedLocks>(GuardSlot{Guard, static_cast<unsigned>(I)}, Lock);
  setOwns(Guard, Owns);
}

void LockState::setOwns(const MemRegion *Guard, bool Owns) { State = State->set<GuardOwns>(Guard, Owns); }

void LockState::forget(const MemRegion *Guard) {
  for (unsigned I = 0, E = locksOf(Guard).size(); I != E; ++I)
    State = State->remove<GuardedLocks>(GuardSlot{Guard, I});
  State = State->remove<GuardOwns>(Guard);
}

const SVal *LockState::pointee(const MemRegion *Pointer) const { return State->get<Pointees>(Pointer); }
void LockState::setPointee(const MemRegion *Pointer, SVal Value) { State = State->set<Pointees>(Pointer, Value); }
void LockState::forgetPointee(const MemRegion *Pointer) { State = State->remove<Pointees>(Pointer); }

const SVal *LockState::answer(const clang::FunctionDecl *Function, const MemRegion *Object) const {
  return State->get<Answers>(Question{Function->getCanonicalDecl(), Object});
}
void LockState::setAnswer(const clang::FunctionDecl *Function, const MemRegion *Object, SVal Value) {
  State = State->set<Answers>(Question{Function->getCanonicalDecl(), Object}, Value);
}

void LockState::markLive(SymbolReaper &Reaper) const {
  auto Mark = [&](SVal Value) {
    for (SymbolRef Symbol : Value.symbols())
      Reaper.markLive(Symbol);
  };
  for (const auto &[Pointer, Value] : State->get<Pointees>())
    Mark(Value);
  for (const auto &[Asked, Value] : State->get<Answers>())
    Mark(Value);
}

} // namespace leak
