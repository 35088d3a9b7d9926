// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: boost
#include <boost/beast.hpp>

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

void requests(beast::tcp_stream &S, tcp::socket &Plain, tcp::endpoint E, char *Data) {
  auto Buffer = boost::asio::buffer(Data, 1);
  beast::flat_buffer Read;
  http::request<http::string_body> Request;
  http::response<http::string_body> Response;
  http::response_parser<http::string_body> Parser;
  S.expires_after(std::chrono::seconds(1));
  S.connect(E);                         // row: boost::beast::basic_stream::connect NetworkCall on S
  S.read_some(Buffer);                  // row: boost::beast::basic_stream::read_some NetworkCall on S
  S.write_some(Buffer);                 // row: boost::beast::basic_stream::write_some NetworkCall on S
  http::write(S, Request);              // row: boost::beast::http::write NetworkCall on S
  http::write(Plain, Request);          // row: boost::beast::http::write NetworkCall on Plain
  http::read(S, Read, Response);        // row: boost::beast::http::read NetworkCall on S
  http::read_header(S, Read, Parser);   // row: boost::beast::http::read_header NetworkCall on S
  http::read_some(S, Read, Parser);     // row: boost::beast::http::read_some NetworkCall on S
}

void sockets(beast::websocket::stream<beast::tcp_stream> &W, char *Data) {
  beast::flat_buffer Read;
  W.handshake("localhost", "/");        // row: boost::beast::websocket::stream::handshake NetworkCall on W
  W.accept();                           // row: boost::beast::websocket::stream::accept NetworkCall on W
  W.read(Read);                         // row: boost::beast::websocket::stream::read NetworkCall on W
  W.read_some(Read, 1);                 // row: boost::beast::websocket::stream::read_some NetworkCall on W
  W.write(boost::asio::buffer(Data, 1)); // row: boost::beast::websocket::stream::write NetworkCall on W
  W.close(beast::websocket::close_code::normal); // row: boost::beast::websocket::stream::close NetworkCall on W
}

struct Handles {
  beast::tcp_stream Stream;             // row: boost::beast::basic_stream type Handle
  beast::websocket::stream<beast::tcp_stream> Socket; // row: boost::beast::websocket::stream type Handle
};
