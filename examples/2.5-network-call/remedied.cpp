// The socket has a timeout for connecting and one for reading: a server that never answers costs a second, not a thread.
#include <arpa/inet.h>
#include <iostream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
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
  timeval Timeout = {1, 0};
  setsockopt(Socket, SOL_SOCKET, SO_SNDTIMEO, &Timeout, sizeof(Timeout));
  setsockopt(Socket, SOL_SOCKET, SO_RCVTIMEO, &Timeout, sizeof(Timeout));
  if (connect(Socket, reinterpret_cast<sockaddr *>(&Server), sizeof(Server)) == 0) {
    ssize_t Size = recv(Socket, Greeting, sizeof(Greeting), 0);
    std::cout << "the server said " << Size << " bytes\n";
  }
  close(Socket);
}

int main() { std::jthread Client(greet, silentServer()); }
