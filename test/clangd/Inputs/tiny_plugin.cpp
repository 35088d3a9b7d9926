// Somebody else's plugin of clang-tidy: one check, with a fix on its warning and another on its note.
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

class AnswerCheck : public ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(integerLiteral(equals(41)).bind("number"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override {
    SourceRange Range = Result.Nodes.getNodeAs<IntegerLiteral>("number")->getSourceRange();
    diag(Range.getBegin(), "this is not the answer") << FixItHint::CreateReplacement(Range, "42");
    diag(Range.getBegin(), "this is no answer at all", DiagnosticIDs::Note) << FixItHint::CreateReplacement(Range, "0");
  }
};

class TinyModule : public ClangTidyModule {
  void addCheckFactories(ClangTidyCheckFactories &Factories) override { Factories.registerCheck<AnswerCheck>("tiny-answer"); }
};

static ClangTidyModuleRegistry::Add<TinyModule> Registered("tiny-module", "A tiny check.");
