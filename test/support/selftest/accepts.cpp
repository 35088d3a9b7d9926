// RUN: %check_leak %s modernize-use-nullptr --plugin none --std c++17,c++20 -- -Wall
#include "Inputs/header.h"

// expected-warning@Inputs/header.h:2 {{use nullptr}}

int *Same = 0; // expected-warning {{use nullptr}}
// CHECK-FIXES: int *Same = nullptr;

int *First = 0, *Second = 0;
// expected-warning@-1 2 {{use nullptr}}
// CHECK-FIXES: int *First = nullptr, *Second = nullptr;

// expected-warning@+1 {{use null}}
int *Below = 0;

#if __cplusplus < 202002L
int *Old = 0; // cxx17-warning {{use nullptr}}
// CHECK-FIXES-CXX17: int *Old = nullptr;
// CHECK-FIXES-CXX20: int *Old = 0;
#endif
