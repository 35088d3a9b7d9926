// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait
// REQUIRES: httplib
#include <httplib.h>
#include <thread>

// A client gives up by itself.
bool askOk() {
  httplib::Client C("http://localhost");
  auto Answer = C.Get("/");
  return static_cast<bool>(Answer);
}
void serveBad() {
  httplib::Server S;
  S.listen("localhost", 80);
  // expected-warning@-1 {{'listen' on 'S' has no timeout and no cancel branch}}
  // expected-note@-2 {{call 'stop' on the server when the program ends}}
}
static httplib::Server Stopped;
void serveOk() { Stopped.listen("localhost", 80); }
void startOk() { std::jthread A(serveBad), B(serveOk); } // expected-note {{thread started here}}
void stopOk() { Stopped.stop(); }
