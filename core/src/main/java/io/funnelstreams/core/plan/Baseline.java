package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The value of a goal's KPI before the goal.
 *
 * @param value in the KPI's unit; present where the plan gives it
 */
public record Baseline(Kind kind, OptionalDouble value) {
  /** The source of the baseline. */
  public enum Kind {
    /** There is none. */
    NONE,
    /** The plan states it. */
    GIVEN,
    /** The KPI over the period before the goal. */
    PREVIOUS,
    /** The KPI over the goal's days a year before. */
    LAST_YEAR
  }

  public static final Baseline NONE = new Baseline(Kind.NONE, OptionalDouble.empty());
  public static final Baseline PREVIOUS = new Baseline(Kind.PREVIOUS, OptionalDouble.empty());
  public static final Baseline LAST_YEAR = new Baseline(Kind.LAST_YEAR, OptionalDouble.empty());

  public Baseline {
    Objects.requireNonNull(kind, "kind");
  }

  /** A baseline that the plan states. */
  public static Baseline of(double value) {
    return new Baseline(Kind.GIVEN, OptionalDouble.of(value));
  }

  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether it is taken from the KPI's past, and so known only where there is one. */
  public boolean isOfThePast() {
    return kind == Kind.PREVIOUS || kind == Kind.LAST_YEAR;
  }

  /**
   * The baseline of a goal as a number.
   *
   * @return empty where there is none, or the KPI's past does not reach back that far
   */
  static OptionalDouble valueOf(Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar) {
    var days = new DayRange(goal.from(), goal.to());
    return switch (goal.baseline().kind()) {
      case NONE, GIVEN -> goal.baseline().value();
      case PREVIOUS -> past(goal, kpi, reader, days.before(calendar));
      case LAST_YEAR -> past(goal, kpi, reader, days.yearBefore());
    };
  }

  /** The amount of a part of the days does not determine the amount of all of them. */
  private static OptionalDouble past(Goal goal, Kpi kpi, KpiReader reader, DayRange days) {
    var needed = kpi.accumulates() ? days.first() : days.last();
    boolean known = reader.since(goal.segment()).filter(day -> !day.isAfter(needed)).isPresent();
    var counted =
        switch (kpi.nature()) {
          case STOCK, QUOTIENT_OF_STOCKS -> days.last();
          case FLOW, QUOTIENT_OF_FLOWS, OF_PERIOD -> days.first();
        };
    var activity = reader.activity(kpi.id(), goal.segment());
    return known && !activity.isSilentWithin(counted, days.last())
        ? reader.value(kpi.id(), goal.segment(), days.first(), days.last())
        : OptionalDouble.empty();
  }
}
