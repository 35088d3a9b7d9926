// RUN: %check_dump effects %s -- -std=gnu17
// In C alone: glibc 2.36 does not declare it extern "C".
#include <sys/pidfd.h>

int watch(int process) { return pidfd_open(process, 0); } // row: pidfd_open Make on return
