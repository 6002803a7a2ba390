package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of an export's row: the events that its last import made, compared with those that it
 * makes now. It is a pure function of the two.
 *
 * <p>The order of versions decides, in whatever order events arrive: the row's new events and its
 * retractions were recorded later than its earlier events. No event has a lower revision than it
 * had before, unless the whole row is an older version.
 *
 * @param kind the outcome of the row
 * @param made what the row makes now, to be published
 * @param takenBack the versions that retract the events it does not make any more, to be published
 * @param row the row's new entry in the ledger
 */
public record SnapshotDiff(Kind kind, List<Event> made, List<Event> takenBack, ImportedRow row) {

  /** The outcome of a row. */
  public enum Kind {
    /** No earlier import made an event of it. */
    ADDED,
    /** It makes other events than before, or the same events with other values. */
    CHANGED,
    /** It makes the same events as before. */
    UNCHANGED,
    /** Its revision is lower than that of an earlier import: it changes nothing. */
    OLDER
  }

  public SnapshotDiff {
    made = List.copyOf(made);
    takenBack = List.copyOf(takenBack);
  }

  /**
   * Compares a row with the events it made before.
   *
   * @param before empty where no import knows the row
   * @param at when the retractions are recorded
   * @param sequence the place of the row within this import; the place before it is free for
   *     retractions
   */
  public static SnapshotDiff between(
      Optional<ImportedRow> before, ImportedRow now, Instant at, long sequence) {
    if (before.isPresent() && isOlder(now, before.get())) {
      return new SnapshotDiff(
          Kind.OLDER, List.of(), List.of(), before.get().seenAt(now.importedAt()));
    }
    return new Comparison(before, now, at, sequence).diff();
  }

  private static boolean isOlder(ImportedRow now, ImportedRow before) {
    return now.revision().isPresent()
        && before.revision().isPresent()
        && now.revision().getAsLong() < before.revision().getAsLong();
  }

  /** Two states of a row while they are compared. */
  private static final class Comparison {
    private final ImportedRow now;
    private final Instant at;
    private final long sequence;
    private final boolean madeNothing;
    private final Map<Placement, RowEvent> left = new LinkedHashMap<>();
    private final List<RowEvent> events = new ArrayList<>();
    private long floor;
    private boolean same = true;

    Comparison(Optional<ImportedRow> before, ImportedRow now, Instant at, long sequence) {
      this.now = now;
      this.at = at;
      this.sequence = sequence;
      floor = before.map(ImportedRow::floor).orElse(0L);
      madeNothing = before.flatMap(row -> row.made().findFirst()).isEmpty();
      before.stream()
          .flatMap(row -> row.events().stream())
          .forEach(event -> left.put(event.placement(), event));
    }

    SnapshotDiff diff() {
      now.events().forEach(this::match);
      var made = events.stream().map(RowEvent::event).toList();
      var takenBack = new ArrayList<Event>();
      for (var event : left.values()) {
        floor = Math.max(floor, event.revision());
        if (event.shared()) {
          events.add(event.release());
        } else {
          takenBack.add(takenBack(event.event(), at, sequence));
        }
      }
      var row = new ImportedRow(now.rowId(), now.importedAt(), now.revision(), floor, events);
      return new SnapshotDiff(kind(), made, takenBack, row);
    }

    private void match(RowEvent event) {
      var was = Optional.ofNullable(left.remove(event.placement()));
      var raised = raised(event, was.map(RowEvent::revision).orElse(floor));
      events.add(raised);
      same &= was.filter(known -> !known.released() && saysTheSame(known, raised)).isPresent();
    }

    private Kind kind() {
      if (same && left.isEmpty()) {
        return Kind.UNCHANGED;
      }
      return madeNothing ? Kind.ADDED : Kind.CHANGED;
    }
  }

  private static RowEvent raised(RowEvent event, long least) {
    var header = event.event().header();
    return header.revision() >= least
        ? event
        : new RowEvent(
            event.event().withHeader(header.atRevision(least)), event.shared(), event.released());
  }

  /** A higher revision alone is no change for a user. */
  private static boolean saysTheSame(RowEvent one, RowEvent other) {
    var header = one.event().header().atRevision(other.revision());
    return Content.same(one.event().withHeader(header), other.event());
  }

  /**
   * The version that retracts an event. Its place is before that of the row, because parties that
   * are merged share their events: the row's new event at one party has to win over the retraction
   * at the other.
   */
  static Event takenBack(Event event, Instant at, long sequence) {
    return event.withHeader(event.header().takenBack().recordedAgain(at, sequence - 1));
  }
}
