// RUN: %check_leak %s leak-unbounded-network-call,leak-unreleased-lock
// RUN: %check_leak %s leak-unbounded-network-call,leak-unreleased-lock --std c++17 -- -x c++
// REQUIRES: openssl
#include <openssl/http.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>

// A connection lives by the timeouts of its socket.
int askBad(SSL_CTX *context, const struct sockaddr *peer, socklen_t size, char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd); // expected-note 2 {{'ssl' made here}}
  SSL_write(ssl, "GET /\r\n", 7);
  // expected-warning@-1 {{'SSL_write' on 'ssl' has no timeout}}
  // CHECK-FIXES-GNU17: setsockopt(SSL_get_fd(ssl), SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
  return SSL_read(ssl, buffer, 1);
  // expected-warning@-1 {{'SSL_read' on 'ssl' has no timeout}}
  // CHECK-FIXES-GNU17: setsockopt(SSL_get_fd(ssl), SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){30, 0}, sizeof(struct timeval));
}
int askOk(SSL_CTX *context, const struct sockaddr *peer, socklen_t size, char *buffer) {
  struct timeval time = {30, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  return SSL_connect(ssl) == 1 ? SSL_read(ssl, buffer, 1) : -1;
}
// A socket from elsewhere may have a timeout.
int givenOk(SSL_CTX *context, int fd) {
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  return SSL_connect(ssl);
}
int memoryOk(SSL_CTX *context, BIO *in, BIO *out, char *buffer) {
  SSL *ssl = SSL_new(context);
  SSL_set_bio(ssl, in, out);
  return SSL_read(ssl, buffer, 1);
}

long connectBad(SSL_CTX *context) {
  BIO *bio = BIO_new_ssl_connect(context); // expected-note {{'bio' made here}}
  BIO_set_conn_hostname(bio, "localhost:443");
  return BIO_do_connect(bio);
  // expected-warning@-1 {{'BIO_do_connect' on 'bio' has no timeout}}
  // expected-note@-2 {{call 'BIO_set_nbio' on the BIO before it connects, or use 'BIO_do_connect_retry'}}
}
int connectOk(SSL_CTX *context) {
  BIO *bio = BIO_new_ssl_connect(context);
  BIO_set_conn_hostname(bio, "localhost:443");
  return BIO_do_connect_retry(bio, 30, 100);
}
int readOk(SSL_CTX *context, char *buffer) {
  BIO *bio = BIO_new_ssl_connect(context);
  BIO_set_conn_hostname(bio, "localhost:443");
  BIO_set_nbio(bio, 1);
  return BIO_do_connect(bio) == 1 ? BIO_read(bio, buffer, 1) : -1;
}

// 0 is no timeout.
BIO *getBad(void) {
  return OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 0);
  // expected-warning@-1 {{'OSSL_HTTP_get' has no timeout}}
  // CHECK-FIXES-GNU17: return OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 30);
}
BIO *getOk(void) {
  return OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 30);
}

int storeBad(CRYPTO_RWLOCK *lock, int full) {
  CRYPTO_THREAD_write_lock(lock); // expected-note {{'lock' locked here}}
  if (full) // expected-note {{assuming 'full' is not equal to 0}}
    return -1;
    // expected-warning@-1 {{'storeBad' leaves 'lock' locked}}
    // CHECK-FIXES-GNU17: if (full) {
  CRYPTO_THREAD_unlock(lock); // expected-note {{on another path 'lock' is unlocked here}}
  return 1;
}
int storeOk(CRYPTO_RWLOCK *lock, int full) {
  CRYPTO_THREAD_write_lock(lock);
  if (full) {
    CRYPTO_THREAD_unlock(lock);
    return -1;
  }
  CRYPTO_THREAD_unlock(lock);
  return 1;
}
