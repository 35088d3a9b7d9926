// REQUIRES: libpq
// RUN: %prove %s --limit 4 -- -I/usr/include/postgresql -lpq

#include "Inputs/silent_server.h"
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  char Port[8];
  snprintf(Port, sizeof(Port), "%d", silentPort());
  setenv("PGPORT", Port, 1);
  PGconn *Database = PQconnectdb("hostaddr=127.0.0.1");
  PQfinish(Database);
  return 0;
}
