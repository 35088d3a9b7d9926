// RUN: not %check_leak %s bugprone-branch-clone --plugin none 2>&1 | FileCheck %s --check-prefix=SAYS
// SAYS: + rejects-unexpected-note.cpp:[[#@LINE+5]]: note: else branch starts here

int branch(int N) {
  if (N) // expected-warning {{if with identical then and else branches}}
    return 1;
  else
    return 1;
}
