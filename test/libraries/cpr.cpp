// RUN: %check_leak %s leak-unbounded-network-call --std c++17 -- -isystem %S/../models/Inputs
#include <chrono>
#include <cpr/cpr.h>

std::string getBad() {
  return cpr::Get(cpr::Url{"http://localhost"}).text;
  // expected-warning@-1 {{'Get' has no timeout}}
  // CHECK-FIXES: return cpr::Get(cpr::Timeout{std::chrono::seconds(30)}, cpr::Url{"http://localhost"}).text;
}
// It bounds the connection alone.
std::string connectBad() {
  return cpr::Get(cpr::Url{"http://localhost"}, cpr::ConnectTimeout{std::chrono::seconds(1)}).text;
  // expected-warning@-1 {{'Get' has no timeout}}
  // CHECK-FIXES: return cpr::Get(cpr::Timeout{std::chrono::seconds(30)}, cpr::Url{"http://localhost"}, cpr::ConnectTimeout{std::chrono::seconds(1)}).text;
}
std::string getOk() { return cpr::Get(cpr::Url{"http://localhost"}, cpr::Timeout{std::chrono::seconds(30)}).text; }
std::string slowOk() { return cpr::Get(cpr::Url{"http://localhost"}, cpr::LowSpeed{1, 30}).text; }

std::string sessionBad() {
  cpr::Session Session; // expected-note {{'Session' made here}}
  Session.SetUrl("http://localhost");
  return Session.Get().text;
  // expected-warning@-1 {{'Get' on 'Session' has no timeout}}
  // CHECK-FIXES: Session.SetTimeout(cpr::Timeout{std::chrono::seconds(30)});
}
std::string sessionOk() {
  cpr::Session Session;
  Session.SetUrl("http://localhost");
  Session.SetTimeout(cpr::Timeout{std::chrono::seconds(30)});
  return Session.Get().text;
}
std::string optionOk() {
  cpr::Session Session;
  Session.SetOption(cpr::Timeout{std::chrono::seconds(30)});
  return Session.Get().text;
}
