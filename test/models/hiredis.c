// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: hiredis
#include <hiredis/hiredis.h>

void use(redisContext *c, va_list list, const char **argv, struct timeval tv, void **reply, int *done) {
  redisConnect("localhost", 6379);                         // row: redisConnect/2 NetworkCall; redisConnect Make on return
  redisConnectUnix("/run/redis");                          // row: redisConnectUnix/1 NetworkCall; redisConnectUnix Make on return
  redisConnectWithTimeout("localhost", 6379, tv);          // row: redisConnectWithTimeout Make on return
  redisConnectUnixWithTimeout("/run/redis", tv);           // row: redisConnectUnixWithTimeout Make on return
  redisConnectNonBlock("localhost", 6379);                 // row: redisConnectNonBlock Make bounded on return
  redisConnectUnixNonBlock("/run/redis");                  // row: redisConnectUnixNonBlock Make bounded on return
  redisConnectBindNonBlock("localhost", 6379, "lo");       // row: redisConnectBindNonBlock Make bounded on return
  redisConnectBindNonBlockWithReuse("localhost", 6379, "lo"); // row: redisConnectBindNonBlockWithReuse Make bounded on return
  redisCommand(c, "PING");                                 // row: redisCommand NetworkCall on c
  redisCommand(c, "SET %s %d", "a", 1);                    // row: redisCommand NetworkCall on c
  redisvCommand(c, "PING", list);                          // row: redisvCommand NetworkCall on c
  redisCommandArgv(c, 1, argv, NULL);                      // row: redisCommandArgv NetworkCall on c
  redisGetReply(c, reply);                                 // row: redisGetReply NetworkCall on c
  redisBufferRead(c);                                      // row: redisBufferRead NetworkCall on c
  redisBufferWrite(c, done);                               // row: redisBufferWrite NetworkCall on c
  redisSetTimeout(c, tv);                                  // row: redisSetTimeout Bound on c
  redisAppendCommand(c, "PING");
  redisGetReplyFromReader(c, reply);
  redisFree(c);
}
