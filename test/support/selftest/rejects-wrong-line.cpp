// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: expected (-) and found (+) differ
// SAYS-NEXT: + rejects-wrong-line.cpp:[[#@LINE+3]]: warning: use nullptr
// SAYS-NEXT: - rejects-wrong-line.cpp:[[#@LINE+3]]: warning: use nullptr

int *Here = 0;
// expected-warning {{use nullptr}}
