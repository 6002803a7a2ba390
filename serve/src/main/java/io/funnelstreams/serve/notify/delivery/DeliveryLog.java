package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.DeliveryOutcome;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What every receiver has been sent, as the topic of deliveries has it. Any thread may look and
 * write; one reads the topic.
 */
final class DeliveryLog implements AutoCloseable {
  private final CommittedReader reader;
  private final DeliveryWriter writer;

  /** The deliveries of a receiver and a subject, by offset on the topic. */
  private final Map<Matter, TreeMap<Long, Delivery>> matters = new HashMap<>();

  private final Map<String, Long> offsets = new HashMap<>();

  private record Matter(String receiver, String subject) {
    static Matter of(Delivery delivery) {
      return new Matter(delivery.getReceiver(), delivery.getAlert().getSubject());
    }
  }

  private DeliveryLog(CommittedReader reader, DeliveryWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /** The log of a cluster; nothing has been read yet. */
  static DeliveryLog open(Map<String, ?> clients) {
    return new DeliveryLog(
        CommittedReader.open(clients, Topic.DELIVERIES, Notifier.values(clients)),
        DeliveryWriter.open(clients));
  }

  /** Reads what others have written up to now. */
  void readToEnd() {
    reader.toEnd(this::apply);
  }

  /** Reads the new records and returns the subjects that are to be tried again. */
  Set<String> readRetries() {
    return reader.poll(Duration.ZERO).stream()
        .flatMap(read -> apply(read).stream())
        .filter(delivery -> delivery.getOutcome() == DeliveryOutcome.RETRY)
        .map(delivery -> delivery.getAlert().getSubject())
        .collect(Collectors.toSet());
  }

  private Optional<Delivery> apply(ConsumerRecord<String, SpecificRecord> read) {
    return read.value() instanceof Delivery delivery && apply(delivery, read.offset())
        ? Optional.of(delivery)
        : Optional.empty();
  }

  /**
   * We read our own records back after we have written them, and may know newer ones by that time.
   */
  private synchronized boolean apply(Delivery delivery, long offset) {
    var before = offsets.get(DeliveryWriter.key(delivery));
    if (before != null && before >= offset) {
      return false;
    }
    var matter = matters.computeIfAbsent(Matter.of(delivery), any -> new TreeMap<>());
    if (before != null) {
      matter.remove(before);
    }
    matter.put(offset, delivery);
    offsets.put(DeliveryWriter.key(delivery), offset);
    return true;
  }

  /** Writes and returns when the brokers have it. */
  void write(Delivery delivery) {
    apply(delivery, writer.write(delivery));
  }

  /** The last delivery, or failed delivery, to a receiver about a subject. */
  synchronized Optional<Delivery> last(String receiver, String subject) {
    return Optional.ofNullable(matters.get(new Matter(receiver, subject)))
        .map(notified -> notified.lastEntry().getValue());
  }

  /** All subjects that any receiver was notified about. */
  synchronized Set<String> subjects() {
    return matters.keySet().stream().map(Matter::subject).collect(Collectors.toSet());
  }

  /**
   * The notifications that were given up and are not to be tried again yet, in the order of giving
   * up.
   */
  synchronized List<Delivery> undelivered() {
    var all = new TreeMap<Long, Delivery>();
    matters.values().forEach(all::putAll);
    return all.values().stream()
        .filter(delivery -> delivery.getOutcome() == DeliveryOutcome.UNDELIVERABLE)
        .toList();
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
