// RUN: %check_leak %s leak-unbounded-network-call
// RUN: %check_leak %s leak-unbounded-network-call --std c++11 -- -x c++
// REQUIRES: hiredis
#include <hiredis/hiredis.h>
#include <stddef.h>

int pipelineBad(void) {
  redisContext *c = redisConnectUnixWithTimeout("/run/redis", (struct timeval){5, 0}); // expected-note 2 {{'c' made here}}
  int done = 0;
  redisAppendCommand(c, "PING");
  while (!done)
    redisBufferWrite(c, &done);
  // expected-warning@-1 {{'redisBufferWrite' on 'c' has no timeout}}
  // CHECK-FIXES: redisSetTimeout(c, {{(\(struct timeval\)|timeval)}}{30, 0});
  return redisBufferRead(c);
  // expected-warning@-1 {{'redisBufferRead' on 'c' has no timeout}}
}

int pipelineOk(void) {
  redisContext *c = redisConnectNonBlock("localhost", 6379);
  int done = 0;
  redisBufferWrite(c, &done);
  redisContext *other = redisConnectUnixNonBlock("/run/redis");
  return redisBufferRead(c) + redisBufferRead(other);
}
