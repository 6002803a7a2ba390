package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the placeholders for missing dates of a file. Not safe for use by several threads at once.
 */
final class PlaceholderCounts {
  private static final int MOST_KINDS = 100;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private Optional<Row> counted = Optional.empty();
  private final Set<String> ofRow = new HashSet<>();

  /** Counts a value of a row; once, however many events read it. */
  void add(Row row, String column, String text) {
    if (counted.isEmpty() || counted.get() != row) {
      counted = Optional.of(row);
      ofRow.clear();
    }
    var kind = "'%s' in '%s'".formatted(text, column);
    if (ofRow.add(kind) && (counts.containsKey(kind) || counts.size() < MOST_KINDS)) {
      counts.merge(kind, 1L, Long::sum);
    }
  }

  Map<String, Long> all() {
    return Map.copyOf(counts);
  }
}
