// RUN: %check_leak %s leak-unbounded-network-call -- -I/usr/include/mariadb
// RUN: %check_leak %s leak-unbounded-network-call --std c++17 -- -x c++ -I/usr/include/mariadb
// REQUIRES: mysql
#include <mysql.h>
#include <stddef.h>

MYSQL *connectBad(void) {
  MYSQL *m = mysql_init(NULL); // expected-note {{'m' made here}}
  return mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0);
  // expected-warning@-1 {{'mysql_real_connect' on 'm' has no timeout}}
  // CHECK-FIXES-GNU17: mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &(unsigned int){30});
}
int ownBad(void) {
  MYSQL m;
  mysql_init(&m); // expected-note {{'m' made here}}
  if (!mysql_real_connect(&m, "db", "me", "pw", "shop", 0, NULL, 0))
  // expected-warning@-1 {{'mysql_real_connect' on 'm' has no timeout}}
  // CHECK-FIXES-GNU17: mysql_options(&m, MYSQL_OPT_CONNECT_TIMEOUT, &(unsigned int){30});
    return 1;
  mysql_close(&m);
  return 0;
}
MYSQL *connectOk(void) {
  unsigned int seconds = 30;
  MYSQL *m = mysql_init(NULL);
  mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
  return mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0);
}

// The timeout of connecting bounds no query.
int queryBad(MYSQL_ROW *row) {
  unsigned int seconds = 30;
  MYSQL *m = mysql_init(NULL); // expected-note {{'m' made here}}
  mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
  mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0);
  return mysql_query(m, "SELECT 1");
  // expected-warning@-1 {{'mysql_query' on 'm' has no timeout}}
  // expected-note@-2 {{set 'MYSQL_OPT_READ_TIMEOUT' with 'mysql_options' before 'mysql_real_connect'}}
}
int queryOk(void) {
  unsigned int seconds = 30;
  MYSQL *m = mysql_init(NULL);
  mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
  mysql_options(m, MYSQL_OPT_READ_TIMEOUT, &seconds);
  mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0);
  MYSQL_STMT *statement = mysql_stmt_init(m);
  return mysql_query(m, "SELECT 1") || mysql_stmt_execute(statement);
}
int statementBad(void) {
  unsigned int seconds = 30;
  MYSQL *m = mysql_init(NULL);
  mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
  mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0);
  MYSQL_STMT *statement = mysql_stmt_init(m); // expected-note {{'statement' made here}}
  return mysql_stmt_execute(statement);
  // expected-warning@-1 {{'mysql_stmt_execute' on 'statement' has no timeout}}
  // expected-note@-2 {{set 'MYSQL_OPT_READ_TIMEOUT' with 'mysql_options' before 'mysql_real_connect'}}
}
// A connection from elsewhere may have its timeouts.
int givenOk(MYSQL *m) { return mysql_query(m, "SELECT 1"); }
