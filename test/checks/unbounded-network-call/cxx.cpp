// RUN: %check_leak %s leak-unbounded-network-call --std c++11,c++20 -- -pthread
// REQUIRES: curl
#include <curl/curl.h>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

struct Cleanup {
  void operator()(CURL *Handle) const { curl_easy_cleanup(Handle); }
};

void uniquePointerBad(const std::string &Url) {
  std::unique_ptr<CURL, Cleanup> Handle(curl_easy_init()); // expected-note {{'Handle' made here}}
  curl_easy_setopt(Handle.get(), CURLOPT_URL, Url.c_str());
  curl_easy_perform(Handle.get());
  // expected-warning@-1 {{'curl_easy_perform' on 'Handle' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(Handle.get(), CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: curl_easy_perform(Handle.get());
}

void uniquePointerOk() {
  std::unique_ptr<CURL, Cleanup> Handle(curl_easy_init());
  curl_easy_setopt(Handle.get(), CURLOPT_TIMEOUT, 5L);
  curl_easy_perform(Handle.get());
}

class ClientBad {
public:
  ClientBad() : Handle(curl_easy_init()) {} // expected-note {{'Handle' made here}}
  void get() {
    curl_easy_perform(Handle);
    // expected-warning@-1 {{'curl_easy_perform' on 'Handle' has no timeout}}
    // CHECK-FIXES: curl_easy_setopt(Handle, CURLOPT_TIMEOUT_MS, 30000L);
  }

private:
  CURL *Handle;
};

class ClientOk {
public:
  ClientOk() : Handle(curl_easy_init()) { setTimeout(5); }
  void setTimeout(long Seconds) { curl_easy_setopt(Handle, CURLOPT_TIMEOUT, Seconds); }
  void get() { curl_easy_perform(Handle); }

private:
  CURL *Handle;
};

// Captured by a lambda that runs on a thread.
void lambdaBad() {
  CURL *Handle = curl_easy_init(); // expected-note {{'Handle' made here}}
  std::thread Worker([Handle] {
    curl_easy_perform(Handle);
    // expected-warning@-1 {{'curl_easy_perform' on 'Handle' has no timeout}}
    // CHECK-FIXES: curl_easy_setopt(Handle, CURLOPT_TIMEOUT_MS, 30000L);
  });
  Worker.join();
}

void lambdaOk() {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 5L);
  std::thread Worker([&] { curl_easy_perform(Handle); });
  Worker.join();
}

template <typename T> T fetchBad(const char *Url) {
  CURL *Handle = curl_easy_init(); // expected-note {{'Handle' made here}}
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  curl_easy_perform(Handle);
  // expected-warning@-1 {{'curl_easy_perform' on 'Handle' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(Handle, CURLOPT_TIMEOUT_MS, 30000L);
  return T();
}
template int fetchBad<int>(const char *);
template long fetchBad<long>(const char *);

// C++ takes no address of a compound literal; `goto` and `switch` must not jump over what is inserted.
long socketBad(char *Buffer, int Kind) {
  int Fd = ::socket(AF_INET, SOCK_STREAM, 0); // expected-note 2 {{'Fd' made here}}
  switch (Kind) {
  case 1:
    ::recv(Fd, Buffer, 1, 0);
    // expected-warning@-1 {{'recv' on 'Fd' has no timeout}}
    // CHECK-FIXES: struct timeval timeout = {30, 0};
    // CHECK-FIXES-NEXT: setsockopt(Fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    // CHECK-FIXES: ::recv(Fd, Buffer, 1, 0);
    break;
  case 2:
    goto out;
  default:
    break;
  }
  if (::recv(Fd, Buffer, 1, 0) < 0)
    // expected-warning@-1 {{'recv' on 'Fd' has no timeout}}
    goto out;
out:
  return ::close(Fd);
}

namespace mine {
// Names of the C library that are something else.
struct Peer {
  int recv(int) { return 0; }
};
int connect(int, int, int) { return 0; }
void otherNamesOk() {
  Peer P;
  P.recv(0);
  connect(socket(AF_INET, SOCK_STREAM, 0), 0, 0);
}
} // namespace mine

// A class from a header would be visible to others; this one is not.
namespace {
struct ConnectionBad {
  int Fd = -1;
  bool open() {
    Fd = ::socket(AF_INET, SOCK_STREAM, 0); // expected-note {{'Fd' made here}}
    return Fd >= 0;
  }
  long readSome(char *Buffer) {
    return ::recv(Fd, Buffer, 1, 0);
    // expected-warning@-1 {{'recv' on 'Fd' has no timeout}}
  }
};
} // namespace
long use(char *Buffer) {
  ConnectionBad C;
  return C.open() ? C.readSome(Buffer) : 0;
}
