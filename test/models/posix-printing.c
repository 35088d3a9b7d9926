// RUN: %check_dump effects %s -- -std=gnu17
#include <stdio.h>
#include <syslog.h>

void printing(int fd) {
  char buffer[9];
  printf("%d", fd);                            // row: printf Use
  fprintf(stderr, "%d", fd);                   // row: fprintf Use
  snprintf(buffer, 1, "%d", fd);               // row: snprintf Use
  sprintf(buffer, "%d", fd);                   // row: sprintf Use
  syslog(LOG_INFO, "%d", fd);                  // row: syslog Use
}
