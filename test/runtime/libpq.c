// REQUIRES: libpq
// RUN: %prove %s --limit 4 -- -I/usr/include/postgresql -lpq

#include "Inputs/silent_server.h"
#include <libpq-fe.h>
#include <stdio.h>

int main(void) {
  char Where[64];
  snprintf(Where, sizeof(Where), "hostaddr=127.0.0.1 port=%d", silentPort());
  PGconn *Database = PQconnectdb(Where);
  PQfinish(Database);
  return 0;
}
