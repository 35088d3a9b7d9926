// RUN: %check_leak %s leak-unbounded-network-call -- -I/usr/include/postgresql
// REQUIRES: libpq
#include <libpq-fe.h>
#include <poll.h>
#include <stddef.h>

// PQsetnonblocking concerns what is sent; PQexec waits all the same.
PGresult *nonBlockingBad(void) {
  PGconn *c = PQconnectdb("host=db connect_timeout=5"); // expected-note {{'c' made here}}
  PQsetnonblocking(c, 1);
  return PQexec(c, "SELECT 1");
  // expected-warning@-1 {{'PQexec' on 'c' has no timeout}}
  // expected-note@-2 {{put '-c statement_timeout' into the connection's options}}
}

PGresult *resultBad(void) {
  PGconn *c = PQconnectdb("host=db connect_timeout=5"); // expected-note {{'c' made here}}
  PQsendQuery(c, "SELECT 1");
  return PQgetResult(c);
  // expected-warning@-1 {{'PQgetResult' on 'c' has no timeout}}
  // expected-note@-2 {{poll 'PQsocket' with a timeout until 'PQisBusy' is false}}
}

PGresult *resultOk(void) {
  PGconn *c = PQconnectdb("host=db connect_timeout=5");
  PQsendQuery(c, "SELECT 1");
  struct pollfd entry = {PQsocket(c), POLLIN, 0};
  while (PQisBusy(c)) {
    if (poll(&entry, 1, 1000) <= 0 || !PQconsumeInput(c))
      return NULL;
  }
  return PQgetResult(c);
}

int copyOk(char **row) {
  PGconn *c = PQconnectdb("host=db connect_timeout=5");
  return PQgetCopyData(c, row, 1);
}

// The database's name may be a whole connection string.
PGconn *loginOk(void) { return PQsetdbLogin("db", "5432", "", "", "dbname=a connect_timeout=5", "me", "pw"); }
PGconn *loginBad(void) {
  return PQsetdbLogin("db", "5432", "", "", "dbname=a", "me", "pw");
  // expected-warning@-1 {{'PQsetdbLogin' has no timeout}}
  // expected-note@-2 {{use 'PQconnectdb' with 'connect_timeout' in the connection string}}
}
