// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: nats
#include <nats/nats.h>

void use(natsConnection **connection, natsOptions *options, natsSubscription *subscription, natsMsg **message, int64_t time) {
  natsConnection_ConnectTo(connection, "nats://localhost"); // row: natsConnection_ConnectTo NetworkCall bounded
  natsConnection_Connect(connection, options);     // row: natsConnection_Connect NetworkCall bounded
  natsSubscription_NextMsg(message, subscription, 1000);
  nats_CloseAndWait(0);                            // row: nats_CloseAndWait Wait unbounded
  nats_CloseAndWait(-1);                           // row: nats_CloseAndWait Wait unbounded
  nats_CloseAndWait(1000);                         // row: nats_CloseAndWait Wait bounded
  nats_CloseAndWait(time);                         // row: nats_CloseAndWait Wait perhaps bounded
}
