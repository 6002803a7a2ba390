package io.funnelstreams.ingest.ledger;

import java.time.Instant;
import java.util.Comparator;
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

    @Override
    public Optional<Instant> lastImport() {
      return rows.values().stream().map(ImportedRow::importedAt).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<ImportedRow> find(String rowId) {
      return Optional.ofNullable(rows.get(rowId));
    }

    @Override
    public void put(ImportedRow row) {
      rows.put(row.rowId(), row);
    }

    @Override
    public void forEach(Consumer<ImportedRow> taker) {
      List.copyOf(rows.values()).forEach(taker);
    }
  }
}
