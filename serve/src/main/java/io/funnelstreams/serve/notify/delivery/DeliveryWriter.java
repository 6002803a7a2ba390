package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the topic of deliveries. Any thread may. */
final class DeliveryWriter implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<String, Delivery> producer;

  private DeliveryWriter(KafkaProducer<String, Delivery> producer) {
    this.producer = producer;
  }

  static DeliveryWriter open(Map<String, ?> clients) {
    var own = new HashMap<String, Object>(clients);
    own.keySet().retainAll(ProducerConfig.configNames());
    own.put(ProducerConfig.ACKS_CONFIG, "all");
    own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Every notification sent to a receiver has to be recorded: the producer waits until an outage
    // of the brokers ends.
    own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.MAX_VALUE);
    Serializer<Delivery> values = ValueSerde.of(Delivery.class, clients).serializer();
    return new DeliveryWriter(new KafkaProducer<>(own, new StringSerializer(), values));
  }

  /** The record's key: one for each receiver and alert. */
  static String key(Delivery delivery) {
    return delivery.getReceiver() + " " + delivery.getAlert().getAlertId();
  }

  /**
   * Writes and waits until the brokers have it.
   *
   * @return the place on the topic
   */
  long write(Delivery delivery) {
    var written = new ProducerRecord<>(Topic.DELIVERIES.topicName(), key(delivery), delivery);
    try {
      return producer.send(written).get().offset();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
