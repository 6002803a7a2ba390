package io.funnelstreams.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.bench.oracle.DealReview;
import io.funnelstreams.core.Replay;
import io.funnelstreams.core.ReviewReplay;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A company that wins one deal a day from November on, and two on each day of February. The first
 * quarter is reviewed by hand, and by the oracle.
 */
class DealReviewTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");
  private static final LocalDate END_OF_YEAR = LocalDate.parse("2026-12-31");
  private static final Plan PLAN =
      PlanYaml.parse(
          "plan.yaml",
          """
          name: By hand
          time_zone: UTC
          currency: EUR
          goals:
            - {id: q1, kpi: deals_won, baseline: 92, target: +30, from: 2026-01-01, to: 2026-03-31}
            - {id: year, kpi: deals_won, target: 365, from: 2026-01-01, to: 2026-12-31}
          assumptions:
            - {statement: Holds, kpi: deals_won, at_least: 118, at_most: 118}
            - {statement: Fails, kpi: deals_won, at_least: 119}
            - {statement: Has none, owner: Ada}
          """);

  private final List<Event> events = events();
  private final ReviewReplay review = review(events);
  private final DealReview oracle = new DealReview(events, ZoneOffset.UTC);

  /** 90 days with one deal, and 28 more in February, are 118; 122 are planned, and 90 of 365. */
  @Test
  void goalsAreHeldAgainstWhatCame() {
    var goals = review.goals();

    assertThat(goals).extracting(ReviewReplay.GoalReview::goal).containsExactly("q1", "year");
    assertThat(goals.get(0).came()).hasValue(118);
    assertThat(goals.get(0).planned().orElseThrow()).isCloseTo(122, within(1e-9));
    assertThat(goals.get(0).attained()).contains(false);
    assertThat(goals.get(1).came()).hasValue(118);
    assertThat(goals.get(1).planned().orElseThrow()).isCloseTo(90, within(1e-9));
    assertThat(goals.get(1).attained()).contains(true);
  }

  /** One deal came on each of the days before, so one was forecast for each of the 90 days. */
  @Test
  void theForecastIsThatOfTheFirstMorning() {
    var quarter = review.goals().get(0);

    assertThat(quarter.forecast().orElseThrow().value()).isCloseTo(90, within(1e-9));
    assertThat(quarter.forecastError().orElseThrow()).isCloseTo(-28, within(1e-9));
    assertThat(quarter.isWithin80()).contains(false);
  }

  @Test
  void theOracleFindsTheSameGoals() {
    var goals = review.goals();

    assertThat(goals.get(0).came()).hasValue((double) oracle.won(FIRST, LAST));
    assertThat(goals.get(0).planned().orElseThrow())
        .isCloseTo(DealReview.planned(122, FIRST, LAST, LAST).doubleValue(), within(1e-9));
    assertThat(goals.get(1).planned().orElseThrow())
        .isCloseTo(DealReview.planned(365, FIRST, END_OF_YEAR, LAST).doubleValue(), within(1e-9));
  }

  @Test
  void assumptionsHoldByTheFiguresOfThePeriod() {
    var rows = review.assumptions();

    assertThat(rows)
        .extracting(row -> row.held().map(String::valueOf).orElse("-"))
        .containsExactly("true", "false", "-");
    assertThat(rows.get(1).actual()).hasValue((double) oracle.won(FIRST, LAST));
    assertThat(rows.get(2).actual()).isEmpty();
  }

  @Test
  void onlyTheGoalThatEndedGoesOn() {
    var next = review.nextGoals();

    assertThat(next).hasSize(1);
    assertThat(next.get(0).carried().next().from()).isEqualTo(LocalDate.parse("2026-04-01"));
    assertThat(next.get(0).carried().next().to()).isEqualTo(LocalDate.parse("2026-06-30"));
    assertThat(next.get(0).carried().id()).isEqualTo("q1-2026-Q2");
    assertThat(next.get(0).past().came()).hasValue(118);
  }

  private static ReviewReplay review(List<Event> events) {
    var quarter = PLAN.rules().calendar().periodOf(Grain.QUARTER, FIRST);
    var review = new ReviewReplay(PLAN, quarter);
    new Replay(PLAN, events, List.of()).run(FIRST, LAST.plusDays(1), review);
    return review;
  }

  private static List<Event> events() {
    var events = new ArrayList<Event>();
    for (var day = LocalDate.parse("2025-11-01"); !day.isAfter(LAST); day = day.plusDays(1)) {
      events.add(won("one", day));
      if (day.getMonthValue() == 2) {
        events.add(won("two", day));
      }
    }
    return events;
  }

  private static Event won(String name, LocalDate day) {
    var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    var id = name + "-" + day;
    return new DealEvent(
        new Header(new EventKey("hand", id), 1, false, true, at, at, id, Map.of()),
        "deal-" + id,
        DealEvent.Type.WON,
        Optional.empty(),
        Optional.of(new Money(5000, Currency.getInstance("EUR"))));
  }
}
