// RUN: %check_leak %s leak-unbounded-wait -- %mongoc -pthread
// REQUIRES: mongoc
#include <mongoc/mongoc.h>
#include <pthread.h>

static void *popBad(void *unused) {
  mongoc_uri_t *uri = mongoc_uri_new("mongodb://localhost");
  mongoc_client_pool_t *pool = mongoc_client_pool_new(uri);
  mongoc_client_t *client = mongoc_client_pool_pop(pool);
  // expected-warning@-1 {{'mongoc_client_pool_pop' on 'pool' has no timeout and no cancel branch}}
  // expected-note@-2 {{put 'waitQueueTimeoutMS' into the URI of the pool and handle null, or use 'mongoc_client_pool_try_pop'}}
  mongoc_client_pool_push(pool, client);
  return unused;
}
static void *textOk(void *unused) {
  mongoc_uri_t *uri = mongoc_uri_new("mongodb://localhost/?waitQueueTimeoutMS=1000");
  mongoc_client_pool_t *pool = mongoc_client_pool_new(uri);
  mongoc_client_t *client = mongoc_client_pool_pop(pool);
  mongoc_client_pool_push(pool, client);
  return unused;
}
static void *optionOk(void *unused) {
  mongoc_uri_t *uri = mongoc_uri_new("mongodb://localhost");
  mongoc_uri_set_option_as_int32(uri, MONGOC_URI_WAITQUEUETIMEOUTMS, 1000);
  mongoc_client_pool_t *pool = mongoc_client_pool_new(uri);
  mongoc_client_t *client = mongoc_client_pool_pop(pool);
  mongoc_client_pool_push(pool, client);
  return unused;
}
void startOk(pthread_t *threads) {
  pthread_create(&threads[0], NULL, popBad, NULL); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, textOk, NULL);
  pthread_create(&threads[2], NULL, optionOk, NULL);
}
