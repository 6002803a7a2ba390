package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where two KPI tables differ, in words. */
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
    var keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    keys.removeIf(key -> !kpis.contains(key.kpi()));
    var differences = new ArrayList<String>();
    for (var key : keys) {
      if (!expected.containsKey(key)) {
        differences.add(key + ": no row expected, but there is " + actual.get(key));
      } else if (!actual.containsKey(key)) {
        differences.add(key + ": expected " + expected.get(key) + ", but there is no row");
      } else if (!expected.get(key).agreesWith(actual.get(key))) {
        differences.add(key + ": expected " + expected.get(key) + ", got " + actual.get(key));
      }
    }
    return differences;
  }

  /** The first differences, for a person. */
  public static String describe(List<String> differences) {
    var shown = String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size())));
    return differences.size() + " rows differ (expected / got):\n  " + shown;
  }
}
