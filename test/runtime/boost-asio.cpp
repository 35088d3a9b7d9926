// REQUIRES: boost
// RUN: %prove %s --std c++17

#include "Inputs/silent_server.h"
#include <boost/asio.hpp>

int main() {
  namespace asio = boost::asio;
  asio::io_context Context;
  asio::ip::tcp::iostream Stream;
  Stream.connect(asio::ip::tcp::endpoint(asio::ip::address_v4::loopback(), silentPort()));
  std::string Answer;
  std::getline(Stream, Answer);
}
