package io.funnelstreams.core.plan;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** KPIs, goals and a plan to vary. */
final class PlanFixture {
  static final Kpi LEADS = kpi("leads", "sum(leads)", Unit.COUNT, Direction.UP);
  static final Kpi LOST = kpi("deals_lost", "sum(deals_lost)", Unit.COUNT, Direction.DOWN);
  static final Kpi WIN_RATE =
      kpi(
          "win_rate",
          "sum(deals_won) / (sum(deals_won) + sum(deals_lost))",
          Unit.RATIO,
          Direction.UP);
  static final Kpi CYCLE =
      kpi("sales_cycle_days", "sum(sales_cycle_days) / sum(deals_won)", Unit.DAYS, Direction.DOWN);

  private PlanFixture() {}

  static Kpi kpi(String id, String formula, Unit unit, Direction better) {
    return new Kpi(id, id, id, Formula.parse(formula), unit, better, FunnelStage.ACQUIRE);
  }

  /** A goal of the whole of 2026, by month, with a linear pace. */
  static Goal goal(Kpi kpi, OptionalDouble baseline, Target target) {
    return new Goal(
        kpi.id() + "-2026",
        kpi.id(),
        Map.of(),
        baseline.isPresent() ? Baseline.of(baseline.getAsDouble()) : Baseline.NONE,
        target,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        PaceRule.LINEAR,
        Grain.MONTH,
        Optional.of("Ada"),
        Optional.empty(),
        Optional.of("Growth pays for the product"),
        Optional.empty());
  }

  static Goal goal(Kpi kpi, double target) {
    return goal(kpi, OptionalDouble.empty(), new Target(Target.Kind.ABSOLUTE, target));
  }

  static JourneyRules rules() {
    return new JourneyRules(
        BusinessCalendar.of(ZoneId.of("UTC")),
        Map.of("channel", SegmentPolicy.FIRST),
        FxTable.only(Currency.getInstance("EUR")),
        Set.of(CustomerTrigger.values()),
        Map.of(Family.LEAD, Duration.ofDays(400)));
  }

  static Plan plan(List<Goal> goals) {
    return new Plan(
        "Acme",
        rules(),
        List.of(
            GroupingSet.TOTAL,
            new GroupingSet(List.of("region"), 50),
            new GroupingSet(List.of("channel"), 50)),
        Catalogue.of(List.of(LEADS, LOST, WIN_RATE, CYCLE)),
        OptionalDouble.of(0.8),
        goals,
        List.of(),
        Aggregates.KEEP);
  }
}
