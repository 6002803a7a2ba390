package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.util.List;
import java.util.Map;

/** One way from deliveries to the KPI table. */
@FunctionalInterface
public interface KpiEngineUnderTest {

  /**
   * The rows that stand when every delivery has been taken; rows that were deleted are not there.
   *
   * @param deliveries in the order of their arrival
   */
  Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries);
}
