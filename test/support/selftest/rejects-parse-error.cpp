// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: + rejects-parse-error.cpp:[[#@LINE+3]]: error: unknown type name 'nonsense'
// expected-no-diagnostics

nonsense Value;
