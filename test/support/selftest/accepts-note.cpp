// RUN: %check_leak %s bugprone-redundant-branch-condition,bugprone-branch-clone --plugin none --no-fixes

int branch(int N) {
  if (N) // expected-warning {{if with identical then and else branches}}
    return 1;
  else // expected-note {{else branch starts here}}
    return 1;
}
