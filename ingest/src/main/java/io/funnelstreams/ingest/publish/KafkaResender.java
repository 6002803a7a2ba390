package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.reject.RecordResender;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.TopicPlace;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends rejected records again, byte for byte, in one transaction with the tombstones of their
 * rejects.
 */
public final class KafkaResender implements RecordResender, AutoCloseable {
  /** One id for all replays: where two run at a time, Kafka stops the earlier one. */
  private static final String TRANSACTIONAL_ID = "funnel-replay";

  private final Producer<String, byte[]> producer;
  private final Map<String, Deserializer<? extends SpecificRecord>> events;
  private final PublishFailures failures;

  /**
   * A resender over a producer whose transactions are not initialized yet. The resender closes it.
   */
  KafkaResender(
      Producer<String, byte[]> producer,
      Map<String, Deserializer<? extends SpecificRecord>> events,
      PublishFailures failures) {
    this.producer = producer;
    this.events = Map.copyOf(events);
    this.failures = failures;
    producer.initTransactions();
  }

  /**
   * Connects to Kafka and the registry.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   * @throws PublishException within some seconds where no broker answers or a topic is not there
   */
  public static KafkaResender connect(Map<String, ?> configs) {
    var failures = PublishFailures.of(configs);
    ClusterCheck.check(configs, failures);
    var settings = new HashMap<>(ProducerSettings.of(configs));
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    try {
      var producer =
          new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      return new KafkaResender(producer, deserializers(configs), failures);
    } catch (KafkaException e) {
      throw failures.of(Optional.empty(), e);
    }
  }

  private static Map<String, Deserializer<? extends SpecificRecord>> deserializers(
      Map<String, ?> configs) {
    return Arrays.stream(Family.values())
        .map(Topic::of)
        .collect(
            Collectors.toMap(
                Topic::topicName,
                topic -> ValueSerde.of(topic.valueType().orElseThrow(), configs).deserializer()));
  }

  @Override
  public int resend(List<Reject> rejects) {
    int sent = 0;
    try {
      producer.beginTransaction();
      for (var reject : rejects) {
        sent += resend(reject) ? 1 : 0;
      }
      producer.commitTransaction();
      return sent;
    } catch (KafkaException e) {
      throw failures.of(Optional.empty(), e);
    }
  }

  /** The commit reports a failure of either send. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private boolean resend(Reject reject) {
    var topic = reject.topic().map(TopicPlace::topic).orElseThrow();
    var raw = reject.raw().bytes();
    var party = partyOf(topic, raw);
    if (party.isEmpty()) {
      return false;
    }
    producer.send(new ProducerRecord<>(topic, party.get(), raw));
    producer.send(new ProducerRecord<>(Topic.REJECTS.topicName(), reject.id(), null));
    return true;
  }

  /** The key of an event's record; empty where the bytes are no event. */
  private Optional<String> partyOf(String topic, byte[] raw) {
    if (!events.containsKey(topic)) {
      return Optional.empty();
    }
    try {
      return EventCodec.toCore(events.get(topic).deserialize(topic, raw))
              instanceof Decoded.Accepted accepted
          ? Optional.of(accepted.event().header().partyId())
          : Optional.empty();
    } catch (PoisonRecordException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    producer.close();
    events.values().forEach(Deserializer::close);
  }
}
