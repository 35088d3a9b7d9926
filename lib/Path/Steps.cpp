#include "lib/Path/Steps.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ento;

namespace leak {

/// `Calling 'f'` -> `'f' called here`; steps that say nothing new give an empty text: which branch is taken follows from what
/// is assumed.
static std::string stepText(StringRef Text) {
  if (Text.consume_front("Calling "))
    return (Text + " called here").str();
  if (Text.starts_with("Entered call from") || Text.starts_with("Returning from") || Text.starts_with("Returned") ||
      Text.starts_with("Taking ") || Text.starts_with("Control jumps") || Text.starts_with("Loop condition") ||
      Text.ltrim().starts_with("Execution "))
    return {};
  std::string Result = Text.str();
  if (!Result.empty())
    Result.front() = llvm::toLower(Result.front());
  return Result;
}

Path stepsOf(const PathDiagnostic &Diagnostic) {
  Path Steps;
  PathPieces Pieces = Diagnostic.path.flatten(/*ShouldFlattenMacros=*/true);
  for (const auto &Piece : Pieces) {
    std::string Text = stepText(Piece->getString());
    if (StringRef(Text).ends_with(LockedHere))
      llvm::erase_if(Steps, [](const PathStep &Step) { return StringRef(Step.Text).ends_with(LockedHere); });
    if (!Text.empty() && Piece != Pieces.back())
      Steps.push_back({Piece->getLocation().asLocation(), std::move(Text)});
  }
  return Steps;
}

} // namespace leak
