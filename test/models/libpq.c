// RUN: %check_dump effects %s -- -std=gnu17 -I/usr/include/postgresql
// RUN: %check_dump effects %s -- -x c++ -std=c++17 -I/usr/include/postgresql
// REQUIRES: libpq
#include <libpq-fe.h>

void connections(const char *text, const char *const *words) {
  PQconnectdb("host=db");      // row: PQconnectdb NetworkCall unbounded; PQconnectdb Make unbounded on return
  PQconnectdb("host=db connect_timeout=5"); // row: PQconnectdb NetworkCall bounded; PQconnectdb Make unbounded on return
  PQconnectdb("host=db options='-c statement_timeout=5000'"); // row: PQconnectdb NetworkCall unbounded; PQconnectdb Make bounded on return
  PQconnectdb("host=db tcp_user_timeout=5000"); // row: PQconnectdb NetworkCall unbounded; PQconnectdb Make bounded on return
  PQconnectdb("");             // row: PQconnectdb NetworkCall bounded; PQconnectdb Make unbounded on return
  PQconnectdb(text);           // row: PQconnectdb NetworkCall perhaps bounded; PQconnectdb Make perhaps bounded on return
  PQping("host=db");           // row: PQping NetworkCall unbounded
  PQping("host=db connect_timeout=5"); // row: PQping NetworkCall bounded
  PQsetdbLogin("db", "5432", "", "", "dbname=a", "me", "pw"); // row: PQsetdbLogin NetworkCall unbounded; PQsetdbLogin Make unbounded on return
  PQsetdbLogin("db", "5432", "", "", "dbname=a connect_timeout=5", "me", "pw");
  // row: PQsetdbLogin NetworkCall bounded; PQsetdbLogin Make unbounded on return
  PQsetdbLogin("db", "5432", "-c statement_timeout=5000", "", "a", "me", "pw");
  // row: PQsetdbLogin NetworkCall unbounded; PQsetdbLogin Make bounded on return
  PQsetdb("db", "5432", "", "", "a"); // row: PQsetdbLogin NetworkCall unbounded; PQsetdbLogin Make unbounded on return
  PQconnectdbParams(words, words, 0);
  PQconnectStart("host=db");
}

void queries(PGconn *c, PGresult *result, char **buffer, int async) {
  PQexec(c, "SELECT 1");                                   // row: PQexec NetworkCall on c
  PQexecParams(c, "SELECT 1", 0, NULL, NULL, NULL, NULL, 0); // row: PQexecParams NetworkCall on c
  PQexecPrepared(c, "q", 0, NULL, NULL, NULL, 0);          // row: PQexecPrepared NetworkCall on c
  PQprepare(c, "q", "SELECT 1", 0, NULL);                  // row: PQprepare NetworkCall on c
  PQdescribePrepared(c, "q");                              // row: PQdescribePrepared NetworkCall on c
  PQdescribePortal(c, "p");                                // row: PQdescribePortal NetworkCall on c
  PQsendQuery(c, "SELECT 1");
  PQgetResult(c);                                          // row: PQgetResult NetworkCall on c
  PQgetCopyData(c, buffer, 0);                             // row: PQgetCopyData NetworkCall unbounded on c
  PQgetCopyData(c, buffer, 1);                             // row: PQgetCopyData NetworkCall bounded on c
  PQgetCopyData(c, buffer, async);                         // row: PQgetCopyData NetworkCall perhaps bounded on c
  PQconsumeInput(c);
  PQisBusy(c);                                             // row: PQisBusy Bound on c
  PQsocket(c);                                             // row: PQsocket Bound on c
  PQgetCancel(c);                                          // row: PQgetCancel Bound on c
  PQsetnonblocking(c, 1);                                  // row: PQsetnonblocking Use on c
  PQclear(result);
  PQfinish(c);                                             // row: PQfinish Use on c
}
