package io.funnelstreams.serve.view;

import io.funnelstreams.core.plan.Budget;
import io.funnelstreams.core.plan.BudgetReport;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The published rows that a plan's budget and break-even follow from. */
public final class PlanHistory {
  private PlanHistory() {}

  /** The rows that are needed: spend by channel, and what is sold. */
  public static KpiQuery query(Plan plan) {
    var kpis = new HashSet<>(BudgetReport.SPEND);
    plan.content().pricing().ifPresent(pricing -> kpis.add(pricing.kpi()));
    return new KpiQuery(
        kpis,
        Set.of(Grain.DAY, Grain.MONTH),
        Optional.empty(),
        Optional.empty(),
        List.of(SegmentQuery.WHOLE, new SegmentQuery(Set.of(Budget.DIMENSION), Map.of())));
  }

  /**
   * A reader of the rows. Rows without a value mean that nothing was reported, not that the value
   * is 0.
   */
  public static KpiReader reader(Plan plan, List<KpiRow> rows) {
    return new PublishedHistory(
        plan.catalogue(), rows.stream().filter(row -> row.value().isPresent()).toList());
  }
}
