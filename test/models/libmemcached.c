// RUN: %check_dump effects %s -- -std=gnu17
// REQUIRES: libmemcached
#include <libmemcached/memcached.h>
#include <stddef.h>

void use(memcached_st *memcached, const char *const *keys, const size_t *lengths, memcached_result_st *result) {
  memcached_return_t status;
  memcached_get(memcached, "key", 3, NULL, NULL, &status); // row: memcached_get NetworkCall bounded
  memcached_set(memcached, "key", 3, "value", 5, 0, 0); // row: memcached_set NetworkCall bounded
  memcached_mget(memcached, keys, lengths, 1);     // row: memcached_mget NetworkCall bounded
  memcached_fetch(memcached, NULL, NULL, NULL, NULL, &status); // row: memcached_fetch NetworkCall bounded
  memcached_delete(memcached, "key", 3, 0);        // row: memcached_delete NetworkCall bounded
  memcached_fetch_result(memcached, result, &status);
}
