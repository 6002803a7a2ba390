package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The share that a flow had reached on the same day of the year before. The 29th of February adds
 * nothing where the year before had none.
 *
 * @param total the sum of the flow over the goal's days a year before; above 0
 */
record LastYearPace(Goal goal, KpiReader reader, double total) implements Pace {

  /**
   * Empty where there is no whole such year, a feed sent no data in a part of it, or the flow is 0
   * in it.
   */
  static Optional<LastYearPace> of(Goal goal, KpiReader reader) {
    var first = goal.from().minusYears(1);
    boolean known = reader.since(goal.segment()).filter(day -> !day.isAfter(first)).isPresent();
    boolean silent =
        known
            && reader
                .activity(goal.kpi(), goal.segment())
                .isSilentWithin(first, goal.to().minusYears(1));
    double total = known && !silent ? cumulated(goal, reader, goal.to()) : 0;
    return total > 0 ? Optional.of(new LastYearPace(goal, reader, total)) : Optional.empty();
  }

  @Override
  public PaceRule.Kind kind() {
    return PaceRule.Kind.LAST_YEAR;
  }

  @Override
  public double share(LocalDate day, double fraction) {
    if (day.isBefore(goal.from())) {
      return 0;
    }
    if (day.isAfter(goal.to())) {
      return 1;
    }
    double before = day.equals(goal.from()) ? 0 : cumulated(goal, reader, day.minusDays(1));
    double after = cumulated(goal, reader, day);
    return Math.min(1, Math.max(0, (before + fraction * (after - before)) / total));
  }

  private static double cumulated(Goal goal, KpiReader reader, LocalDate day) {
    return reader
        .value(goal.kpi(), goal.segment(), goal.from().minusYears(1), day.minusYears(1))
        .orElse(0);
  }
}
