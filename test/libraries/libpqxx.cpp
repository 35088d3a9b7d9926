// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait --std c++14 -- -pthread
// REQUIRES: libpqxx
#include <pqxx/pqxx>
#include <thread>

void connectBad() {
  pqxx::connection C("host=db dbname=shop");
  // expected-warning@-1 {{'basic_connection_base' has no timeout}}
  // CHECK-FIXES: pqxx::connection C("host=db dbname=shop connect_timeout=30");
}
void connectOk() { pqxx::connection C("host=db dbname=shop connect_timeout=30"); }
void givenOk(const char *Options) { pqxx::connection C(Options); }

void queryBad() {
  pqxx::connection C("host=db connect_timeout=30");
  pqxx::work W(C); // expected-note {{'W' made here}}
  W.exec("SELECT 1");
  // expected-warning@-1 {{'exec' on 'W' has no timeout}}
  // expected-note@-2 {{put '-c statement_timeout' into the connection's options}}
}
void queryOk() {
  pqxx::connection C("host=db connect_timeout=30 options='-c statement_timeout=5000'");
  pqxx::work W(C);
  W.exec("SELECT 1");
}
// A transaction from elsewhere may have its timeout.
void transactionOk(pqxx::work &W) { W.exec("SELECT 1"); }

static void listenBad(pqxx::connection *C) {
  for (;;)
    C->await_notification();
    // expected-warning@-1 {{'await_notification' has no timeout and no cancel branch}}
    // CHECK-FIXES: C->await_notification(30, 0);
}
static void listenOk(pqxx::connection *C) {
  C->await_notification(30, 0);
}
void startOk(pqxx::connection *C) {
  std::thread A(listenBad, C), B(listenOk, C); // expected-note {{thread started here}}
  A.join();
  B.join();
}
