// A thread reads a greeting from a server that takes the connection and never says a word: a socket has no timeout of
// its own, so the thread waits for ever. About it: leak-unbounded-network-call.
#include <arpa/inet.h>
#include <iostream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

// The address of a server on this machine that never answers: it listens, and nobody accepts.
sockaddr_in silentServer() {
  sockaddr_in Where{};
  Where.sin_family = AF_INET;
  Where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t Size = sizeof(Where);
  int Listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(Listener, reinterpret_cast<sockaddr *>(&Where), Size);
  listen(Listener, 8);
  getsockname(Listener, reinterpret_cast<sockaddr *>(&Where), &Size);
  return Where;
}

void greet(sockaddr_in Server) {
  char Greeting[128];
  int Socket = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(Socket, reinterpret_cast<sockaddr *>(&Server), sizeof(Server)) == 0) {
    ssize_t Size = recv(Socket, Greeting, sizeof(Greeting), 0);
    std::cout << "the server said " << Size << " bytes\n";
  }
  close(Socket);
}

int main() { std::jthread Client(greet, silentServer()); }
