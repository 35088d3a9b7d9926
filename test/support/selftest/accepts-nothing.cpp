// RUN: %check_leak %s modernize-use-nullptr --plugin none
// expected-no-diagnostics

int *Fine = nullptr;
