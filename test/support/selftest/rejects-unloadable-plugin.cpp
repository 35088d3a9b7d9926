// RUN: not %check_leak %s 'leak-*' --plugin %t.so 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: clang-tidy ended with status
// SAYS-NOT: USAGE
// SAYS: Error opening
// expected-no-diagnostics
