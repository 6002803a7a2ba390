package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static io.funnelstreams.core.plan.PlanFixture.WIN_RATE;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.plan.SmartCheck.Criterion;
import io.funnelstreams.core.plan.SmartCheck.Finding;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The inputs that goals take from the past of their KPIs: baselines, paces, forecasts,
 * attainability.
 */
class PastTest {
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneId.of("UTC"));
  private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

  /** Ten leads a day in 2025, and twenty in December of it; ten a day in 2026. */
  private static final FlatHistory HISTORY =
      new FlatHistory("2025-01-01", "2026-06-30")
          .with("leads", day -> day.toString().startsWith("2025-12") ? 20 : 10)
          .with("win_rate above", day -> 2)
          .with("win_rate below", day -> 8);

  private static final double LEADS_OF_2025 = 365 * 10 + 31 * 10;

  @Test
  void aBaselineOfThePeriodBeforeIsWhatTheKpiWasThen() {
    var row = whole(with(Baseline.PREVIOUS, PaceRule.LINEAR), HISTORY);

    assertThat(row.baseline()).hasValue(LEADS_OF_2025);
    assertThat(row.target().getAsDouble()).isCloseTo(1.1 * LEADS_OF_2025, within(1e-9));
  }

  @Test
  void aBaselineOfLastYearIsOfTheSameDays() {
    var autumn = between(with(Baseline.LAST_YEAR, PaceRule.LINEAR), "2026-11-15", "2026-12-14");

    assertThat(whole(autumn, HISTORY).baseline()).hasValue(16 * 10 + 14 * 20);
  }

  @Test
  void aFlowsPastThatBeginsWithinThePeriodBeforeIsNoBaseline() {
    var late = new FlatHistory("2025-03-01", "2026-06-30").with("leads", day -> 10);

    var row = whole(with(Baseline.PREVIOUS, PaceRule.LINEAR), late);

    assertThat(row.baseline()).isEmpty();
    assertThat(row.target()).isEmpty();
    assertThat(row.expected()).isEmpty();
    assertThat(row.status()).isEqualTo(GoalStatus.NO_DATA);
    assertThat(row.actual()).hasValue(1810);
  }

  @Test
  void thePaceOfLastYearExpectsTheShareThatWasReachedThen() {
    var goal = with(Baseline.PREVIOUS, PaceRule.LAST_YEAR);

    var row = whole(goal, HISTORY);

    assertThat(row.pace()).isEqualTo(PaceRule.Kind.LAST_YEAR);
    // On the 1st of July of last year 181 days of ten were over.
    assertThat(row.expected().getAsDouble())
        .isCloseTo(1.1 * LEADS_OF_2025 * 1810 / LEADS_OF_2025, within(1e-6));
  }

  @Test
  void withoutALastYearThePaceIsLinearAndSaysSo() {
    var late = new FlatHistory("2025-03-01", "2026-06-30").with("leads", day -> 10);
    var goal = new GoalChange(goal(LEADS, 3650)).pace(PaceRule.LAST_YEAR);

    var row = whole(goal, late);

    assertThat(row.pace()).isEqualTo(PaceRule.Kind.LINEAR);
    assertThat(row.expected().getAsDouble()).isCloseTo(1810, within(1e-9));
  }

  @Test
  void aFlowIsForecastAsWhatHasComeInAndWhatWill() {
    var forecast = forecast(goal(LEADS, 3650), LEADS, HISTORY, TODAY).forecast().orElseThrow();

    assertThat(forecast.value()).isBetween(3600.0, 4000.0);
    assertThat(forecast.interval95().contains(forecast.value())).isTrue();
    assertThat(forecast.interval95().low()).isGreaterThanOrEqualTo(1810);
  }

  @Test
  void aRateIsForecastFromItsSides() {
    var forecast = forecast(goal(WIN_RATE, 0.3), WIN_RATE, HISTORY, TODAY).forecast().orElseThrow();

    assertThat(forecast.value()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void whatHasComeInTodayIsNotForecastAway() {
    var goal = between(goal(LEADS, 400), "2026-06-01", "2026-07-01");
    var made = forecast(goal, LEADS, HISTORY, TODAY);

    assertThat(made.forecast().orElseThrow().value()).isCloseTo(310, within(1e-9));
    assertThat(made.beside(OptionalDouble.of(350)).orElseThrow().value()).isEqualTo(350);
  }

  @Test
  void aGoalThatIsOverHasNoForecast() {
    var forecast = forecast(goal(LEADS, 1), LEADS, HISTORY, LocalDate.parse("2027-01-01"));

    assertThat(forecast.reason()).contains(NoForecast.OVER);
  }

  @Test
  void aGoalThatHasNotBegunIsForecastOverItsOwnDaysAlone() {
    var goal = between(goal(LEADS, 310), "2026-08-01", "2026-08-31");

    assertThat(forecast(goal, LEADS, HISTORY, TODAY).forecast().orElseThrow().value())
        .isCloseTo(310, within(1e-9));
  }

  @Test
  void theDaysThatAreLeftHaveToBringWhatIsMissing() {
    var row = whole(goal(LEADS, 3650), HISTORY);

    assertThat(row.outlook().neededPerDay().getAsDouble())
        .isCloseTo((3650 - 1810.0) / 184, within(1e-9));
  }

  @Test
  void aTargetThatHasBeenReachedBeforeIsAchievable() {
    assertThat(achievable(3960).holds()).isTrue();
    assertThat(achievable(3960).reason()).startsWith("it has been 3960 to 3960; the forecast is");
  }

  @Test
  void aTargetBeyondPastAndForecastIsNot() {
    assertThat(achievable(90_000).verdict()).isEqualTo(SmartCheck.Verdict.FAILS);
    assertThat(achievable(90_000).reason()).startsWith("further than either says");
  }

  private static Finding achievable(double target) {
    var goal = goal(LEADS, target);
    var evidence = AttainmentEvidence.of(goal, LEADS, HISTORY, UTC, TODAY);
    return SmartCheck.of(goal, PlanFixture.plan(List.of(goal)), evidence).findings().stream()
        .filter(finding -> finding.criterion() == Criterion.ACHIEVABLE)
        .findFirst()
        .orElseThrow();
  }

  private static GoalForecast forecast(Goal goal, Kpi kpi, KpiReader reader, LocalDate today) {
    return GoalForecast.of(goal, kpi, reader, UTC, today);
  }

  @Test
  void aYearInWhichAFeedWasSilentIsNeitherBaselineNorPace() {
    var hole = LocalDate.parse("2025-03-01");
    var goal = with(Baseline.LAST_YEAR, PaceRule.LAST_YEAR);
    var silent = leads(day -> day.isBefore(hole) || day.isAfter(hole.plusDays(40)));

    assertThat(whole(goal, silent).baseline()).isEmpty();
    assertThat(whole(goal, silent).status()).isEqualTo(GoalStatus.NO_DATA);
    assertThat(whole(goal, silent).pace()).isEqualTo(PaceRule.Kind.LINEAR);

    var alive = whole(goal, leads(day -> true));
    assertThat(alive.baseline()).hasValue(365);
    assertThat(alive.pace()).isEqualTo(PaceRule.Kind.LAST_YEAR);
  }

  @Test
  void daysToComeOfARangeOfThePastAreNotNoData() {
    var goal = between(with(Baseline.LAST_YEAR, PaceRule.LINEAR), "2027-01-01", "2027-12-31");

    assertThat(whole(goal, leads(day -> true)).baseline()).hasValue(181);
  }

  /** One lead a day, where there is any, from the beginning of 2025 to yesterday. */
  private static KpiReader leads(Predicate<LocalDate> on) {
    var board =
        new KpiStore(
            Catalogue.of(List.of(LEADS)),
            UTC,
            Currency.getInstance("EUR"),
            OptionalDouble.empty(),
            Set.of());
    LocalDate.parse("2025-01-01")
        .datesUntil(TODAY)
        .filter(on)
        .map(day -> (int) day.toEpochDay())
        .forEach(
            day -> {
              board.set(new Cell(Segment.TOTAL, Measure.LEADS, 0, day), 1);
              board.set(new Cell(Segment.TOTAL, Feed.LEADS.events(), 0, day), 1);
            });
    return new BoardReader(board, List.of(GroupingSet.TOTAL));
  }

  private static Scorecard whole(Goal goal, KpiReader reader) {
    var rows = new GoalEvaluator(UTC, reader).rows(goal, LEADS, NOW);
    return rows.get(rows.size() - 1);
  }

  private static Goal with(Baseline baseline, PaceRule pace) {
    var goal = goal(LEADS, OptionalDouble.of(1), new Target(Target.Kind.RELATIVE, 0.1));
    return new GoalChange(new GoalChange(goal).baseline(baseline)).pace(pace);
  }

  private static Goal between(Goal goal, String from, String to) {
    return new GoalChange(goal).between(LocalDate.parse(from), LocalDate.parse(to));
  }
}
