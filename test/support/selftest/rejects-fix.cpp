// RUN: not %check_leak %s modernize-use-nullptr --plugin none --no-fixes 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: --fix changes a file
// SAYS: -int *Pointer = 0;
// SAYS-NEXT: +int *Pointer = nullptr;

int *Pointer = 0; // expected-warning {{use nullptr}}
