package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Events that several rows of a mapping may make: such an event stands as long as one of them makes
 * it. Rows only release it; whether it is taken back is known when all rows have been read.
 */
final class SharedEvents {
  private static final Comparator<Event> BEST =
      Comparator.comparingLong((Event event) -> event.header().revision())
          .thenComparing(event -> event.header().recordedAt())
          .thenComparingLong(event -> event.header().sequence());

  private final ImportLedger ledger;
  private final Instant at;
  private final long sequence;

  /** Those of a ledger at the end of an import. */
  SharedEvents(ImportLedger ledger, Instant at, long sequence) {
    this.ledger = ledger;
    this.at = at;
    this.sequence = sequence;
  }

  /**
   * Publishes, for every event that was released, the version that takes it back, or, where another
   * row still makes it, that row's version once more: it may have a lower revision than the one
   * that was released, or be of a row that is not in this export.
   *
   * @return how many events were taken back
   */
  long settle(Consumer<Event> publisher) {
    var released = new LinkedHashMap<Placement, Event>();
    ledger.forEachSharing(
        row -> row.released().forEach(e -> released.merge(e.placement(), e.event(), this::better)));
    if (released.isEmpty()) {
      return 0;
    }
    var standing = standing(released.keySet());
    released.forEach(
        (placement, event) -> {
          var other = Optional.ofNullable(standing.get(placement));
          other.ifPresentOrElse(
              made -> publishAgain(made, event.header().revision(), publisher),
              () -> publisher.accept(SnapshotDiff.takenBack(event, at, sequence)));
        });
    ledger.forEachSharing(
        row -> {
          if (row.released().findAny().isPresent()) {
            ledger.put(row.settled());
          }
        });
    return released.keySet().stream().filter(each -> !standing.containsKey(each)).count();
  }

  /** An event and the row that makes it. */
  private record Made(String rowId, Event event) {}

  private Map<Placement, Made> standing(Set<Placement> released) {
    var standing = new HashMap<Placement, Made>();
    ledger.forEachSharing(
        row ->
            row.made()
                .filter(event -> released.contains(event.placement()))
                .forEach(
                    each ->
                        standing.merge(
                            each.placement(),
                            new Made(row.rowId(), each.event()),
                            (one, other) ->
                                better(one.event, other.event) == one.event ? one : other)));
    return standing;
  }

  private void publishAgain(Made made, long least, Consumer<Event> publisher) {
    var header = made.event.header();
    var raised = made.event.withHeader(header.atRevision(Math.max(least, header.revision())));
    publisher.accept(raised.withHeader(raised.header().recordedAgain(at, sequence)));
    ledger.find(made.rowId).ifPresent(row -> ledger.put(row.with(RowEvent.of(raised, true))));
  }

  private Event better(Event one, Event other) {
    return BEST.compare(one, other) >= 0 ? one : other;
  }
}
