#include "lib/Report/ThreadRemedies.h"
#include "lib/Report/ThreadOwner.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace leak {

/// A `std::jthread` and its stop token.
static std::optional<RemedyFix> withToken(Unit &U, const ThreadStart &S, const Endless &Found, ThreadOwner::NameMap &Names) {
  if (!U.Ctx.getLangOpts().CPlusPlus20)
    return std::nullopt;
  using Owner = bool (ThreadOwner::*)(RemedyFix &);
  static constexpr Owner Joined[] = {&ThreadOwner::makeStoppable},
                         Detached[] = {&ThreadOwner::keepInClass, &ThreadOwner::keepInMain, &ThreadOwner::returnToCallers};
  StopEdits Edits(U, S, Found);
  ThreadOwner Handle(U, S, Names);
  for (Owner Keep : S.isJoined() ? llvm::ArrayRef<Owner>(Joined) : llvm::ArrayRef<Owner>(Detached)) {
    RemedyFix Fix;
    std::string Token;
    if (!(Handle.*Keep)(Fix))
      continue;
    auto Request = [](StringRef Base) { return Base.str() + "request_stop();"; };
    if (Handle.signalBeforeJoins(Request, Fix) && Edits.passToken(Fix, Token) &&
        Edits.testInLoop(Token + ".stop_requested()", Fix)) {
      Fix.Includes.push_back("<thread>");
      return Fix;
    }
  }
  return std::nullopt;
}

std::optional<RemedyFix> ThreadRemedies::makeStoppable(const ThreadStart &S, const Endless &Found) {
  if (Found.isRecursion() || isa<GotoStmt>(Found.Loop))
    return std::nullopt;
  if (auto Fix = withToken(U, S, Found, Names))
    return Fix;
  return withFlag(S, Found);
}

std::string ThreadRemedies::adviceFor(const ThreadStart &S, const Endless &Found) {
  const LangOptions &Lang = U.Ctx.getLangOpts();
  if (Found.isRecursion())
    return "return from the recursion when a stop is requested";
  if (Lang.CPlusPlus20)
    return S.JoinsItself ? "test the stop token in the loop" : "use 'std::jthread' and test its stop token in the loop";
  if (S.isJoined())
    return "test an atomic flag in the loop, and set it before the join";
  return "keep the thread, test an atomic flag in its loop, set the flag and join";
}

} // namespace leak
