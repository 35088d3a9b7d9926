// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait
// REQUIRES: rdkafka
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>
#include <thread>

void flushBad(rd_kafka_t *Producer) { rd_kafka_flush(Producer, -1); }
// expected-warning@-1 {{'rd_kafka_flush' has no timeout}}
// CHECK-FIXES: void flushBad(rd_kafka_t *Producer) { rd_kafka_flush(Producer, 30000); }
void flushOk(rd_kafka_t *Producer) { rd_kafka_flush(Producer, 10000); }
void closeBad(RdKafka::Producer &Producer) { Producer.flush(-1); }
// expected-warning@-1 {{'flush' has no timeout}}
// CHECK-FIXES: void closeBad(RdKafka::Producer &Producer) { Producer.flush(30000); }
void closeOk(RdKafka::Producer &Producer) { Producer.flush(1000); }

void handle(const rd_kafka_message_t *Message);
void pollBad(rd_kafka_t *Consumer) {
  for (;;) {
    rd_kafka_message_t *Message = rd_kafka_consumer_poll(Consumer, -1);
    // expected-warning@-1 {{'rd_kafka_consumer_poll' has no timeout and no cancel branch}}
    // CHECK-FIXES: rd_kafka_message_t *Message = rd_kafka_consumer_poll(Consumer, 30000);
    if (!Message)
      continue;
    handle(Message);
  }
}
void pollOk(rd_kafka_t *Consumer) {
  while (rd_kafka_message_t *Message = rd_kafka_consumer_poll(Consumer, 1000))
    handle(Message);
}
void consumeBad(RdKafka::KafkaConsumer *Consumer) { delete Consumer->consume(-1); }
// expected-warning@-1 {{'consume' has no timeout and no cancel branch}}
// CHECK-FIXES: void consumeBad(RdKafka::KafkaConsumer *Consumer) { delete Consumer->consume(30000); }
void consumeOk(RdKafka::KafkaConsumer *Consumer) { delete Consumer->consume(1000); }
void startOk(rd_kafka_t *C, RdKafka::KafkaConsumer *D) {
  std::jthread A(pollBad, C), B(pollOk, C), E(consumeBad, D), F(consumeOk, D); // expected-note 2 {{thread started here}}
}
