package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Holds goals against the values of their KPIs. It has no state: the same values at the same
 * instant give the same rows, and a later instant alone can give others.
 *
 * @param calendar the plan's calendar
 * @param reader gives the values
 */
public record GoalEvaluator(BusinessCalendar calendar, KpiReader reader) {
  /** The shortfall that is still on track where the goal names none, as a fraction of expected. */
  public static final double DEFAULT_TOLERANCE = 0.05;

  /** A shortfall beyond this many tolerances is off track; up to it the goal is at risk. */
  public static final double OFF_TRACK_TOLERANCES = 3;

  /**
   * The rows of a goal: one for each period of its grain that has begun, in their order, and at the
   * end one for the goal as a whole, which is there from the start.
   *
   * @param kpi the goal's KPI
   */
  public List<Scorecard> rows(Goal goal, Kpi kpi, Instant now) {
    return new Evaluation(this, goal, kpi, now).rows();
  }

  private record Evaluation(
      GoalEvaluator plan, Goal goal, Kpi kpi, Course course, Pace pace, Instant now) {

    Evaluation(GoalEvaluator plan, Goal goal, Kpi kpi, Instant now) {
      this(plan, goal, kpi, Course.of(goal, kpi), Pace.of(goal), now);
    }

    List<Scorecard> rows() {
      var periods = begunPeriods();
      var rows = new ArrayList<Scorecard>();
      periods.forEach(period -> rows.add(periodRow(period)));
      rows.add(wholeRow(periods));
      return List.copyOf(rows);
    }

    private List<Period> begunPeriods() {
      var today = today();
      var end = earlier(goal.to(), today);
      var periods = new ArrayList<Period>();
      if (today.isBefore(goal.from())) {
        return periods;
      }
      var period = plan.calendar().periodOf(goal.grain(), goal.from());
      while (!period.firstDay().isAfter(end)) {
        periods.add(period);
        period = plan.calendar().after(period);
      }
      return periods;
    }

    private Scorecard periodRow(Period period) {
      var end = earlier(period.lastDay(), goal.to());
      var actual = kpi.accumulates() ? sumUntil(end) : valueOf(period);
      return row(period, actual, end);
    }

    private Scorecard wholeRow(List<Period> periods) {
      var whole = new Period(goal.grain(), goal.from() + ".." + goal.to(), goal.from(), goal.to());
      var actual = kpi.accumulates() ? sumUntil(goal.to()) : latest(periods);
      return row(whole, actual, goal.to());
    }

    private Scorecard row(Period period, OptionalDouble actual, LocalDate end) {
      double target = course.at(pace.shareAfter(end));
      double expected =
          course.at(Math.min(pace.shareAfter(end), pace.shareAt(now, plan.calendar())));
      return new Scorecard(
          goal.id(),
          kpi.id(),
          goal.segment(),
          goal.grain(),
          period.label(),
          period.firstDay(),
          period.lastDay(),
          actual,
          target,
          expected,
          actual.isPresent() ? attainment(actual.getAsDouble(), target) : actual,
          actual.isPresent()
              ? OptionalDouble.of(course.ahead(actual.getAsDouble(), expected))
              : actual,
          actual.isPresent() ? status(actual.getAsDouble(), expected, end) : GoalStatus.NO_DATA,
          goal.owner());
    }

    private OptionalDouble sumUntil(LocalDate end) {
      var last = earlier(end, today());
      return last.isBefore(goal.from())
          ? OptionalDouble.empty()
          : plan.reader().value(kpi.id(), goal.segment(), goal.from(), last);
    }

    private OptionalDouble valueOf(Period period) {
      return plan.reader().value(kpi.id(), goal.segment(), period.firstDay(), period.lastDay());
    }

    /** A period that has only just begun often has no value yet; the one before it speaks then. */
    private OptionalDouble latest(List<Period> periods) {
      int last = periods.size() - 1;
      var value = last < 0 ? OptionalDouble.empty() : valueOf(periods.get(last));
      return value.isPresent() || last < 1 ? value : valueOf(periods.get(last - 1));
    }

    private OptionalDouble attainment(double actual, double target) {
      if (target <= 0) {
        return OptionalDouble.empty();
      }
      double ratio = actual / target;
      return OptionalDouble.of(course.upwards() ? ratio : 2 - ratio);
    }

    private GoalStatus status(double actual, double expected, LocalDate end) {
      boolean over = today().isAfter(goal.to());
      if (over && end.equals(goal.to())) {
        return course.reached(actual) ? GoalStatus.MET : GoalStatus.MISSED;
      }
      if (kpi.accumulates() && course.upwards() && course.reached(actual)) {
        return GoalStatus.MET;
      }
      return onPace(-course.ahead(actual, expected), Math.abs(expected));
    }

    private GoalStatus onPace(double behind, double expected) {
      double tolerance =
          goal.alert().map(AlertRule::tolerance).orElse(DEFAULT_TOLERANCE) * expected;
      if (behind <= tolerance || isLessThanOneBehind(behind)) {
        return GoalStatus.ON_TRACK;
      }
      return behind <= OFF_TRACK_TOLERANCES * tolerance ? GoalStatus.AT_RISK : GoalStatus.OFF_TRACK;
    }

    /** Nobody wins half a deal: in a goal's first hours a count is behind by a fraction only. */
    private boolean isLessThanOneBehind(double behind) {
      return kpi.accumulates() && kpi.unit() == Unit.COUNT && behind < 1;
    }

    private LocalDate today() {
      return plan.calendar().dayOf(now);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
      return a.isBefore(b) ? a : b;
    }
  }
}
