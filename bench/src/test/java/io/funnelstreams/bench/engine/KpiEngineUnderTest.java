package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One way from deliveries to the KPI table. */
@FunctionalInterface
public interface KpiEngineUnderTest {
  /** When the table is looked at; what lies after it is on no board. */
  Instant NOW = Instant.parse("2027-02-01T12:00:00Z");

  /** The day of {@link #NOW} in a plan's zone. */
  static LocalDate today(Plan plan) {
    return plan.rules().calendar().dayOf(NOW);
  }

  /**
   * The rows that stand when every delivery has been taken; rows that were deleted are not there.
   *
   * @param deliveries in the order of their arrival
   */
  Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries);
}
