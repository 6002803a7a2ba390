package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One way from deliveries to the KPI table. */
@FunctionalInterface
public interface KpiEngineUnderTest {
  /** The time of the query where it makes no difference: all events have happened. */
  Instant NOW = Instant.parse("2027-02-01T12:00:00Z");

  /**
   * The rows that exist when every delivery has been taken, without rows that were deleted.
   *
   * @param deliveries in the order of their arrival
   * @param now when the table is looked at; a fact of a later day is in no store of KPIs
   */
  Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries, Instant now);

  /** The rows that exist at {@link #NOW}. */
  default Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries) {
    return run(plan, deliveries, NOW);
  }
}
