package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportChanges;
import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.SnapshotDiff;
import io.funnelstreams.ingest.ledger.SnapshotImport;
import io.funnelstreams.ingest.mapping.Export;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.sink.EventSink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Processes the rows of one import: each is a final event, or the current state of an object. */
interface RowImport {
  /** The import of a mapping's files. */
  static RowImport of(Mapping mapping, ImportLedger ledger, EventSink events, Instant now) {
    return switch (mapping.export()) {
      case LOG -> new OfLog(now);
      case SNAPSHOT, COMPLETE ->
          new OfSnapshots(
              mapping.export(), SnapshotImport.begin(ledger, now, mapping.dates().zone()), events);
    };
  }

  /** The recording time of the import's events. */
  Instant at();

  /**
   * Takes a row that is in order.
   *
   * @param sequence its place in the import
   * @param publisher takes the events that the row makes and retracts
   * @return whether it counts: false where an earlier import has had a newer version of it
   */
  boolean take(Mapped.Events row, long sequence, Consumer<Event> publisher);

  /** Notes a row that cannot be mapped. */
  void rejected(Mapped.Rejected row);

  /** Notes a row that cannot be read and whose identity is therefore unknown. */
  void broken();

  /** Ends the import. */
  ImportChanges finish();

  /** Further notices for the user. */
  List<String> notices();

  /** Every row is a final event. */
  record OfLog(Instant at) implements RowImport {
    @Override
    public boolean take(Mapped.Events row, long sequence, Consumer<Event> publisher) {
      row.events().forEach(publisher);
      return true;
    }

    @Override
    public void rejected(Mapped.Rejected row) {}

    @Override
    public void broken() {}

    @Override
    public ImportChanges finish() {
      return ImportChanges.NONE;
    }

    @Override
    public List<String> notices() {
      return List.of();
    }
  }

  /** A row holds the current state of an object. */
  final class OfSnapshots implements RowImport {
    private final Export export;
    private final SnapshotImport rows;
    private final EventSink events;
    private long broken;

    OfSnapshots(Export export, SnapshotImport rows, EventSink events) {
      this.export = export;
      this.rows = rows;
      this.events = events;
    }

    @Override
    public Instant at() {
      return rows.at();
    }

    @Override
    public boolean take(Mapped.Events row, long sequence, Consumer<Event> publisher) {
      var now = ImportedRow.of(row.rowIdentity(), at(), row.revision(), row.events(), row.shared());
      return rows.take(now, sequence, publisher).kind() != SnapshotDiff.Kind.OLDER;
    }

    @Override
    public void rejected(Mapped.Rejected row) {
      if (!row.rowIdentity().isEmpty()) {
        rows.keep(row.rowIdentity());
      }
    }

    @Override
    public void broken() {
      broken++;
    }

    @Override
    public ImportChanges finish() {
      if (export == Export.COMPLETE && broken == 0) {
        rows.takeBackUnseen(events::publish);
      }
      return rows.finish(events::publish);
    }

    @Override
    public List<String> notices() {
      return export == Export.COMPLETE && broken > 0
          ? List.of(
              String.format(
                  Locale.ROOT,
                  "%,d rows could not be read, so nothing is known of rows that are gone: what they"
                      + " made was not taken back. Mend the file and import it again.",
                  broken))
          : List.of();
    }
  }
}
