package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.time.Grain;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which number of the KPI table.
 *
 * @param kpi the KPI's id
 * @param period the period's label, for example {@code 2018-04}
 * @param segment dimension to value, trimmed and in lower case; empty for the whole company
 */
public record RowKey(String kpi, Grain grain, String period, Map<String, String> segment)
    implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::kpi)
          .thenComparing(RowKey::grain)
          .thenComparing(RowKey::period)
          .thenComparing(key -> new TreeMap<>(key.segment()).toString());

  public RowKey {
    segment = Map.copyOf(segment);
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kpi + " " + grain + " " + period + " " + new TreeMap<>(segment);
  }
}
