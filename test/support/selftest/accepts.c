// RUN: %check_leak %s readability-non-const-parameter --plugin none

int valueOk(const int *Pointer) { return *Pointer; }
int valueBad(int *Pointer) { return *Pointer; } // expected-warning {{can be pointer to const}}
// CHECK-FIXES: int valueBad(const int *Pointer) { return *Pointer; }
_Static_assert(_Generic(1, int: 1), "this is C");
