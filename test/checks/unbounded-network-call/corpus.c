// RUN: %check_leak %s leak-unbounded-network-call -- -pthread -D_GNU_SOURCE
// REQUIRES: curl
// What real code had that other tests do not have; the field report says where.
#include <curl/curl.h>
#include <netdb.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

// The type in getaddrinfo's answer never has SOCK_NONBLOCK in it.
int resolvedBad(const char *host) {
  struct addrinfo *found = NULL;
  int fd = -1;
  if (getaddrinfo(host, "http", NULL, &found) == 0) {
    if ((fd = socket(found->ai_family, found->ai_socktype, found->ai_protocol)) != -1) { // expected-note {{'fd' made here}}
      if (connect(fd, found->ai_addr, found->ai_addrlen) == -1) {
        // expected-warning@-1 {{'connect' on 'fd' has no timeout}}
        // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
        // CHECK-FIXES-NEXT: if (connect(fd, found->ai_addr, found->ai_addrlen) == -1) {
        close(fd);
        fd = -1;
      }
    }
    freeaddrinfo(found);
  }
  return fd;
}

int resolvedOk(const struct addrinfo *found) {
  int fd = socket(found->ai_family, found->ai_socktype | SOCK_NONBLOCK, found->ai_protocol);
  connect(fd, found->ai_addr, found->ai_addrlen);
  return fd;
}

int anyTypeOk(const struct sockaddr *address, socklen_t size, int type) {
  int fd = socket(address->sa_family, type, 0);
  connect(fd, address, size);
  return fd;
}

// A datagram goes out whether a peer reads or not; only an answer has to be waited for.
void datagramBad(const struct sockaddr *address, socklen_t size, char *buffer) {
  int fd = socket(PF_INET, SOCK_DGRAM, 0); // expected-note {{'fd' made here}}
  connect(fd, address, size);
  sendto(fd, "hello", 5, 0, address, size);
  recv(fd, buffer, 1, 0);
  // expected-warning@-1 {{'recv' on 'fd' has no timeout}}
  // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
  // CHECK-FIXES-NEXT: recv(fd, buffer, 1, 0);
}

// A local one waits until its reader has room (unix(7)).
void localDatagramBad(const struct sockaddr *address, socklen_t size) {
  int fd = socket(AF_UNIX, SOCK_DGRAM, 0); // expected-note {{'fd' made here}}
  sendto(fd, "hello", 5, 0, address, size);
  // expected-warning@-1 {{'sendto' on 'fd' has no timeout}}
  // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
}

// libcurl's own limit on connecting, 300 s, ends this.
CURLcode connectOnlyOk(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  return curl_easy_perform(curl);
}

CURLcode connectOnlyOffBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 0L);
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
}

// There is no peer: the URL names a local file. A row cannot say so, since an address that is not visible may be one as well.
CURLcode FP_localFile(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_URL, "file:///tmp/new");
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
}

// One command and one answer, for which libcurl waits 120 s in this protocol; but only the URL says which protocol it is.
CURLcode FP_commandOnly(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_URL, "imap://imap.example.com");
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
}

static int tooMuch(void *unused, curl_off_t total, curl_off_t now, curl_off_t uploadTotal, curl_off_t uploadNow) {
  return now > 6000;
}
// The callback ends the transfer when there is too much data, and not when there is none: a callback that can end it at all
// counts as a bound.
CURLcode FN_progress(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, tooMuch);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  return curl_easy_perform(curl);
}
