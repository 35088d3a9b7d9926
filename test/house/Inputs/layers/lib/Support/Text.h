#include "lib/Models/Row.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang/AST/Expr.h"
#include <string>
