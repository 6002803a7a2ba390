package io.funnelstreams.core.plan;

import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Compares goals with the values of their KPIs. It has no state: the same values at the same
 * instant give the same rows; a later instant alone can change them.
 *
 * @param calendar the plan's calendar
 * @param reader gives the values
 */
public record GoalEvaluator(BusinessCalendar calendar, KpiReader reader) {
  /** The shortfall that is still on track where the goal names none, as a fraction of expected. */
  public static final double DEFAULT_TOLERANCE = 0.05;

  /** A shortfall beyond this many tolerances is off track; up to it the goal is at risk. */
  public static final double OFF_TRACK_TOLERANCES = 3;

  /** As {@link #rows(Goal, Kpi, Instant, Ahead)}, without forecast and factors. */
  public List<Scorecard> rows(Goal goal, Kpi kpi, Instant now) {
    return rows(goal, kpi, now, Ahead.NOTHING);
  }

  /**
   * The inputs of a goal's outlook.
   *
   * @param forecast of the goal, made today
   * @param tree the factors of its KPI, if they are known
   */
  public record Ahead(GoalForecast forecast, Optional<FactorTree> tree) {
    static final Ahead NOTHING = new Ahead(GoalForecast.NONE, Optional.empty());
  }

  /**
   * The rows of a goal: one for each period of its grain that has begun, in their order, and at the
   * end one for the goal as a whole, which is there from the start.
   *
   * @param kpi the goal's KPI
   */
  public List<Scorecard> rows(Goal goal, Kpi kpi, Instant now, Ahead ahead) {
    return new Evaluation(this, goal, kpi, now).rows(ahead);
  }

