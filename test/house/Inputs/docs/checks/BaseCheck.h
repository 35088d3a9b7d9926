class BaseCheck : public clang::tidy::ClangTidyCheck {
