// RUN: %check_leak %s leak-unbounded-network-call --std c++17
// REQUIRES: boost
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

// expires_after times the asynchronous operations alone.
void requestBad(asio::io_context &Io, http::request<http::string_body> &Request) {
  beast::tcp_stream Stream(Io); // expected-note {{'Stream' made here}}
  Stream.expires_after(std::chrono::seconds(5));
  http::write(Stream, Request);
  // expected-warning@-1 {{'write' on 'Stream' has no timeout}}
  // expected-note@-2 {{run the asynchronous form after 'expires_after', which times no other}}
}

void secureBad(asio::io_context &Io, asio::ssl::context &Keys) {
  asio::ssl::stream<tcp::socket> Stream(Io, Keys); // expected-note 2 {{'Stream' made here}}
  Stream.handshake(asio::ssl::stream_base::client);
  // expected-warning@-1 {{'handshake' on 'Stream' has no timeout}}
  // expected-note@-2 {{run the asynchronous form with a timer that cancels it}}
  Stream.shutdown();
  // expected-warning@-1 {{'shutdown' on 'Stream' has no timeout}}
  // expected-note@-2 {{run the asynchronous form with a timer that cancels it}}
}

void resolverOk(tcp::resolver &Resolver) { Resolver.resolve("localhost", "80"); }

// Configured elsewhere, perhaps.
void streamOk(beast::tcp_stream &Stream, http::request<http::string_body> &Request) { http::write(Stream, Request); }

void nonBlockingOk(asio::io_context &Io, http::request<http::string_body> &Request) {
  tcp::socket Socket(Io);
  Socket.non_blocking(true);
  http::write(Socket, Request);
}
