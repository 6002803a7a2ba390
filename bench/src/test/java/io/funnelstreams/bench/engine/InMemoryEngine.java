package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.text.NormalizedText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole chain in one process and one thread. With each delivery one more day has begun. */
public final class InMemoryEngine implements KpiEngineUnderTest {

  @Override
  public Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries, Instant now) {
    var today = plan.rules().calendar().dayOf(now);
    var pipeline =
        new FunnelPipeline(plan, today.minusDays(deliveries.size()), longFrom(deliveries));
    int left = deliveries.size();
    for (var delivery : deliveries) {
      pipeline.accept(delivery);
      pipeline.today(today.minusDays(--left));
    }
    return rows(pipeline.kpis());
  }

  /** Every second history is counted in batches, which no history is long enough for by itself. */
  private static int longFrom(List<Event> deliveries) {
    return deliveries.size() % 2 == 0 ? 2 : PartyBatches.LONG;
  }

  /** KPIs of the product in the terms of the oracle. */
  public static Map<RowKey, RowValue> rows(Map<KpiKey, KpiValue> kpis) {
    var rows = new HashMap<RowKey, RowValue>();
    kpis.forEach((key, value) -> rows.put(row(key), row(value)));
    return rows;
  }

  private static RowKey row(KpiKey key) {
    var segment = new TreeMap<String, String>();
    key.segment()
        .shown()
        .forEach((dimension, value) -> segment.put(dimension, NormalizedText.folded(value)));
    return new RowKey(key.kpi(), key.period().grain(), key.period().label(), segment);
  }

  private static RowValue row(KpiValue value) {
    return RowValue.published(value.value(), value.numerator(), value.denominator());
  }
}
