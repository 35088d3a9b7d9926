// RUN: not %check_leak %s modernize-use-nullptr --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the file expects nothing; write expected-no

int *Fine = nullptr;
