#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Report/Fix.h"
