package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.CYCLE;
import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static io.funnelstreams.core.plan.PlanFixture.LOST;
import static io.funnelstreams.core.plan.PlanFixture.WIN_RATE;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalEvaluatorTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Instant NOON_OF_MARCH_16 = Instant.parse("2026-03-16T12:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void aFlowAddsUpFromTheGoalsFirstDayAndEachPeriodHasItsMilestone() {
    var rows = rows(goal(LEADS, 3650), LEADS, everyDay(10), NOON_OF_MARCH_16);

    assertThat(rows)
        .extracting(Scorecard::period)
        .containsExactly("2026-01", "2026-02", "2026-03", "2026-01-01..2026-12-31");
    assertThat(rows)
        .extracting(row -> row.actual().getAsDouble())
        .containsExactly(310.0, 590.0, 750.0, 750.0);
    assertThat(rows.get(1).target().getAsDouble()).isCloseTo(590, EXACT);
    assertThat(rows.get(2).target().getAsDouble()).isCloseTo(900, EXACT);
    assertThat(rows.get(2).expected().getAsDouble()).isCloseTo(745, EXACT);
    assertThat(rows.get(2).gap()).hasValueCloseTo(5.0, EXACT);
    assertThat(rows.get(3).target()).hasValue(3650);
    assertThat(rows.get(3).attainment()).hasValueCloseTo(750 / 3650.0, EXACT);
  }

  @Test
  void timeAloneMakesAFlowDrift() {
    var goal = goal(LEADS, 3650);
    KpiReader stuck = (kpi, segment, first, last) -> OptionalDouble.of(745);

    assertThat(whole(goal, LEADS, stuck, NOON_OF_MARCH_16).status()).isEqualTo(GoalStatus.ON_TRACK);
    assertThat(whole(goal, LEADS, stuck, NOON_OF_MARCH_16.plus(Duration.ofDays(5))).status())
        .isEqualTo(GoalStatus.AT_RISK);
    assertThat(whole(goal, LEADS, stuck, NOON_OF_MARCH_16.plus(Duration.ofDays(20))).status())
        .isEqualTo(GoalStatus.OFF_TRACK);
  }

  @ParameterizedTest
  @CsvSource({
    "10000, ON_TRACK",
    "9501, ON_TRACK",
    "9499, AT_RISK",
    "8501, AT_RISK",
    "8499, OFF_TRACK"
  })
  void theDefaultToleranceIsFivePercentAndThreeTimesThatIsOffTrack(
      double actual, GoalStatus status) {
    KpiReader reader = (kpi, segment, first, last) -> OptionalDouble.of(actual);
    var goal = goal(LEADS, 20_000);
    var middle = Instant.parse("2026-07-02T12:00:00Z");

    var whole = whole(goal, LEADS, reader, middle);

    assertThat(whole.expected().getAsDouble()).isCloseTo(10_000, EXACT);
    assertThat(whole.status()).isEqualTo(status);
  }

  @Test
  void theGoalsOwnToleranceHolds() {
    var rule = new AlertRule(0.2, Duration.ofDays(1), 1, AlertRule.Severity.INFO);
    KpiReader reader = (kpi, segment, first, last) -> OptionalDouble.of(8100);

    var whole =
        whole(
            with(goal(LEADS, 20_000), Optional.of(rule)),
            LEADS,
            reader,
            Instant.parse("2026-07-02T12:00:00Z"));

    assertThat(whole.status()).isEqualTo(GoalStatus.ON_TRACK);
  }

  @Test
  void aCountIsNotBehindInItsFirstHoursForWantOfAFraction() {
    KpiReader nothing = (kpi, segment, first, last) -> OptionalDouble.of(0);

    var whole = whole(goal(LEADS, 365), LEADS, nothing, Instant.parse("2026-01-01T18:00:00Z"));

    assertThat(whole.gap()).hasValueCloseTo(-0.75, EXACT);
    assertThat(whole.status()).isEqualTo(GoalStatus.ON_TRACK);
  }

  @Test
  void aFlowIsMetAsSoonAsItsTargetIsReached() {
    var whole = whole(goal(LEADS, 700), LEADS, everyDay(10), NOON_OF_MARCH_16);

    assertThat(whole.status()).isEqualTo(GoalStatus.MET);
  }

  @ParameterizedTest
  @CsvSource({"3650, MET", "3651, MISSED"})
  void onlyTheEndDecidesAboutMetAndMissed(double target, GoalStatus status) {
    var goal = goal(LEADS, target);

    var lastMoment = rows(goal, LEADS, everyDay(10), NEXT_YEAR.minusMillis(1));
    var over = rows(goal, LEADS, everyDay(10), NEXT_YEAR);

    assertThat(lastMoment.get(10).status()).isEqualTo(GoalStatus.ON_TRACK);
    assertThat(over.get(10).status()).as("November").isEqualTo(GoalStatus.ON_TRACK);
    assertThat(over.get(11).status()).as("December").isEqualTo(status);
    assertThat(over.get(12).status()).as("the whole").isEqualTo(status);
    assertThat(lastMoment.get(12).status()).isNotEqualTo(GoalStatus.MISSED);
  }

  @Test
  void aRatioMovesAlongTheLineFromBaselineToTarget() {
    var goal = goal(WIN_RATE, OptionalDouble.of(0.20), new Target(Target.Kind.DIFFERENCE, 0.0365));
    var reader = byMonth(Map.of("2026-01", 0.21, "2026-02", 0.19, "2026-03", 0.21));

    var rows = rows(goal, WIN_RATE, reader, NOON_OF_MARCH_16);

    assertThat(rows.get(0).target().getAsDouble()).isCloseTo(0.2031, EXACT);
    assertThat(rows.get(0).gap()).hasValueCloseTo(0.0069, EXACT);
    assertThat(rows.get(1).status()).isEqualTo(GoalStatus.AT_RISK);
    assertThat(rows.get(2).target().getAsDouble()).isCloseTo(0.2090, EXACT);
    assertThat(rows.get(2).expected().getAsDouble()).isCloseTo(0.20745, EXACT);
    assertThat(rows.get(3).actual()).as("the latest month speaks").hasValue(0.21);
    assertThat(rows.get(3).target().getAsDouble()).isCloseTo(0.2365, EXACT);
    assertThat(rows.get(3).expected().getAsDouble()).isCloseTo(0.20745, EXACT);
  }

  @Test
  void aRatioWithoutBaselineIsHeldAgainstItsTargetAllTheTime() {
    var rows =
        rows(goal(WIN_RATE, 0.25), WIN_RATE, byMonth(Map.of("2026-01", 0.25)), NOON_OF_MARCH_16);

    assertThat(rows.get(0).expected().getAsDouble()).isEqualTo(0.25);
    assertThat(rows.get(0).status()).isEqualTo(GoalStatus.ON_TRACK);
  }

  @Test
  void aRatioIsNotMetBeforeTheEndHoweverGoodItIs() {
    var reader = byMonth(Map.of("2026-03", 0.9));

    assertThat(whole(goal(WIN_RATE, 0.25), WIN_RATE, reader, NOON_OF_MARCH_16).status())
        .isEqualTo(GoalStatus.ON_TRACK);
  }

  @Test
  void thePeriodBeforeSpeaksWhereTheLatestHasNoValueYetButNoOlderOne() {
    var goal = goal(WIN_RATE, 0.25);

    var february = whole(goal, WIN_RATE, byMonth(Map.of("2026-02", 0.3)), NOON_OF_MARCH_16);
    var january = whole(goal, WIN_RATE, byMonth(Map.of("2026-01", 0.3)), NOON_OF_MARCH_16);

    assertThat(february.actual()).hasValue(0.3);
    assertThat(january.actual()).isEmpty();
    assertThat(january.status()).isEqualTo(GoalStatus.NO_DATA);
    assertThat(january.gap()).isEmpty();
    assertThat(january.attainment()).isEmpty();
  }

  @Test
  void whereLessIsBetterBelowTheLineIsAhead() {
    var goal = goal(CYCLE, OptionalDouble.of(50), new Target(Target.Kind.DIFFERENCE, -10));
    var reader = byMonth(Map.of("2026-12", 44.0));

    var ahead = rows(goal, CYCLE, byMonth(Map.of("2026-01", 45.0)), NOON_OF_MARCH_16).get(0);
    var end = whole(goal, CYCLE, reader, NEXT_YEAR);

    assertThat(ahead.gap().getAsDouble()).isPositive();
    assertThat(ahead.status()).isEqualTo(GoalStatus.ON_TRACK);
    assertThat(end.gap()).hasValueCloseTo(-4.0, EXACT);
    assertThat(end.attainment()).hasValueCloseTo(0.9, EXACT);
    assertThat(end.status()).isEqualTo(GoalStatus.MISSED);
  }

  @Test
  void aFlowThatIsToStaySmallIsNeverMetBeforeTheEnd() {
    var goal = goal(LOST, 365);

    var now = whole(goal, LOST, everyDay(1), NOON_OF_MARCH_16);
    var tooMany = whole(goal, LOST, everyDay(2), NOON_OF_MARCH_16);
    var end = whole(goal, LOST, everyDay(1), NEXT_YEAR);

    assertThat(now.status()).isEqualTo(GoalStatus.ON_TRACK);
    assertThat(tooMany.status()).isEqualTo(GoalStatus.OFF_TRACK);
    assertThat(end.status()).isEqualTo(GoalStatus.MET);
  }

  @Test
  void aKpiWithoutADirectionTakesThatOfTheGoal() {
    var opened =
        PlanFixture.kpi("deals_opened", "sum(deals_opened)", Unit.COUNT, Direction.NEITHER);
    var fewer = goal(opened, OptionalDouble.of(400), new Target(Target.Kind.RELATIVE, -0.10));
    var more = goal(opened, 360);

    assertThat(whole(fewer, opened, everyDay(1), NEXT_YEAR).status()).isEqualTo(GoalStatus.MISSED);
    assertThat(whole(more, opened, everyDay(1), NEXT_YEAR).status()).isEqualTo(GoalStatus.MET);
  }

  @Test
  void aGoalThatHasNotBegunHasOneRowWithoutData() {
    var rows = rows(goal(LEADS, 100), LEADS, everyDay(1), Instant.parse("2025-12-31T23:59:59Z"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).status()).isEqualTo(GoalStatus.NO_DATA);
    assertThat(rows.get(0).expected().getAsDouble()).isZero();
  }

  @Test
  void periodsThatAGoalTouchesInPartCountItsDaysOnly() {
    var goal = between(goal(LEADS, 100), "2026-01-29", "2026-02-07", Grain.WEEK);

    var rows = rows(goal, LEADS, everyDay(10), NEXT_YEAR);

    assertThat(rows)
        .extracting(Scorecard::period)
        .containsExactly("2026-W05", "2026-W06", "2026-01-29..2026-02-07");
    assertThat(rows)
        .extracting(row -> row.target().getAsDouble())
        .containsExactly(40.0, 100.0, 100.0);
    assertThat(rows.get(0).actual()).hasValue(40);
    assertThat(rows.get(1).actual()).hasValue(100);
    assertThat(rows.get(1).status()).isEqualTo(GoalStatus.MET);
  }

  @Test
  void theDayOfAGoalBeginsAndEndsInThePlansZone() {
    var berlin = BusinessCalendar.of(ZoneId.of("Europe/Berlin"));
    var evaluator = new GoalEvaluator(berlin, everyDay(10));

    var rows = evaluator.rows(goal(LEADS, 3650), LEADS, Instant.parse("2026-12-31T23:00:00Z"));

    assertThat(rows.get(12).status()).isEqualTo(GoalStatus.MET);
    assertThat(rows.get(12).expected()).hasValue(3650);
  }

  private static List<Scorecard> rows(Goal goal, Kpi kpi, KpiReader reader, Instant now) {
    return new GoalEvaluator(BusinessCalendar.of(ZoneId.of("UTC")), reader).rows(goal, kpi, now);
  }

  private static Scorecard whole(Goal goal, Kpi kpi, KpiReader reader, Instant now) {
    var rows = rows(goal, kpi, reader, now);
    return rows.get(rows.size() - 1);
  }

  /** A flow of so many a day. */
  private static KpiReader everyDay(double amount) {
    return (kpi, segment, first, last) ->
        OptionalDouble.of(amount * (last.toEpochDay() - first.toEpochDay() + 1));
  }

  /** Values of whole months; of other ranges there are none. */
  private static KpiReader byMonth(Map<String, Double> values) {
    var months = new HashMap<>(values);
    return (kpi, segment, first, last) -> {
      var value = months.get(first.toString().substring(0, 7));
      boolean month = first.getDayOfMonth() == 1 && last.equals(first.plusMonths(1).minusDays(1));
      return value == null || !month ? OptionalDouble.empty() : OptionalDouble.of(value);
    };
  }

  private static Goal with(Goal goal, Optional<AlertRule> alert) {
    return new Goal(
        goal.id(),
        goal.kpi(),
        goal.segment(),
        goal.baseline(),
        goal.target(),
        goal.from(),
        goal.to(),
        goal.pace(),
        goal.grain(),
        goal.owner(),
        goal.team(),
        goal.objective(),
        alert);
  }

  private static Goal between(Goal goal, String from, String to, Grain grain) {
    return new Goal(
        goal.id(),
        goal.kpi(),
        goal.segment(),
        goal.baseline(),
        goal.target(),
        LocalDate.parse(from),
        LocalDate.parse(to),
        goal.pace(),
        grain,
        goal.owner(),
        goal.team(),
        goal.objective(),
        goal.alert());
  }
}
