package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.Kpi;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The KPI topic as a reader sees it who keeps the last record of every key. */
public final class KpiTopicRows {
  private final Map<String, Kpi> latest = new HashMap<>();

  /** Takes the next record of the topic; without a value it is a tombstone. */
  public void take(String key, Kpi value) {
    if (value == null) {
      latest.remove(key);
    } else {
      latest.put(key, value);
    }
  }

  /** The rows that exist. */
  public Map<RowKey, RowValue> rows() {
    var rows = new HashMap<RowKey, RowValue>();
    for (var kpi : latest.values()) {
      if (rows.put(key(kpi), value(kpi)) != null) {
        throw new AssertionError("two records stand for " + key(kpi));
      }
    }
    return rows;
  }

  private static RowKey key(Kpi kpi) {
    var segment = new HashMap<String, String>();
    kpi.getSegment()
        .forEach((dimension, value) -> segment.put(dimension, NormalizedText.folded(value)));
    return new RowKey(kpi.getKpi(), Grain.valueOf(kpi.getGrain().name()), kpi.getPeriod(), segment);
  }

  private static RowValue value(Kpi kpi) {
    return RowValue.published(
        number(kpi.getValue()), number(kpi.getNumerator()), number(kpi.getDenominator()));
  }

  private static OptionalDouble number(Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
