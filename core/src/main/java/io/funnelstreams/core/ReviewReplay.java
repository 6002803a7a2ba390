package io.funnelstreams.core;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.CarriedGoal;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Reviews a period: for each goal the planned value at its end, the forecast on its first morning,
 * by the data known then, and the actual value, by the data known on the last evening of the
 * replay. Of a goal that adds up all three are sums since the goal began.
 */
public final class ReviewReplay implements Replay.Visitor {
  private static final int YEARS_BACK = 100;

  private final Plan plan;
  private final Period period;
  private final List<Made> made = new ArrayList<>();
  private final List<Ahead> ahead = new ArrayList<>();
  private final ForecastReplay months;
  private Optional<FunnelPipeline> latest = Optional.empty();

  private record Made(Goal goal, Kpi kpi, GoalForecast forecast) {}

  /**
   * A goal in a period.
   *
   * @param goal the goal's id
   * @param kpi the KPI's id
   * @param lastDay the day at whose end the figures are: the last of the period, or of the goal
   * @param baseline the KPI's value before the goal
   * @param planned the value that the pace expected by then, in the KPI's unit
   * @param forecast the forecast when the period began, or the goal within it
   * @param noForecast why there was none
   * @param came the KPI's actual value, in its unit
   * @param attained whether the actual value is as good as planned; empty where either is not known
   */
  public record GoalReview(
      String goal,
      String kpi,
      LocalDate lastDay,
      OptionalDouble baseline,
      OptionalDouble planned,
      Optional<Forecast> forecast,
      Optional<NoForecast> noForecast,
      OptionalDouble came,
      Optional<Boolean> attained) {

    /** How far the forecast was above the actual value; empty where either is not known. */
    public OptionalDouble forecastError() {
      return forecast.map(made -> made.errorAgainst(came)).orElse(OptionalDouble.empty());
    }

    /** Whether the actual value lies within the 80 % interval; empty where either is not known. */
    public Optional<Boolean> isWithin80() {
      return forecast.flatMap(made -> made.covers(came));
    }
  }

  /**
   * A goal that ended in the period, and what is known for the one that would follow it.
   *
   * @param carried the goal and the days of the one that would follow
   * @param past how it ended
   * @param forecast of the following goal's end, made on the first morning after the period
   * @param noForecast why there was none
   */
  public record NextGoal(
      CarriedGoal carried,
      GoalReview past,
      Optional<Forecast> forecast,
      Optional<NoForecast> noForecast) {}

  /**
   * An assumption in the period.
   *
   * @param actual what its KPI was over the period, in its unit; empty without a KPI, and where the
   *     KPI has no value or a feed of it was silent at the period's end
   * @param held whether the assumption held; empty where that is not known
   */
  public record AssumptionReview(
      Assumption assumption, OptionalDouble actual, Optional<Boolean> held) {}

  private record Ahead(CarriedGoal carried, GoalForecast forecast) {}

  /** A review of a period that is over. */
  public ReviewReplay(Plan plan, Period period) {
    this.plan = plan;
    this.period = period;
    this.months = new ForecastReplay(plan);
  }

