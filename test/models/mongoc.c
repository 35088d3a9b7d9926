// RUN: %check_dump effects %s -- -std=gnu17 %mongoc
// REQUIRES: mongoc
#include <mongoc/mongoc.h>

void pools(mongoc_uri_t *uri, mongoc_client_pool_t *pool, mongoc_client_t *client, const char *text) {
  mongoc_uri_new("mongodb://localhost");           // row: mongoc_uri_new Make unbounded on return
  mongoc_uri_new("mongodb://localhost/?waitQueueTimeoutMS=1000"); // row: mongoc_uri_new Make bounded on return
  mongoc_uri_new(text);                            // row: mongoc_uri_new Make perhaps bounded on return
  mongoc_uri_set_option_as_int32(uri, MONGOC_URI_WAITQUEUETIMEOUTMS, 1000);
  // row: mongoc_uri_set_option_as_int32 Bound when MONGOC_URI_WAITQUEUETIMEOUTMS on uri
  mongoc_uri_set_option_as_int32(uri, MONGOC_URI_MAXPOOLSIZE, 10);
  mongoc_client_pool_new(uri);                     // row: mongoc_client_pool_new Make on return
  mongoc_client_pool_new_with_error(uri, NULL);    // row: mongoc_client_pool_new_with_error Make on return
  mongoc_client_pool_pop(pool);                    // row: mongoc_client_pool_pop Wait on pool
  mongoc_client_pool_try_pop(pool);
  mongoc_client_pool_push(pool, client);           // row: mongoc_client_pool_push Wake on pool
}

void calls(mongoc_client_t *client, mongoc_collection_t *collection, mongoc_cursor_t *cursor, const bson_t *text) {
  mongoc_client_command_simple(client, "db", text, NULL, NULL, NULL); // row: mongoc_client_command_simple NetworkCall bounded
  mongoc_collection_insert_one(collection, text, NULL, NULL, NULL); // row: mongoc_collection_insert_one NetworkCall bounded
  mongoc_collection_update_one(collection, text, text, NULL, NULL, NULL); // row: mongoc_collection_update_one NetworkCall bounded
  mongoc_collection_count_documents(collection, text, NULL, NULL, NULL, NULL); // row: mongoc_collection_count_documents NetworkCall bounded
  mongoc_cursor_next(cursor, &text);               // row: mongoc_cursor_next NetworkCall bounded
}
