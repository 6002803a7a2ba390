package io.funnelstreams.serve.read;

import io.funnelstreams.serve.CommittedReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The Kafka clients of the read model, whose own metrics are shown while they are open.
 *
 * @param properties addresses and security of the cluster
 * @param registry what shows metrics
 */
record FollowerClients(Map<String, ?> properties, MeterRegistry registry) {
  TopicAdmin admin() {
    return TopicAdmin.connect(properties);
  }

  /** A consumer whose metrics are shown until it is closed. */
  record MeasuredConsumer(KafkaConsumer<String, byte[]> consumer, KafkaClientMetrics metrics)
      implements AutoCloseable {
    @Override
    public void close() {
      metrics.close();
      consumer.close();
    }
  }

  /**
   * A consumer of committed records.
   *
   * @param name the client's id, by which its metrics are known
   * @param pollRecords how many records a poll gives at most
   * @param reset what to do where an offset is no longer there
   */
  MeasuredConsumer consumer(String name, int pollRecords, String reset) {
    var own = CommittedReader.properties(properties);
    own.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords);
    own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
    var consumer = new KafkaConsumer<>(own, new StringDeserializer(), new ByteArrayDeserializer());
    var metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    return new MeasuredConsumer(consumer, metrics);
  }
}
