// RUN: %check_dump effects %s -- -std=c++14
// REQUIRES: libpqxx
#include <pqxx/pqxx>

void use(const char *Text) {
  pqxx::connection Plain("host=db");
  // row: pqxx::basic_connection_base::basic_connection_base/1 NetworkCall unbounded
  // row: pqxx::basic_connection_base::basic_connection_base Make unbounded on return
  pqxx::connection Timed("host=db connect_timeout=5");
  // row: pqxx::basic_connection_base::basic_connection_base/1 NetworkCall bounded
  // row: pqxx::basic_connection_base::basic_connection_base Make unbounded on return
  pqxx::connection Query("host=db options='-c statement_timeout=5000'");
  // row: pqxx::basic_connection_base::basic_connection_base/1 NetworkCall unbounded
  // row: pqxx::basic_connection_base::basic_connection_base Make bounded on return
  pqxx::connection Unknown(Text);
  // row: pqxx::basic_connection_base::basic_connection_base/1 NetworkCall perhaps bounded
  // row: pqxx::basic_connection_base::basic_connection_base Make perhaps bounded on return
  pqxx::connection String(std::string("host=db"));
  // row: pqxx::basic_connection_base::basic_connection_base/1 NetworkCall perhaps bounded
  // row: pqxx::basic_connection_base::basic_connection_base Make perhaps bounded on return
  pqxx::work W(Plain);                             // row: pqxx::transaction::transaction Make on return
  pqxx::nontransaction N(Plain);                   // row: pqxx::nontransaction::nontransaction Make on return
  W.exec("SELECT 1");                              // row: pqxx::transaction_base::exec NetworkCall on W
  W.exec0("SELECT 1");                             // row: pqxx::transaction_base::exec0 NetworkCall on W
  W.exec1("SELECT 1");                             // row: pqxx::transaction_base::exec1 NetworkCall on W
  W.exec_params("SELECT $1", 1);                   // row: pqxx::transaction_base::exec_params NetworkCall on W
  W.commit();                                      // row: pqxx::transaction_base::commit NetworkCall on W
  Plain.await_notification();                      // row: pqxx::connection_base::await_notification/0 Wait
  Plain.await_notification(30, 0);
}
