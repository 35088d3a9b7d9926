// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: cppzmq
#include <vector>
#include <zmq.hpp>
#include <zmq_addon.hpp>

void sockets(zmq::socket_t &S, zmq::message_t &M, zmq::recv_flags Flags, char *Buffer, std::vector<zmq::message_t> &Parts, int Time) {
  zmq::context_t Context;
  zmq::socket_t Own(Context, zmq::socket_type::req); // row: zmq::socket_t type Handle
  (void)S.recv(M);                                 // row: zmq::detail::socket_base::recv/2 NetworkCall unbounded on S
  (void)S.recv(M, zmq::recv_flags::dontwait);      // row: zmq::detail::socket_base::recv/2 NetworkCall bounded on S
  (void)S.recv(M, Flags);                          // row: zmq::detail::socket_base::recv/2 NetworkCall perhaps bounded on S
  (void)S.recv(Buffer, 1, 0);                      // row: zmq::detail::socket_base::recv/3 NetworkCall unbounded on S
  (void)S.recv(Buffer, 1, ZMQ_DONTWAIT);           // row: zmq::detail::socket_base::recv/3 NetworkCall bounded on S
  S.send(M, zmq::send_flags::none);                // row: zmq::detail::socket_base::send/2 NetworkCall unbounded on S
  S.send(M, zmq::send_flags::dontwait);            // row: zmq::detail::socket_base::send/2 NetworkCall bounded on S
  S.send(Buffer, 1, 0);                            // row: zmq::detail::socket_base::send/3 NetworkCall unbounded on S
  S.send(Buffer, 1, ZMQ_DONTWAIT);                 // row: zmq::detail::socket_base::send/3 NetworkCall bounded on S
  (void)zmq::recv_multipart(S, std::back_inserter(Parts)); // row: zmq::recv_multipart NetworkCall unbounded on S
  (void)zmq::recv_multipart(S, std::back_inserter(Parts), zmq::recv_flags::dontwait); // row: zmq::recv_multipart NetworkCall bounded on S
  zmq::send_multipart(S, Parts);                   // row: zmq::send_multipart NetworkCall unbounded on S
  zmq::send_multipart(S, Parts, zmq::send_flags::dontwait); // row: zmq::send_multipart NetworkCall bounded on S
  S.set(zmq::sockopt::rcvtimeo, 1000);
  // row: zmq::detail::socket_base::set Bound when rcvtimeo bounded on S
  // row: perhaps zmq::detail::socket_base::set Bound when sndtimeo bounded on S
  S.set(zmq::sockopt::rcvtimeo, -1);
  // row: zmq::detail::socket_base::set Bound when rcvtimeo unbounded on S
  // row: perhaps zmq::detail::socket_base::set Bound when sndtimeo unbounded on S
  S.set(zmq::sockopt::sndtimeo, Time);
  // row: perhaps zmq::detail::socket_base::set Bound when rcvtimeo perhaps bounded on S
  // row: zmq::detail::socket_base::set Bound when sndtimeo perhaps bounded on S
  S.set(zmq::sockopt::sndtimeo, -1);
  // row: perhaps zmq::detail::socket_base::set Bound when rcvtimeo unbounded on S
  // row: zmq::detail::socket_base::set Bound when sndtimeo unbounded on S
  S.set(zmq::sockopt::linger, 0);
  // row: perhaps zmq::detail::socket_base::set Bound when rcvtimeo bounded on S
  // row: perhaps zmq::detail::socket_base::set Bound when sndtimeo bounded on S
  S.setsockopt(ZMQ_RCVTIMEO, Time);                // row: zmq::detail::socket_base::setsockopt Bound when ZMQ_RCVTIMEO on S
  S.setsockopt(ZMQ_SNDTIMEO, Time);                // row: zmq::detail::socket_base::setsockopt Bound when ZMQ_SNDTIMEO on S
}

void waits(std::vector<zmq_pollitem_t> &Items, zmq::socket_t &A, zmq::socket_t &B, zmq::monitor_t &M, zmq::context_t &C) {
  zmq::poll(Items);                                // row: zmq::poll/2 Wait unbounded
  zmq::poll(Items, std::chrono::seconds(1));       // row: zmq::poll/2 Wait bounded
  zmq::poll(Items.data(), Items.size(), -1);       // row: zmq::poll/3 Wait unbounded
  zmq::poll(Items.data(), Items.size(), 1000);     // row: zmq::poll/3 Wait bounded
  zmq::proxy(A, B);                                // row: zmq::proxy Wait
  M.monitor(A, "inproc://monitor", ZMQ_EVENT_ALL); // row: zmq::monitor_t::monitor Wait
  M.check_event(1000);
  M.abort();                                       // row: zmq::monitor_t::abort Cancel
  C.shutdown();                                    // row: zmq::context_t::shutdown Cancel
  C.close();                                       // row: zmq::context_t::close Cancel
}
