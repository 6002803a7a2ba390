package io.funnelstreams.ingest.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The events that the rows of one mapping of one source made when they were last imported. Only one
 * import uses it at a time.
 */
public interface ImportLedger {
  /** The time of the last import that the ledger knows of; empty where there was none. */
  Optional<Instant> lastImport();

  /**
   * The latest time at which anything of the rows was recorded, which is later than the last import
   * where a rejected row was replayed after it; empty where there was nothing.
   */
  Optional<Instant> lastRecorded();

  /** The events of a row; empty where no import knows it. */
  Optional<ImportedRow> find(String rowId);

  /**
   * Keeps the events of a row, together with the events that were published since the row before:
   * after a failure both exist, or neither.
   *
   * @throws io.funnelstreams.ingest.publish.PublishException where it could not be delivered
   */
  void put(ImportedRow row);

  /** Passes every row to the taker, which may put rows that the ledger holds already. */
  void forEach(Consumer<ImportedRow> taker);

  /** As {@link #forEach}, only for the rows that have events which other rows may make too. */
  default void forEachSharing(Consumer<ImportedRow> taker) {
    forEach(
        row -> {
          if (row.shares()) {
            taker.accept(row);
          }
        });
  }

  /** Notes that a row is done, whether or not an entry was put. */
  default void endRow() {}
}
