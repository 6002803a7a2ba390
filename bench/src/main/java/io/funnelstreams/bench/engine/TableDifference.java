package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The differences of two KPI tables, in words. */
public final class TableDifference {
  private static final int SHOWN = 12;

  private TableDifference() {}

  /**
   * The rows that differ, in the order of the table; empty where the tables agree.
   *
   * @param expected the oracle's
   * @param actual an engine's; KPIs that the oracle does not know are left out
   */
  public static List<String> between(
      Map<RowKey, RowValue> expected, Map<RowKey, RowValue> actual, List<String> kpis) {
    var known = Set.copyOf(kpis);
    var differences = new TreeMap<RowKey, String>();
    expected.forEach(
        (key, row) -> {
          if (known.contains(key.kpi())) {
            difference(row, actual.get(key)).ifPresent(text -> differences.put(key, text));
          }
        });
    actual.forEach(
        (key, row) -> {
          if (known.contains(key.kpi()) && !expected.containsKey(key)) {
            differences.put(key, "no row expected, but there is " + row);
          }
        });
    return differences.entrySet().stream()
        .map(row -> row.getKey() + ": " + row.getValue())
        .toList();
  }

  private static Optional<String> difference(RowValue expected, RowValue actual) {
    if (actual == null) {
      return Optional.of("expected " + expected + ", but there is no row");
    }
    return expected.agreesWith(actual)
        ? Optional.empty()
        : Optional.of("expected " + expected + ", got " + actual);
  }

  /** The first differences, for a person. */
  public static String describe(List<String> differences) {
    var shown = String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size())));
    return differences.size() + " rows differ (expected / got):\n  " + shown;
  }
}
