// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: openssl
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/ssl.h>

void connections(SSL_CTX *context, SSL *ssl, int fd, char *buffer, size_t *done, BIO *bio) {
  SSL_new(context);                                // row: SSL_new Make on return
  SSL_set_fd(ssl, fd);                             // row: SSL_set_fd Make on ssl
  SSL_set_rfd(ssl, fd);                            // row: SSL_set_rfd Make on ssl
  SSL_set_wfd(ssl, fd);                            // row: SSL_set_wfd Make on ssl
  SSL_set_bio(ssl, bio, bio);                      // row: SSL_set_bio Bound on ssl
  SSL_set0_rbio(ssl, bio);                         // row: SSL_set0_rbio Bound on ssl
  SSL_set0_wbio(ssl, bio);                         // row: SSL_set0_wbio Bound on ssl
  SSL_get_rbio(ssl);                               // row: SSL_get_rbio Bound on ssl
  SSL_get_wbio(ssl);                               // row: SSL_get_wbio Bound on ssl
  SSL_get_fd(ssl);                                 // row: SSL_get_fd Bound on ssl
  SSL_get_rfd(ssl);                                // row: SSL_get_rfd Bound on ssl
  SSL_get_wfd(ssl);                                // row: SSL_get_wfd Bound on ssl
  SSL_connect(ssl);                                // row: SSL_connect NetworkCall on ssl
  SSL_accept(ssl);                                 // row: SSL_accept NetworkCall on ssl
  SSL_do_handshake(ssl);                           // row: SSL_do_handshake NetworkCall on ssl
  SSL_read(ssl, buffer, 1);                        // row: SSL_read NetworkCall on ssl
  SSL_read_ex(ssl, buffer, 1, done);               // row: SSL_read_ex NetworkCall on ssl
  SSL_peek(ssl, buffer, 1);                        // row: SSL_peek NetworkCall on ssl
  SSL_peek_ex(ssl, buffer, 1, done);               // row: SSL_peek_ex NetworkCall on ssl
  SSL_write(ssl, buffer, 1);                       // row: SSL_write NetworkCall on ssl
  SSL_write_ex(ssl, buffer, 1, done);              // row: SSL_write_ex NetworkCall on ssl
  SSL_shutdown(ssl);                               // row: SSL_shutdown Use on ssl
  SSL_pending(ssl);
  SSL_free(ssl);
}

void bios(SSL_CTX *context, BIO *bio, SSL *ssl, int fd, char *buffer, size_t *done, int option) {
  BIO_new_connect("localhost:443");                // row: BIO_new_connect Make on return
  BIO_new_accept("443");                           // row: BIO_new_accept Make on return
  BIO_new_ssl_connect(context);                    // row: BIO_new_ssl_connect Make on return
  BIO_new_buffer_ssl_connect(context);             // row: BIO_new_buffer_ssl_connect Make on return
  BIO_new_socket(fd, BIO_CLOSE);                   // row: BIO_new_socket Make on return
  BIO_set_conn_hostname(bio, "localhost:443");
  BIO_set_nbio(bio, 1);                            // row: BIO_ctrl Bound when BIO_C_SET_NBIO|BIO_C_SET_ACCEPT|BIO_C_GET_FD on bio
  BIO_set_nbio_accept(bio, 1);                     // row: BIO_ctrl Bound when BIO_C_SET_NBIO|BIO_C_SET_ACCEPT|BIO_C_GET_FD on bio
  BIO_get_fd(bio, NULL);                           // row: BIO_ctrl Bound when BIO_C_SET_NBIO|BIO_C_SET_ACCEPT|BIO_C_GET_FD on bio
  BIO_get_ssl(bio, &ssl);
  BIO_do_connect(bio);                             // row: BIO_ctrl NetworkCall when BIO_C_DO_STATE_MACHINE on bio
  BIO_do_handshake(bio);                           // row: BIO_ctrl NetworkCall when BIO_C_DO_STATE_MACHINE on bio
  BIO_do_accept(bio);                              // row: BIO_ctrl NetworkCall when BIO_C_DO_STATE_MACHINE on bio
  BIO_do_connect_retry(bio, 30, 100);              // row: BIO_do_connect_retry Use on bio
  BIO_wait(bio, 0, 100);                           // row: BIO_wait Bound on bio
  BIO_read(bio, buffer, 1);                        // row: BIO_read NetworkCall on bio
  BIO_read_ex(bio, buffer, 1, done);               // row: BIO_read_ex NetworkCall on bio
  BIO_gets(bio, buffer, 1);                        // row: BIO_gets NetworkCall on bio
  BIO_write(bio, buffer, 1);                       // row: BIO_write NetworkCall on bio
  BIO_write_ex(bio, buffer, 1, done);              // row: BIO_write_ex NetworkCall on bio
  BIO_puts(bio, buffer);                           // row: BIO_puts NetworkCall on bio
  BIO_flush(bio);
  BIO_ctrl(bio, option, 0, NULL);
  // row: perhaps BIO_ctrl NetworkCall when BIO_C_DO_STATE_MACHINE on bio
  // row: perhaps BIO_ctrl Bound when BIO_C_SET_NBIO|BIO_C_SET_ACCEPT|BIO_C_GET_FD on bio
}

void requests(BIO *bio, OSSL_HTTP_REQ_CTX **request, OCSP_REQUEST *query, int seconds) {
  OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 0); // row: OSSL_HTTP_get NetworkCall unbounded
  OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 30); // row: OSSL_HTTP_get NetworkCall bounded
  OSSL_HTTP_get("http://localhost/", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, seconds);
  // row: OSSL_HTTP_get NetworkCall perhaps bounded
  OSSL_HTTP_transfer(request, "localhost", "80", "/", 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 0, 0);
  // row: OSSL_HTTP_transfer NetworkCall unbounded
  OSSL_HTTP_transfer(request, "localhost", "80", "/", 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 30, 0);
  // row: OSSL_HTTP_transfer NetworkCall bounded
  OCSP_sendreq_bio(bio, "/", query);               // row: OCSP_sendreq_bio NetworkCall on bio
}

void locks(CRYPTO_RWLOCK *lock) {
  CRYPTO_THREAD_write_lock(lock);                  // row: CRYPTO_THREAD_write_lock Acquire on lock
  CRYPTO_THREAD_unlock(lock);                      // row: CRYPTO_THREAD_unlock Release on lock
  CRYPTO_THREAD_read_lock(lock);                   // row: CRYPTO_THREAD_read_lock Acquire on lock
  CRYPTO_THREAD_unlock(lock);                      // row: CRYPTO_THREAD_unlock Release on lock
}