  /**
   * The month, quarter or year of a label, of the last hundred years or this one.
   *
   * @param label as KPIs have it, such as {@code 2026-Q1}; upper and lower case are the same
   */
  public static Optional<Period> period(String label, BusinessCalendar calendar, LocalDate today) {
    return today
        .minusYears(YEARS_BACK)
        .datesUntil(today.plusYears(2))
        .flatMap(
            day ->
                Stream.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR)
                    .filter(grain -> calendar.firstDayOf(grain, day).equals(day))
                    .map(grain -> calendar.periodOf(grain, day)))
        .filter(each -> each.label().equalsIgnoreCase(label))
        .findFirst();
  }

  /**
   * The actions that were done or dropped in the period, or begun, and those that were due in it.
   *
   * @param current the plan with its actions as they are
   */
  public List<Action> actions(Plan current) {
    return current.actions().stream().filter(this::isOfPeriod).toList();
  }

  private boolean isOfPeriod(Action action) {
    var calendar = plan.rules().calendar();
    boolean changed =
        action
            .lastChange()
            .map(change -> calendar.dayOf(change.at()))
            .filter(period::contains)
            .isPresent();
    return (changed && action.state() != ActionState.OPEN) || period.contains(action.due());
  }

  @Override
  public void morning(LocalDate day, FunnelPipeline known) {
    if (day.equals(period.lastDay().plusDays(1))) {
      CarriedGoal.of(plan, period).forEach(carried -> lookAhead(carried, day, known));
    }
    if (!period.contains(day)) {
      return;
    }
    months.morning(day, known);
    for (var goal : plan.goals()) {
      boolean begins = day.equals(Days.later(period.firstDay(), goal.from()));
      if (begins && !goal.to().isBefore(day)) {
        forecast(goal.over(goal.from(), Days.earlier(period.lastDay(), goal.to())), day, known);
      }
    }
  }

  private void forecast(Goal goal, LocalDate day, FunnelPipeline known) {
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    var calendar = plan.rules().calendar();
    made.add(new Made(goal, kpi, GoalForecast.of(goal, kpi, known.reader(), calendar, day)));
  }

  private void lookAhead(CarriedGoal carried, LocalDate day, FunnelPipeline known) {
    var kpi = plan.catalogue().find(carried.goal().kpi()).orElseThrow();
    var calendar = plan.rules().calendar();
    ahead.add(
        new Ahead(carried, GoalForecast.of(carried.next(), kpi, known.reader(), calendar, day)));
  }

  @Override
  public void evening(LocalDate day, FunnelPipeline known) {
    months.evening(day, known);
    latest = Optional.of(known);
  }

  /** The forecasts of the first mornings of the period's months, with the actual values. */
  public List<ForecastReplay.Check> monthlyForecasts() {
    return months.checks();
  }

  /** The goals that the period has days of, in the plan's order. */
  public List<GoalReview> goals() {
    var end = plan.rules().calendar().startOf(period.lastDay().plusDays(1));
    var rows = latest.map(known -> known.scorecards(List.of(), end)).orElse(List.of());
    return plan.goals().stream()
        .flatMap(goal -> made.stream().filter(each -> each.goal().id().equals(goal.id())))
        .map(each -> review(each, rows))
        .toList();
  }

  /** Every assumption of the plan, in its order. */
  public List<AssumptionReview> assumptions() {
    return plan.content().assumptions().stream().map(this::review).toList();
  }

  private AssumptionReview review(Assumption assumption) {
    var actual = assumption.bound().map(this::actual).orElse(OptionalDouble.empty());
    var held =
        actual.isPresent()
            ? assumption.bound().map(bound -> bound.holds(actual.getAsDouble()))
            : Optional.<Boolean>empty();
    return new AssumptionReview(assumption, actual, held);
  }

  private OptionalDouble actual(AssumptionBound bound) {
    if (latest.isEmpty()) {
      return OptionalDouble.empty();
    }
    var reader = latest.get().reader();
    boolean known =
        reader.notReported(bound.kpi()).isEmpty()
            && reader.activity(bound.kpi(), bound.segment()).noDataAt(period.lastDay()).isEmpty();
    return known
        ? reader.value(bound.kpi(), bound.segment(), period.firstDay(), period.lastDay())
        : OptionalDouble.empty();
  }

  /** The goals that ended in the period and have none that follows, in the plan's order. */
  public List<NextGoal> nextGoals() {
    var reviews = goals();
    return ahead.stream()
        .flatMap(
            each ->
                reviews.stream()
                    .filter(past -> past.goal().equals(each.carried().goal().id()))
                    .map(past -> nextGoal(each, past)))
        .toList();
  }

  private static NextGoal nextGoal(Ahead each, GoalReview past) {
    var made = each.forecast();
    return new NextGoal(each.carried(), past, made.forecast(), made.reason());
  }

  private GoalReview review(Made each, List<Scorecard> rows) {
    var goal = each.goal();
    var whole =
        rows.stream().filter(row -> row.goalId().equals(goal.id())).reduce((first, last) -> last);
    var planned = whole.map(Scorecard::expected).orElse(OptionalDouble.empty());
    var reader = latest.orElseThrow().reader();
    var came = ForecastReplay.cameBy(goal, each.kpi(), reader, plan.rules().calendar());
    return new GoalReview(
        goal.id(),
        goal.kpi(),
        goal.to(),
        whole.map(Scorecard::baseline).orElse(OptionalDouble.empty()),
        planned,
        each.forecast().forecast(),
        each.forecast().reason(),
        came,
        attained(each, planned, came));
  }

  private static Optional<Boolean> attained(
      Made each, OptionalDouble planned, OptionalDouble came) {
    if (planned.isEmpty() || came.isEmpty()) {
      return Optional.empty();
    }
    boolean down = each.kpi().better() == Direction.DOWN;
    double ahead = (down ? -1 : 1) * (came.getAsDouble() - planned.getAsDouble());
    // Sums of doubles do not meet a target to the last bit.
    return Optional.of(ahead >= -1e-6 * Math.abs(planned.getAsDouble()));
  }
}
