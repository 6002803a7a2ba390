package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.schemas.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Removes persons from the ledgers of imports. A later import of such a row then neither knows them
 * nor retracts any event of theirs.
 */
public final class LedgerErasure {
  private final Map<String, ?> configs;
  private final LedgerCodec codec;
  private final Set<String> names;
  private final Map<String, ProducerRecord<String, byte[]>> changes = new LinkedHashMap<>();

  private LedgerErasure(Map<String, ?> configs, LedgerCodec codec, Set<String> names) {
    this.configs = configs;
    this.codec = codec;
    this.names = Set.copyOf(names);
  }

  /**
   * Removes every event of some parties, and every row that is named after one.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   * @return how many rows there were
   * @throws PublishException where the topic cannot be read or written
   */
  public static int erase(Map<String, ?> configs, Set<String> names) {
    try (var codec = new LedgerCodec(new MappingId("", ""), configs)) {
      var erasure = new LedgerErasure(configs, codec, names);
      LedgerReader.readAll(configs, erasure::look);
      erasure.write();
      return erasure.changes.size();
    } catch (KafkaException e) {
      throw PublishFailures.of(configs).of(Optional.of(Topic.IMPORTS), e);
    }
  }

  private void look(ConsumerRecord<String, byte[]> message) {
    changes.remove(message.key());
    if (message.value() == null) {
      return;
    }
    var row = codec.decode(message.value());
    var left =
        names.contains(row.rowId()) ? Optional.<ImportedRow>empty() : row.without(this::names);
    if (left.isEmpty() || !left.get().equals(row)) {
      var partition = new TopicPartition(message.topic(), message.partition());
      changes.put(message.key(), change(partition, message, left));
    }
  }

  private boolean names(Event event) {
    return names.contains(event.header().partyId())
        || (event instanceof LeadEvent lead
            && lead.mergedInto().filter(names::contains).isPresent());
  }

  private ProducerRecord<String, byte[]> change(
      TopicPartition to, ConsumerRecord<String, byte[]> message, Optional<ImportedRow> left) {
    return left.map(
            row ->
                LedgerReader.record(
                    to.partition(), message.key(), codec.encode(row, message.value()), row))
        .orElseGet(() -> new ProducerRecord<>(to.topic(), to.partition(), message.key(), null));
  }

  private void write() {
    if (changes.isEmpty()) {
      return;
    }
    try (var producer =
        new KafkaProducer<>(
            ProducerSettings.of(configs), new StringSerializer(), new ByteArraySerializer())) {
      var sent = changes.values().stream().map(producer::send).toList();
      producer.flush();
      sent.forEach(LedgerErasure::await);
    }
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }
}
