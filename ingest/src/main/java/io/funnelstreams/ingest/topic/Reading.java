package io.funnelstreams.ingest.topic;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.TransactionalPublisher.Parcel;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One run of a reader, until a failure. The next run reads again what a round has not committed.
 */
final class Reading implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Ownership ownership;
  private final RecordIntake intake;
  private final TopicCounts counts;

  /** A run over a consumer, which it closes. */
  Reading(
      Consumer<byte[], byte[]> consumer,
      Ownership ownership,
      RecordIntake intake,
      TopicCounts counts) {
    this.consumer = consumer;
    this.ownership = ownership;
    this.intake = intake;
    this.counts = counts;
  }

  /** Starts with the partitions that the group assigns to it. */
  void begin(List<String> topics) {
    consumer.subscribe(topics, ownership);
  }

  /**
   * Reads some records, if there are any, and commits their events and rejects.
   *
   * @throws org.apache.kafka.common.KafkaException where it cannot be committed
   */
  void round() {
    var records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      var publisher = ownership.publisher().orElseThrow();
      var parcel = publisher.parcel();
      var taken = new ArrayList<ParsedRequest>();
      records.forEach(record -> taken.add(take(record, parcel)));
      publisher.commit(parcel, records.nextOffsets(), consumer.groupMetadata());
      taken.forEach(counts::add);
    }
    counts.lag(lag());
  }

  private ParsedRequest take(ConsumerRecord<byte[], byte[]> record, Parcel parcel) {
    var taken = intake.take(record);
    if (parcel.add(events(taken), rejects(taken))) {
      return taken;
    }
    var reject = intake.tooLarge(record);
    if (!parcel.add(List.of(), List.of(reject))) {
      throw new IllegalStateException("a shortened reject is not too large");
    }
    return new ParsedRequest(List.of(), Optional.empty(), Optional.of(reject));
  }

  private static List<Event> events(ParsedRequest taken) {
    return taken.items().stream()
        .filter(ItemOutcome.Events.class::isInstance)
        .flatMap(item -> ((ItemOutcome.Events) item).events().stream())
        .toList();
  }

  private static List<Reject> rejects(ParsedRequest taken) {
    var rejects = new ArrayList<Reject>();
    taken.unreadable().ifPresent(rejects::add);
    for (var item : taken.items()) {
      if (item instanceof ItemOutcome.Rejected rejected) {
        rejects.add(rejected.reject());
      }
    }
    return rejects;
  }

  private long lag() {
    return ownership.partitions().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Makes a waiting round end; from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    ownership.close();
    consumer.close(CloseOptions.timeout(CLOSING));
  }
}
