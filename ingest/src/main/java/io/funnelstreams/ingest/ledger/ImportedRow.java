package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The events that a row of an export made when it was last imported.
 *
 * @param rowId what makes it the same row in another export
 * @param importedAt the time of that import, to the millisecond
 * @param revision which version of the row it was; empty where the mapping names no revision
 * @param floor the highest revision at which an event of the row was retracted; the event needs at
 *     least this revision to be valid again
 * @param events what it made, and what it released
 */
public record ImportedRow(
    String rowId, Instant importedAt, OptionalLong revision, long floor, List<RowEvent> events) {
  public ImportedRow {
    importedAt = importedAt.truncatedTo(ChronoUnit.MILLIS);
    events = List.copyOf(events);
  }

  /**
   * A row as an import finds it.
   *
   * @param shared those of the events that other rows may make too
   */
  public static ImportedRow of(
      String rowId,
      Instant at,
      OptionalLong revision,
      List<Event> events,
      Collection<Event> shared) {
    var others = new HashSet<>(shared);
    var made = events.stream().map(event -> RowEvent.of(event, others.contains(event))).toList();
    return new ImportedRow(rowId, at, revision, 0, made);
  }

  /** This row, which an import has seen and left as it was. */
  ImportedRow seenAt(Instant at) {
    return new ImportedRow(rowId, at, revision, floor, events);
  }

  /** This row without the events it released. */
  ImportedRow resolved() {
    return new ImportedRow(rowId, importedAt, revision, floor, made().toList());
  }

  /** This row with one of its events at another revision. */
  ImportedRow with(RowEvent changed) {
    var replaced =
        events.stream()
            .map(each -> each.placement().equals(changed.placement()) ? changed : each)
            .toList();
    return new ImportedRow(rowId, importedAt, revision, floor, replaced);
  }

  /** This row without some of its events; empty where nothing is left of it. */
  public Optional<ImportedRow> without(Predicate<Event> erased) {
    var left = events.stream().filter(made -> !erased.test(made.event())).toList();
    boolean nothing = left.isEmpty() && !events.isEmpty();
    return nothing
        ? Optional.empty()
        : Optional.of(new ImportedRow(rowId, importedAt, revision, floor, left));
  }

  /** The events that the row makes. */
  Stream<RowEvent> made() {
    return events.stream().filter(event -> !event.released());
  }

  /** The events that the row released and that are not dealt with yet. */
  Stream<RowEvent> released() {
    return events.stream().filter(RowEvent::released);
  }

  /** The latest time at which the row, or an event of it, was recorded. */
  public Instant recordedAt() {
    return events.stream()
        .map(each -> each.event().header().recordedAt())
        .reduce(importedAt, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether other rows may make an event of it too. */
  public boolean shares() {
    return events.stream().anyMatch(RowEvent::shared);
  }
}
