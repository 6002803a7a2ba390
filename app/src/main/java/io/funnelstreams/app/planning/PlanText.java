package io.funnelstreams.app.planning;

import io.funnelstreams.app.output.FigureText;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Plan;

/** Figures of a plan for a person, each with its unit. */
final class PlanText {
  private PlanText() {}

  /** A figure of a KPI, as {@code 12.50 %}, {@code 4,000 EUR} or {@code 45 days}. */
  static String figure(Plan plan, Unit unit, double value) {
    var shown = plan.shown(unit);
    var number = FigureText.rounded(value, shown);
    return switch (unit) {
      case COUNT, RATIO -> number;
      case MONEY, MONEY_PER_DAY, DAYS, MONTHS, SECONDS, MINUTES -> number + " " + shown;
    };
  }

  /** An amount in the plan's currency. */
  static String money(Plan plan, double value) {
    return figure(plan, Unit.MONEY, value);
  }
}