  /** The only row of a goal that could not be evaluated. */
  public static Scorecard failed(Goal goal, String cause) {
    return new Scorecard(
        goal.id(),
        goal.kpi(),
        goal.segment(),
        goal.grain(),
        goal.from() + ".." + goal.to(),
        goal.from(),
        goal.to(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        goal.pace().kind(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        GoalStatus.NO_DATA,
        Optional.of(new NoStatus.Failed(cause)),
        GoalForecastSummary.NONE,
        goal.owner(),
        goal.team());
  }

  private record Evaluation(
      GoalEvaluator plan,
      Goal goal,
      Kpi kpi,
      OptionalDouble baseline,
      Optional<TargetLine> course,
      Pace pace,
      KpiActivity activity,
      Instant now) {

    Evaluation(GoalEvaluator plan, Goal goal, Kpi kpi, Instant now) {
      this(plan, goal, kpi, Baseline.valueOf(goal, kpi, plan.reader(), plan.calendar()), now);
    }

    private Evaluation(
        GoalEvaluator plan, Goal goal, Kpi kpi, OptionalDouble baseline, Instant now) {
      this(
          plan,
          goal,
          kpi,
          baseline,
          TargetLine.of(goal, kpi, baseline),
          Pace.of(goal, plan.reader()),
          plan.reader().activity(kpi.id(), goal.segment()),
          now);
    }

    List<Scorecard> rows(Ahead ahead) {
      var periods = begunPeriods();
      var rows = new ArrayList<Scorecard>();
      periods.forEach(period -> rows.add(periodRow(period)));
      rows.add(wholeRow(periods, ahead));
      return List.copyOf(rows);
    }

    private List<Period> begunPeriods() {
      var today = today();
      var end = Days.earlier(goal.to(), today);
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
      var end = Days.earlier(period.lastDay(), goal.to());
      var actual = kpi.accumulates() ? sumUntil(end) : valueOf(period);
      return row(period, actual, end, whole -> GoalForecastSummary.NONE);
    }

    private Scorecard wholeRow(List<Period> periods, Ahead ahead) {
      var whole = new Period(goal.grain(), goal.from() + ".." + goal.to(), goal.from(), goal.to());
      var actual = kpi.accumulates() ? sumUntil(goal.to()) : latest(periods);
      return row(whole, actual, goal.to(), noStatus -> outlook(ahead, actual, noStatus.isEmpty()));
    }

    private GoalForecastSummary outlook(Ahead ahead, OptionalDouble actual, boolean known) {
      return new GoalForecastSummary(
          ahead.forecast().beside(actual),
          ahead.forecast().reason(),
          known ? neededPerDay(actual) : OptionalDouble.empty(),
          known ? drivers(ahead, actual) : List.of());
    }

    /** Why it is not known how the goal stood at the end of a day, or now where that is earlier. */
    private Optional<NoStatus> noStatus(LocalDate end, OptionalDouble actual) {
      var notReported = plan.reader().notReported(kpi.id());
      if (!notReported.isEmpty()) {
        return Optional.of(new NoStatus.NotReported(notReported));
      }
      boolean met = actual.isPresent() && isMetForGood(actual.getAsDouble());
      return met || today().isBefore(goal.from())
          ? Optional.empty()
          : activity
              .noDataAt(Days.earlier(end, today()))
              .map(noData -> new NoStatus.FeedSilent(noData.since(), noData.feeds()));
    }

    /** Once a growing flow reaches its target, it stays there. */
    private boolean isMetForGood(double actual) {
      return kpi.accumulates()
          && course.filter(way -> way.upwards() && way.reached(actual)).isPresent();
    }

    /** By the steps of the funnel where the KPI is one of its numbers, else by its formula. */
    private List<GapShare> drivers(Ahead ahead, OptionalDouble actual) {
      if (actual.isEmpty() || course.isEmpty()) {
        return List.of();
      }
      double expected = course.get().at(pace.shareAt(now, plan.calendar()));
      double gap = course.get().ahead(actual.getAsDouble(), expected);
      int sign = course.get().upwards() ? 1 : -1;
      var analysis = new GapAnalysis(goal, kpi, plan.reader(), plan.calendar());
      return ahead
          .tree()
          .map(tree -> analysis.shares(tree, today(), gap, sign))
          .orElseGet(
              () ->
                  plan.reader()
                      .treeOf(kpi.id())
                      .map(tree -> analysis.shares(tree, today(), gap, sign))
                      .orElse(List.of()));
    }

    /** Parts of a day count as parts. */
    private OptionalDouble neededPerDay(OptionalDouble actual) {
      if (!kpi.accumulates() || course.isEmpty() || today().isAfter(goal.to())) {
        return OptionalDouble.empty();
      }
      boolean begun = !today().isBefore(goal.from());
      var first = begun ? today() : goal.from();
      double days = goal.to().toEpochDay() - first.toEpochDay() + 1;
      double left = days - (begun ? plan.calendar().fractionOfDay(now) : 0);
      return OptionalDouble.of(Math.max(0, course.get().end() - actual.orElse(0)) / left);
    }

    private Scorecard row(
        Period period,
        OptionalDouble value,
        LocalDate end,
        Function<Optional<NoStatus>, GoalForecastSummary> outlook) {
      double share = pace.shareAfter(end);
      var expected = courseAt(Math.min(share, pace.shareAt(now, plan.calendar())));
      var target = courseAt(share);
      var noStatus = noStatus(end, value);
      // An amount from before a run of days without data counts; a rate or a stock is unknown.
      var actual = noStatus.isPresent() && !kpi.accumulates() ? OptionalDouble.empty() : value;
      boolean measurable = noStatus.isEmpty() && actual.isPresent() && course.isPresent();
      return new Scorecard(
          goal.id(),
          kpi.id(),
          goal.segment(),
          goal.grain(),
          period.label(),
          period.firstDay(),
          period.lastDay(),
          actual,
          baseline,
          target,
          expected,
          pace.kind(),
          measurable
              ? attainment(actual.getAsDouble(), target.getAsDouble())
              : OptionalDouble.empty(),
          measurable
              ? OptionalDouble.of(course.get().ahead(actual.getAsDouble(), expected.getAsDouble()))
              : OptionalDouble.empty(),
          measurable
              ? status(actual.getAsDouble(), expected.getAsDouble(), end)
              : GoalStatus.NO_DATA,
          noStatus,
          outlook.apply(noStatus),
          goal.owner(),
          goal.team());
    }

    private OptionalDouble courseAt(double share) {
      return course.map(way -> OptionalDouble.of(way.at(share))).orElse(OptionalDouble.empty());
    }

    private OptionalDouble sumUntil(LocalDate end) {
      var last = Days.earlier(end, today());
      return last.isBefore(goal.from())
          ? OptionalDouble.empty()
          : plan.reader().value(kpi.id(), goal.segment(), goal.from(), last);
    }

    private OptionalDouble valueOf(Period period) {
      return plan.reader().value(kpi.id(), goal.segment(), period.firstDay(), period.lastDay());
    }

    /** A period that has only just begun often has no value yet; the one before it counts then. */
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
      return OptionalDouble.of(course.orElseThrow().upwards() ? ratio : 2 - ratio);
    }

    private GoalStatus status(double actual, double expected, LocalDate end) {
      var way = course.orElseThrow();
      boolean over = today().isAfter(goal.to());
      if (over && end.equals(goal.to())) {
        return way.reached(actual) ? GoalStatus.MET : GoalStatus.MISSED;
      }
      if (isMetForGood(actual)) {
        return GoalStatus.MET;
      }
      return onPace(-way.ahead(actual, expected), Math.abs(expected));
    }

    private GoalStatus onPace(double behind, double expected) {
      double tolerance =
          goal.alert().map(AlertRule::tolerance).orElse(DEFAULT_TOLERANCE) * expected;
      if (behind <= tolerance || isLessThanOneBehind(behind)) {
        return GoalStatus.ON_TRACK;
      }
      return behind <= OFF_TRACK_TOLERANCES * tolerance ? GoalStatus.AT_RISK : GoalStatus.OFF_TRACK;
    }

    /**
     * A team cannot win half a deal: in a goal's first hours a count is behind by a fraction only.
     */
    private boolean isLessThanOneBehind(double behind) {
      return kpi.accumulates() && kpi.unit() == Unit.COUNT && behind < 1;
    }

    private LocalDate today() {
      return plan.calendar().dayOf(now);
    }
  }
}
