// RUN: %check_dump effects %s -- -std=gnu17 -I/usr/include/mariadb
// RUN: %check_dump effects %s -- -x c++ -std=c++17 -I/usr/include/mariadb
// REQUIRES: mysql
#include <mysql.h>
#include <stddef.h>

void connections(MYSQL *m, MYSQL *own, const unsigned int *seconds, enum mysql_option option) {
  mysql_init(NULL);                                // row: mysql_init Make when null on return; mysql_init Make on NULL
  mysql_init(own);                                 // row: perhaps mysql_init Make when null on return; mysql_init Make on own
  mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, seconds); // row: mysql_options Bound when MYSQL_OPT_CONNECT_TIMEOUT on m
  mysql_options(m, MYSQL_OPT_READ_TIMEOUT, seconds); // row: mysql_options Bound when MYSQL_OPT_READ_TIMEOUT|MYSQL_OPT_WRITE_TIMEOUT on m
  mysql_options(m, MYSQL_READ_DEFAULT_GROUP, "client"); // row: mysql_options Bound when MYSQL_READ_DEFAULT_FILE|MYSQL_READ_DEFAULT_GROUP on m
  mysql_options(m, MYSQL_OPT_COMPRESS, NULL);
  mysql_optionsv(m, MYSQL_OPT_CONNECT_TIMEOUT, seconds); // row: mysql_optionsv Bound when MYSQL_OPT_CONNECT_TIMEOUT on m
  mysql_optionsv(m, MYSQL_OPT_WRITE_TIMEOUT, seconds); // row: mysql_optionsv Bound when MYSQL_OPT_READ_TIMEOUT|MYSQL_OPT_WRITE_TIMEOUT on m
  mysql_optionsv(m, MYSQL_READ_DEFAULT_FILE, "my.cnf"); // row: mysql_optionsv Bound when MYSQL_READ_DEFAULT_FILE|MYSQL_READ_DEFAULT_GROUP on m
  mysql_options(m, option, seconds);
  // row: perhaps mysql_options Bound when MYSQL_OPT_CONNECT_TIMEOUT on m
  // row: perhaps mysql_options Bound when MYSQL_OPT_READ_TIMEOUT|MYSQL_OPT_WRITE_TIMEOUT on m
  // row: perhaps mysql_options Bound when MYSQL_READ_DEFAULT_FILE|MYSQL_READ_DEFAULT_GROUP on m
  mysql_real_connect(m, "db", "me", "pw", "shop", 0, NULL, 0); // row: mysql_real_connect NetworkCall on m
  mysql_get_socket(m);                             // row: mysql_get_socket Bound on m
  mysql_close(m);
}

void queries(MYSQL *m, MYSQL_STMT *statement, MYSQL_RES *result) {
  mysql_query(m, "SELECT 1");                      // row: mysql_query NetworkCall on m
  mysql_real_query(m, "SELECT 1", 8);              // row: mysql_real_query NetworkCall on m
  mysql_send_query(m, "SELECT 1", 8);              // row: mysql_send_query NetworkCall on m
  mysql_read_query_result(m);                      // row: mysql_read_query_result NetworkCall on m
  mysql_store_result(m);                           // row: mysql_store_result NetworkCall on m
  mysql_next_result(m);                            // row: mysql_next_result NetworkCall on m
  mysql_ping(m);                                   // row: mysql_ping NetworkCall on m
  mysql_select_db(m, "shop");                      // row: mysql_select_db NetworkCall on m
  mysql_change_user(m, "me", "pw", "shop");        // row: mysql_change_user NetworkCall on m
  mysql_commit(m);                                 // row: mysql_commit NetworkCall on m
  mysql_rollback(m);                               // row: mysql_rollback NetworkCall on m
  mysql_autocommit(m, 1);                          // row: mysql_autocommit NetworkCall on m
  mysql_use_result(m);                             // row: mysql_use_result Make on return
  mysql_fetch_row(result);                         // row: mysql_fetch_row NetworkCall on result
  mysql_stmt_init(m);                              // row: mysql_stmt_init Make on return
  mysql_stmt_prepare(statement, "SELECT 1", 8);    // row: mysql_stmt_prepare NetworkCall on statement
  mysql_stmt_execute(statement);                   // row: mysql_stmt_execute NetworkCall on statement
  mysql_stmt_store_result(statement);              // row: mysql_stmt_store_result NetworkCall on statement
  mysql_stmt_fetch(statement);                     // row: mysql_stmt_fetch NetworkCall on statement
  mysql_stmt_send_long_data(statement, 0, "a", 1); // row: mysql_stmt_send_long_data NetworkCall on statement
  mysql_affected_rows(m);
}
