// RUN: not %check_leak %s readability-identifier-naming --plugin none --config '{CheckOptions: {readability-identifier-naming.VariableCase: UPPER_CASE}}' 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the fixed file does not compile
// SAYS: redefinition of 'TAKEN'

int taken; // expected-warning {{invalid case style for variable 'taken'}}
int TAKEN;
