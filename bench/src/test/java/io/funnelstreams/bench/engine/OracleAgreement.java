package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.Oracle;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The central promise as an assertion. */
public final class OracleAgreement {
  private static final int SHOWN = 100;

  private OracleAgreement() {}

  /** Fails where an engine's table is not the oracle's, with the rows and the deliveries. */
  public static void check(KpiEngineUnderTest engine, Plan plan, List<Event> deliveries) {
    check(engine, plan, deliveries, KpiEngineUnderTest.NOW);
  }

  /** The same at an instant before which not everything has happened. */
  public static void check(
      KpiEngineUnderTest engine, Plan plan, List<Event> deliveries, Instant now) {
    var differences = differences(engine, plan, deliveries, now);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          TableDifference.describe(differences)
              + "\nafter these deliveries:\n"
              + EventLine.of(deliveries.subList(0, Math.min(SHOWN, deliveries.size()))));
    }
  }

  /** Fails where a table is not the oracle's, with the rows; for deliveries too many to show. */
  public static void check(Plan plan, List<Event> deliveries, Map<RowKey, RowValue> actual) {
    var differences = differences(plan, deliveries, KpiEngineUnderTest.NOW, actual);
    if (!differences.isEmpty()) {
      throw new AssertionError(TableDifference.describe(differences));
    }
  }

  /**
   * Fails where the rows of a past evening are not the oracle's, which decides itself what was
   * known by then.
   *
   * @param events all of them, also those that became known later
   * @param wanted the rows that are compared
   */
  public static void checkAsOf(
      Plan plan,
      List<Event> events,
      LocalDate evening,
      Predicate<RowKey> wanted,
      Map<RowKey, RowValue> actual) {
    var expected = new HashMap<>(Oracle.asOf(plan, events, evening));
    expected.keySet().removeIf(wanted.negate());
    var differences = TableDifference.between(expected, actual, kpis(plan));
    if (expected.isEmpty() || !differences.isEmpty()) {
      throw new AssertionError(
          "on the evening of %s: %s".formatted(evening, TableDifference.describe(differences)));
    }
  }

  /** The differences of an engine's table from the oracle's. */
  public static List<String> differences(
      KpiEngineUnderTest engine, Plan plan, List<Event> deliveries, Instant now) {
    return differences(plan, deliveries, now, engine.run(plan, deliveries, now));
  }

  private static List<String> differences(
      Plan plan, List<Event> deliveries, Instant now, Map<RowKey, RowValue> actual) {
    var today = plan.rules().calendar().dayOf(now);
    return TableDifference.between(new Oracle(plan, today).table(deliveries), actual, kpis(plan));
  }

  /** The KPIs of a plan that the oracle knows. */
  private static List<String> kpis(Plan plan) {
    var kpis = new ArrayList<>(Oracle.kpis());
    kpis.retainAll(plan.catalogue().kpis().stream().map(Kpi::id).toList());
    return kpis;
  }
}
