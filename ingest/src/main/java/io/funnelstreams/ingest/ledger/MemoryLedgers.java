package io.funnelstreams.ingest.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Ledgers in the memory of this process, for imports that follow one another in it. */
public final class MemoryLedgers {
  private final Map<MappingId, ImportLedger> ledgers = new HashMap<>();

  /** The ledger of a mapping; the same one whenever it is asked for. */
  public ImportLedger of(MappingId mapping) {
    return ledgers.computeIfAbsent(mapping, key -> new MemoryLedger());
  }

  private static final class MemoryLedger implements ImportLedger {
    private final Map<String, ImportedRow> rows = new LinkedHashMap<>();
    private Optional<Instant> lastImport = Optional.empty();
    private Optional<Instant> lastRecorded = Optional.empty();

    @Override
    public Optional<Instant> lastImport() {
      return lastImport;
    }

    @Override
    public Optional<Instant> lastRecorded() {
      return lastRecorded;
    }

    @Override
    public Optional<ImportedRow> find(String rowId) {
      return Optional.ofNullable(rows.get(rowId));
    }

    @Override
    public void put(ImportedRow row) {
      rows.put(row.rowId(), row);
      lastImport = Optional.of(later(lastImport, row.importedAt()));
      lastRecorded = Optional.of(later(lastRecorded, row.recordedAt()));
    }

    private static Instant later(Optional<Instant> one, Instant other) {
      return one.filter(other::isBefore).orElse(other);
    }

    @Override
    public void forEach(Consumer<ImportedRow> taker) {
      List.copyOf(rows.values()).forEach(taker);
    }
  }
}
