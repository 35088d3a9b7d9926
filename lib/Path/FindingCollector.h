// Gathers what happens on the engine's paths into findings that outlive it.
//
// Reports go through the engine's reporter, which finds the shortest path to each and cuts it down to what explains it; the
// rest is collected as it comes.
#pragma once
#include "lib/Path/Findings.h"
#include "lib/Path/LockReach.h"
#include "lib/Path/LockState.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <map>

namespace leak {

/// What a function's result looks like to its caller.
enum class Result { Unknown, Zero, NotZero };

class FindingCollector {
public:
  explicit FindingCollector(const LockReach &Reach) : Reach(Reach) {}

  void reportNested(clang::ento::BugReporter &Reporter, const clang::ento::BugType &Type, clang::ento::ExplodedNode *End,
                    const clang::ento::MemRegion *Lock, const HeldLock &First, const HeldLock &Second);

  void addEdges(const LockState &Locks, const clang::ento::MemRegion *To, const HeldLock &Now);
  /// Completes \p W, which blocks in \p Frame for what lives at \p Awaited, null if that is not known, with the locks that are held
  /// and not among \p GivenBack.
  void addWait(const LockState &Locks, WaitUnderLock W, const clang::ento::MemRegion *Awaited,
               llvm::ArrayRef<const clang::ento::MemRegion *> GivenBack, const clang::StackFrameContext *Frame);

  /// A lock that was taken by hand in \p Frame is given back there by \p Release.
  void noteRelease(const LockState &Locks, const clang::ento::MemRegion *Lock, const clang::Expr &Release,
                   const clang::StackFrameContext *Frame);
  void noteHeldExit(clang::ento::ExplodedNode *Node, const clang::ento::MemRegion *Lock, const HeldLock &How,
                    const clang::Stmt *Exit, Result Value);
  /// A path leaves \p Frame by \p Return, null for the closing brace.
  void noteExit(const clang::StackFrameContext *Frame, const clang::ento::ProgramStateRef &State,
                const clang::ReturnStmt *Return, Result Value);
  /// Reports the exits with a lock held of functions that give it back on other paths.
  void reportUnreleased(clang::ento::BugReporter &Reporter, const clang::ento::BugType &Type);

  /// Whether \p Lock itself, not just another field of its object, is what \p Report is about.
  bool isAbout(const clang::ento::BugReport &Report, const clang::ento::MemRegion *Lock) const {
    return Subjects.lookup(Report.getDescription()) == Lock;
  }

  std::unique_ptr<clang::ento::PathDiagnosticConsumer> makeConsumer();
  /// The engine has been through all paths of \p Function that it follows.
  void noteAnalysed(const clang::FunctionDecl &Function) { Found.Analysed.push_back(&Function); }
  PathFindings take() { return std::move(Found); }

private:
  friend class StepConsumer;

  struct Exit {
    clang::ento::ExplodedNode *Node;
    const clang::ento::MemRegion *Lock;
    HeldLock How;
    const clang::Stmt *Stmt;
    Result Value;
    llvm::SmallVector<const clang::FunctionDecl *, 2> PassedTo;
  };
  /// The exits of one function after one acquisition in it.
  struct Exits {
    std::vector<Exit> Held;
    const clang::Expr *Release = nullptr;
    llvm::DenseSet<const clang::FunctionDecl *> Harmless; ///< passed the lock's owner before a release: they gave nothing back
    llvm::SmallVector<Result, 2> ReleasedValues;
  };

  using WayOut = std::pair<const clang::FunctionDecl *, const clang::Stmt *>;

  bool isMeantToHold(const clang::FunctionDecl &Function, const Exits &All);

  const LockReach &Reach;
  PathFindings Found;
  // Findings whose path is still to come, by the text that their report carries.
  std::map<std::string, NestedLock> PendingNested;
  std::map<std::string, UnreleasedLock> PendingUnreleased;
  llvm::StringMap<const clang::ento::MemRegion *> Subjects; ///< the lock of each report, by the same text
  llvm::StringSet<> Known; ///< the texts of the findings that were made, perhaps from another function that calls the same one
  llvm::MapVector<const clang::Expr *, Exits> ByAcquire;
  llvm::DenseMap<const clang::StackFrameContext *, llvm::SmallVector<const clang::Expr *, 2>> ReleasedIn;
  /// For each way out of a function the locks that each path there holds.
  llvm::DenseMap<WayOut, std::vector<llvm::SmallVector<const clang::ento::MemRegion *, 2>>> HeldAt;
};

} // namespace leak
