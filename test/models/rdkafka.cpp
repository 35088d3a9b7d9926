// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: rdkafka
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>

void consumers(rd_kafka_t *Kafka, rd_kafka_topic_t *Topic, rd_kafka_queue_t *Queue, rd_kafka_message_t **Messages, int Time) {
  rd_kafka_consumer_poll(Kafka, -1);               // row: rd_kafka_consumer_poll Wait unbounded
  rd_kafka_consumer_poll(Kafka, 100);              // row: rd_kafka_consumer_poll Wait bounded
  rd_kafka_consumer_poll(Kafka, Time);             // row: rd_kafka_consumer_poll Wait perhaps bounded
  rd_kafka_consume(Topic, 0, -1);                  // row: rd_kafka_consume Wait unbounded
  rd_kafka_consume(Topic, 0, 100);                 // row: rd_kafka_consume Wait bounded
  rd_kafka_consume_batch(Topic, 0, -1, Messages, 10); // row: rd_kafka_consume_batch Wait unbounded
  rd_kafka_consume_batch(Topic, 0, 100, Messages, 10); // row: rd_kafka_consume_batch Wait bounded
  rd_kafka_consume_queue(Queue, -1);               // row: rd_kafka_consume_queue Wait unbounded
  rd_kafka_consume_queue(Queue, 100);              // row: rd_kafka_consume_queue Wait bounded
  rd_kafka_queue_poll(Queue, -1);                  // row: rd_kafka_queue_poll Wait unbounded
  rd_kafka_queue_poll(Queue, 100);                 // row: rd_kafka_queue_poll Wait bounded
  rd_kafka_consumer_close(Kafka);                  // row: rd_kafka_consumer_close NetworkCall bounded
}

void others(rd_kafka_t *Kafka, rd_kafka_topic_t *Topic, rd_kafka_topic_partition_list_t *List, const struct rd_kafka_metadata **Data,
            int64_t *Low, int64_t *High) {
  rd_kafka_poll(Kafka, -1);                        // row: rd_kafka_poll NetworkCall unbounded
  rd_kafka_poll(Kafka, 0);                         // row: rd_kafka_poll NetworkCall bounded
  rd_kafka_flush(Kafka, -1);                       // row: rd_kafka_flush NetworkCall unbounded
  rd_kafka_flush(Kafka, 1000);                     // row: rd_kafka_flush NetworkCall bounded
  rd_kafka_metadata(Kafka, 1, nullptr, Data, -1);  // row: rd_kafka_metadata NetworkCall unbounded
  rd_kafka_metadata(Kafka, 1, nullptr, Data, 1000); // row: rd_kafka_metadata NetworkCall bounded
  rd_kafka_query_watermark_offsets(Kafka, "topic", 0, Low, High, -1); // row: rd_kafka_query_watermark_offsets NetworkCall unbounded
  rd_kafka_query_watermark_offsets(Kafka, "topic", 0, Low, High, 1000); // row: rd_kafka_query_watermark_offsets NetworkCall bounded
  rd_kafka_committed(Kafka, List, -1);             // row: rd_kafka_committed NetworkCall unbounded
  rd_kafka_committed(Kafka, List, 1000);           // row: rd_kafka_committed NetworkCall bounded
  rd_kafka_offsets_for_times(Kafka, List, -1);     // row: rd_kafka_offsets_for_times NetworkCall unbounded
  rd_kafka_offsets_for_times(Kafka, List, 1000);   // row: rd_kafka_offsets_for_times NetworkCall bounded
  rd_kafka_init_transactions(Kafka, -1);           // row: rd_kafka_init_transactions NetworkCall unbounded
  rd_kafka_init_transactions(Kafka, 1000);         // row: rd_kafka_init_transactions NetworkCall bounded
}

void classes(RdKafka::KafkaConsumer *Consumer, RdKafka::Producer *Producer) {
  Consumer->consume(-1);                           // row: RdKafka::KafkaConsumer::consume Wait unbounded
  Consumer->consume(1000);                         // row: RdKafka::KafkaConsumer::consume Wait bounded
  Producer->flush(-1);                             // row: RdKafka::Producer::flush NetworkCall unbounded
  Producer->flush(1000);                           // row: RdKafka::Producer::flush NetworkCall bounded
  Producer->poll(-1);                              // row: RdKafka::Handle::poll NetworkCall unbounded
  Producer->poll(0);                               // row: RdKafka::Handle::poll NetworkCall bounded
}
