package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Events that several rows of a mapping may make: such an event stays valid as long as one of them
 * makes it. Rows only release it; whether it is retracted is known when all rows have been read.
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
   * Publishes, for every event that was released and that no row makes any more, the version that
   * retracts it. After that it publishes once more the events that rows still make under its id:
   * their versions may have lower revisions than the released one, come from rows that are not in
   * this export, or belong to a party that is merged with the one whose event is retracted.
   *
   * @return how many events were retracted
   */
  long resolve(Consumer<Event> publisher) {
    var released = new LinkedHashMap<Placement, Event>();
    ledger.forEachSharing(
        row -> row.released().forEach(e -> released.merge(e.placement(), e.event(), this::better)));
    if (released.isEmpty()) {
      return 0;
    }
    var standing = standing(released.values());
    var gone = new LinkedHashMap<>(released);
    gone.keySet().removeAll(standing.keySet());
    gone.values().forEach(event -> publisher.accept(SnapshotDiff.takenBack(event, at, sequence)));
    publishAgain(standing, released, publisher);
    ledger.forEachSharing(
        row -> {
          if (row.released().findAny().isPresent()) {
            ledger.put(row.resolved());
          }
        });
    return gone.size();
  }

  /** An event and the row that makes it. */
  private record Made(String rowId, Event event) {}

  /** The events that rows make under the ids of released events, the best of each place. */
  private Map<Placement, Made> standing(Collection<Event> released) {
    var ids = released.stream().map(event -> event.header().key()).collect(Collectors.toSet());
    var standing = new HashMap<Placement, Made>();
    ledger.forEachSharing(
        row ->
            row.made()
                .filter(each -> ids.contains(each.event().header().key()))
                .forEach(
                    each ->
                        standing.merge(
                            each.placement(),
                            new Made(row.rowId(), each.event()),
                            (one, other) ->
                                better(one.event, other.event) == one.event ? one : other)));
    return standing;
  }

  /**
   * In the order of their versions, so that the best of them stays the best where parties merge.
   */
  private void publishAgain(
      Map<Placement, Made> standing, Map<Placement, Event> released, Consumer<Event> publisher) {
    var least = new HashMap<EventKey, Long>();
    released.values().forEach(e -> least.merge(e.header().key(), e.header().revision(), Math::max));
    long place = sequence;
    var ordered =
        standing.values().stream().sorted(Comparator.comparing(Made::event, BEST)).toList();
    for (var made : ordered) {
      publishAgain(made, least.get(made.event.header().key()), place, publisher);
      place += 2;
    }
  }

  private void publishAgain(Made made, long least, long place, Consumer<Event> publisher) {
    var header = made.event.header();
    var raised = made.event.withHeader(header.atRevision(Math.max(least, header.revision())));
    publisher.accept(raised.withHeader(raised.header().recordedAgain(at, place)));
    ledger.find(made.rowId).ifPresent(row -> ledger.put(row.with(RowEvent.of(raised, true))));
  }

  private Event better(Event one, Event other) {
    return BEST.compare(one, other) >= 0 ? one : other;
  }
}
