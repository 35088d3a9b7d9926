// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: expected (-) and found (+) differ
// SAYS-NEXT: + rejects-unexpected.cpp:[[#@LINE+3]]: warning: use nullptr

int *Expected = 0; // expected-warning {{use nullptr}}
int *Unexpected = 0;
