// REQUIRES: hiredis
// RUN: %prove %s -- -lhiredis

#include "Inputs/silent_server.h"
#include <hiredis/hiredis.h>

int main(void) {
  redisContext *Redis = redisConnect("127.0.0.1", silentPort());
  if (Redis->err)
    return 1;
  redisReply *Reply = redisCommand(Redis, "PING");
  if (Reply)
    freeReplyObject(Reply);
  redisFree(Redis);
  return 0;
}
