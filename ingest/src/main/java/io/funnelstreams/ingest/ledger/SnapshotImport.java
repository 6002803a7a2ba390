package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportChanges.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One import of an export, which compares each row with the events it made before. It publishes the
 * rows' events and the retractions of the others, and keeps the ledger.
 */
public final class SnapshotImport {
  private final ImportLedger ledger;
  private final Instant at;
  private final ChangeCount count;
  private long last;

  private SnapshotImport(ImportLedger ledger, Instant at, ZoneId zone) {
    this.ledger = ledger;
    this.at = at;
    this.count = new ChangeCount(zone);
  }

  /**
   * An import that begins now.
   *
   * @param now by the clock of this machine; the import is later than the one before it even where
   *     that was made by a machine whose clock is ahead
   * @param zone whose days the changes are described by
   */
  public static SnapshotImport begin(ImportLedger ledger, Instant now, ZoneId zone) {
    var millis = now.truncatedTo(ChronoUnit.MILLIS);
    var at =
        ledger
            .lastRecorded()
            .filter(before -> !millis.isAfter(before))
            .map(before -> before.plusMillis(1))
            .orElse(millis);
    return new SnapshotImport(ledger, at, zone);
  }

  /** The recording time of the import's events. */
  public Instant at() {
    return at;
  }

  /**
   * Takes the next row: publishes its events and the retractions of those it does not make any
   * more.
   *
   * @param now the row as the export has it, imported at {@link #at}
   * @param sequence its place in the import, an even number above that of the row before
   */
  public SnapshotDiff take(ImportedRow now, long sequence, Consumer<Event> publisher) {
    last = Math.max(last, sequence);
    var before = ledger.find(now.rowId());
    var diff = SnapshotDiff.between(before, now, at, sequence);
    count(before, diff);
    // Also keeps a row that made no event yet, so that an older version of it is recognized later.
    if (before.isPresent() || !now.events().isEmpty() || now.revision().isPresent()) {
      publish(diff, publisher);
    }
    ledger.endRow();
    return diff;
  }

  /** Notes a row that cannot be taken: the events it made before stay valid until it can. */
  public void keep(String rowId) {
    ledger.find(rowId).ifPresent(row -> ledger.put(row.seenAt(at)));
    ledger.endRow();
  }

  /** Retracts the events of the rows that this import has not seen. */
  public void takeBackUnseen(Consumer<Event> publisher) {
    ledger.forEach(
        row -> {
          if (row.importedAt().isBefore(at) && row.made().findFirst().isPresent()) {
            var gone = new ImportedRow(row.rowId(), at, row.revision(), row.floor(), List.of());
            var diff = SnapshotDiff.between(Optional.of(row), gone, at, end());
            count.row(Kind.GONE, diff);
            publish(diff, publisher);
            ledger.endRow();
          }
        });
  }

  /** Ends the import, after all of its rows. */
  public ImportChanges finish(Consumer<Event> publisher) {
    count.takenBack(new SharedEvents(ledger, at, end()).resolve(publisher));
    ledger.endRow();
    return count.changes();
  }

  private long end() {
    return last + 2;
  }

  private void publish(SnapshotDiff diff, Consumer<Event> publisher) {
    diff.takenBack().forEach(publisher);
    diff.made().forEach(publisher);
    ledger.put(diff.row());
  }

  private void count(Optional<ImportedRow> before, SnapshotDiff diff) {
    boolean again = before.filter(row -> row.importedAt().equals(at)).isPresent();
    switch (diff.kind()) {
      case UNCHANGED -> count.unchanged();
      case ADDED -> count.row(Kind.ADDED, diff);
      case CHANGED -> count.row(again ? Kind.REPEATED : Kind.CHANGED, diff);
      case OLDER -> count.row(Kind.OLDER, diff);
    }
  }
}
