// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the fix is not the expected one
// SAYS: the fixed file:
// SAYS: int *Pointer = nullptr;

int *Pointer = 0; // expected-warning {{use nullptr}}
// CHECK-FIXES: int *Pointer = NULL;
