// RUN: %check_leak %s leak-nested-lock -- -pthread
// The path leads through a header of the program's own.
#include "Inputs/own-guard.h"

Lock Shared;
int Value;

void guardsBad() {
  Guard First(Shared);
  // expected-note@-1 {{constructor for 'Guard' called here}}
  // expected-note@Inputs/own-guard.h:8 {{'Shared' locked here}}
  Guard Second(Shared);
  // expected-warning@-1 {{this call locks 'Shared' again while this thread holds it}}
  // expected-note@Inputs/own-guard.h:8 {{locked again here}}
  // expected-note@-3 {{release the lock before this is reached, or leave the second locking to the caller}}
  ++Value;
}
