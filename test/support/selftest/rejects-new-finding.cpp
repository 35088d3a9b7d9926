// RUN: not %check_leak %s readability-else-after-return --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: the second run must report the findings that have no fix (-), and no other (+)
// SAYS-NEXT: + do not use 'else' after 'return'

int chain(int N) {
  if (N == 1)
    return 1;
  else if (N == 2) // expected-warning {{do not use 'else' after 'return'}}
    return 2;
  else
    return 3;
}
