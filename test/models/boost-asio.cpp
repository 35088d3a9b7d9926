// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: boost
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;

void streams(tcp::socket &S, udp::socket &U, tcp::endpoint E, udp::endpoint &From, char *Data, boost::system::error_code &Ec) {
  auto Buffer = asio::buffer(Data, 1);
  S.connect(E);                 // row: boost::asio::basic_socket::connect NetworkCall on S
  S.connect(E, Ec);             // row: boost::asio::basic_socket::connect NetworkCall on S
  S.receive(Buffer);            // row: boost::asio::basic_stream_socket::receive NetworkCall on S
  S.read_some(Buffer);          // row: boost::asio::basic_stream_socket::read_some NetworkCall on S
  S.read_some(Buffer, Ec);      // row: boost::asio::basic_stream_socket::read_some NetworkCall on S
  S.send(Buffer);               // row: boost::asio::basic_stream_socket::send NetworkCall on S
  S.write_some(Buffer);         // row: boost::asio::basic_stream_socket::write_some NetworkCall on S
  S.wait(tcp::socket::wait_read); // row: boost::asio::basic_socket::wait NetworkCall on S
  U.receive(Buffer);            // row: boost::asio::basic_datagram_socket::receive NetworkCall on U
  U.receive_from(Buffer, From); // row: boost::asio::basic_datagram_socket::receive_from NetworkCall on U
  U.send_to(Buffer, From);
  S.non_blocking(true);         // row: boost::asio::basic_socket::non_blocking Bound on S
  S.native_non_blocking(true);  // row: boost::asio::basic_socket::native_non_blocking Bound on S
  S.cancel();                   // row: boost::asio::basic_socket::cancel Bound on S
  S.shutdown(tcp::socket::shutdown_both); // row: boost::asio::basic_socket::shutdown Bound on S
  S.async_read_some(Buffer, [](auto...) {});
  S.set_option(tcp::no_delay(true));
}

void servers(tcp::acceptor &A, asio::io_context &Io) {
  tcp::socket Peer(Io);         // row: boost::asio::basic_socket type Handle
  A.accept(Peer);               // row: boost::asio::basic_socket_acceptor::accept NetworkCall on A
  // row: boost::asio::basic_socket_acceptor::accept Make on return
  Peer = A.accept();            // row: boost::asio::basic_socket_acceptor::accept NetworkCall on A
  // row: boost::asio::basic_socket_acceptor::accept Make on return
  A.wait(tcp::acceptor::wait_read); // row: boost::asio::basic_socket_acceptor::wait NetworkCall on A
  A.non_blocking(true);         // row: boost::asio::basic_socket_acceptor::non_blocking Bound on A
  A.cancel();                   // row: boost::asio::basic_socket_acceptor::cancel Bound on A
}

void functions(tcp::socket &S, tcp::resolver &R, std::string &Text, char *Data) {
  auto Found = R.resolve("localhost", "80");          // row: boost::asio::ip::basic_resolver::resolve NetworkCall bounded
  asio::connect(S, Found);                            // row: boost::asio::connect NetworkCall on S
  asio::read(S, asio::buffer(Data, 1));               // row: boost::asio::read NetworkCall on S
  asio::read(S, asio::dynamic_buffer(Text), asio::transfer_all()); // row: boost::asio::read NetworkCall on S
  asio::read_until(S, asio::dynamic_buffer(Text), '\n'); // row: boost::asio::read_until NetworkCall on S
  asio::write(S, asio::buffer(Text));                 // row: boost::asio::write NetworkCall on S
  asio::async_write(S, asio::buffer(Text), [](auto...) {});
}

void secure(asio::ssl::stream<tcp::socket> &S, char *Data) {
  auto Buffer = asio::buffer(Data, 1);
  S.handshake(asio::ssl::stream_base::client);        // row: boost::asio::ssl::stream::handshake NetworkCall on S
  S.read_some(Buffer);                                // row: boost::asio::ssl::stream::read_some NetworkCall on S
  S.write_some(Buffer);                               // row: boost::asio::ssl::stream::write_some NetworkCall on S
  asio::write(S, Buffer);                             // row: boost::asio::write NetworkCall on S
  S.shutdown();                                       // row: boost::asio::ssl::stream::shutdown NetworkCall on S
}

void iostream() {
  tcp::iostream S;                                    // row: boost::asio::basic_socket_iostream type Handle
  S.connect("localhost", "80");                       // row: boost::asio::basic_socket_iostream::connect NetworkCall on S
  S.expires_after(std::chrono::seconds(1));           // row: boost::asio::basic_socket_iostream::expires_after Bound on S
  S.expires_at(std::chrono::steady_clock::now());     // row: boost::asio::basic_socket_iostream::expires_at Bound on S
}

struct Handles {
  tcp::socket Socket;                                 // row: boost::asio::basic_socket type Handle
  udp::socket *Datagrams;                             // row: boost::asio::basic_socket type Handle
  tcp::acceptor Acceptor;                             // row: boost::asio::basic_socket_acceptor type Handle
  asio::ssl::stream<tcp::socket> Secure;              // row: boost::asio::ssl::stream type Handle
  asio::io_context Context;
};
