// RUN: %check_leak %s modernize-use-nullptr --plugin none --config '{CheckOptions: {modernize-use-nullptr.NullMacros: "NIL"}}'
// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: - accepts-option.cpp:[[#@LINE+3]]: warning: use nullptr

#define NIL 0
int *Macro = NIL; // expected-warning {{use nullptr}}
