// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait
// REQUIRES: cppzmq
#include <thread>
#include <vector>
#include <zmq.hpp>

void askBad(zmq::context_t &Context, zmq::message_t &Message) {
  zmq::socket_t S(Context, zmq::socket_type::req); // expected-note 2 {{'S' made here}}
  S.connect("tcp://localhost:5555");
  S.send(Message, zmq::send_flags::none);
  // expected-warning@-1 {{'send' on 'S' has no timeout}}
  // CHECK-FIXES: S.set(zmq::sockopt::sndtimeo, 30000);
  (void)S.recv(Message);
  // expected-warning@-1 {{'recv' on 'S' has no timeout}}
  // CHECK-FIXES: S.set(zmq::sockopt::rcvtimeo, 30000);
}
void askOk(zmq::context_t &Context, zmq::message_t &Message) {
  zmq::socket_t S(Context, zmq::socket_type::req);
  S.set(zmq::sockopt::rcvtimeo, 1000);
  S.set(zmq::sockopt::sndtimeo, 1000);
  S.connect("tcp://localhost:5555");
  S.send(Message, zmq::send_flags::none);
  (void)S.recv(Message);
}
// -1 is no timeout.
void foreverBad(zmq::context_t &Context, zmq::message_t &Message) {
  zmq::socket_t S(Context, zmq::socket_type::req); // expected-note {{'S' made here}}
  S.set(zmq::sockopt::rcvtimeo, -1);
  (void)S.recv(Message);
  // expected-warning@-1 {{'recv' on 'S' has no timeout}}
  // CHECK-FIXES: S.set(zmq::sockopt::rcvtimeo, 30000);
}
void pollOk(zmq::context_t &Context, zmq::message_t &Message) {
  zmq::socket_t S(Context, zmq::socket_type::req);
  (void)S.recv(Message, zmq::recv_flags::dontwait);
}
// A socket from elsewhere may have its timeouts.
void givenOk(zmq::socket_t &S, zmq::message_t &Message) { (void)S.recv(Message); }

static void waitBad(std::vector<zmq_pollitem_t> &Items) {
  zmq::poll(Items);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (zmq::poll(Items, std::chrono::seconds(30)) == 0)
}
static void foreverItemsBad(std::vector<zmq_pollitem_t> &Items) {
  zmq::poll(Items.data(), Items.size(), -1);
  // expected-warning@-1 {{'poll' has no timeout and no cancel branch}}
  // CHECK-FIXES: if (zmq::poll(Items.data(), Items.size(), 30000) == 0)
}
static void waitOk(std::vector<zmq_pollitem_t> &Items) { zmq::poll(Items, std::chrono::seconds(1)); }
void startOk(std::vector<zmq_pollitem_t> &Items) {
  std::jthread A(waitBad, std::ref(Items)), B(foreverItemsBad, std::ref(Items)), C(waitOk, std::ref(Items));
  // expected-note@-1 2 {{thread started here}}
}
