// RUN: %check_leak %s leak-unbounded-network-call
// REQUIRES: hiredis
// Fields of what a handle points to: a test or a message leaves its timeouts alone, what is written or handed on may not.
#include <hiredis/hiredis.h>
#include <stdio.h>

void elsewhere(int fd);

void testedBad(void) {
  redisContext *context = redisConnectWithTimeout("localhost", 6379, (struct timeval){1, 0}); // expected-note {{'context' made here}}
  if (context->err)
    printf("%d %s\n", context->err, context->errstr);
  redisCommand(context, "PING");
  // expected-warning@-1 {{'redisCommand' on 'context' has no timeout}}
  // CHECK-FIXES: redisSetTimeout(context, (struct timeval){30, 0});
  // CHECK-FIXES-NEXT: redisCommand(context, "PING");
}

void handedOnOk(void) {
  redisContext *context = redisConnectWithTimeout("localhost", 6379, (struct timeval){1, 0});
  elsewhere(context->fd);
  redisCommand(context, "PING");
}

void writtenOk(int flags) {
  redisContext *context = redisConnectWithTimeout("localhost", 6379, (struct timeval){1, 0});
  context->flags = flags;
  redisCommand(context, "PING");
}
