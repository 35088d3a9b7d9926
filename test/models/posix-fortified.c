// RUN: %check_dump effects %s -- -std=gnu17 -O2 -D_FORTIFY_SOURCE=2
#include <stdio.h>
#include <syslog.h>

void printing(int fd) {
  char buffer[9];
  printf("%d", fd);                            // row: __printf_chk Use
  fprintf(stderr, "%d", fd);                   // row: __fprintf_chk Use
  snprintf(buffer, 1, "%d", fd);               // row: __builtin___snprintf_chk Use
  sprintf(buffer, "%d", fd);                   // row: __builtin___sprintf_chk Use
  syslog(LOG_INFO, "%d", fd);                  // row: __syslog_chk Use
}
