package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.history.EventLine;
import io.funnelstreams.bench.oracle.Oracle;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.util.List;

/** The central promise as an assertion. */
public final class OracleAgreement {
  private static final int SHOWN = 100;

  private OracleAgreement() {}

  /** Fails where an engine's table is not the oracle's, with the rows and the deliveries. */
  public static void check(KpiEngineUnderTest engine, Plan plan, List<Event> deliveries) {
    var expected = new Oracle(plan).table(deliveries);
    var actual = engine.run(plan, deliveries);
    var differences = TableDifference.between(expected, actual, Oracle.kpis());
    if (!differences.isEmpty()) {
      throw new AssertionError(
          TableDifference.describe(differences)
              + "\nafter these deliveries:\n"
              + EventLine.of(deliveries.subList(0, Math.min(SHOWN, deliveries.size()))));
    }
  }
}
