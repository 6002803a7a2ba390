package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.PaceRule;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AlertEvaluatorTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = LocalDate.parse("2026-06-30");
  private static final Kpi LEADS = kpi("leads", "sum(leads)", Unit.COUNT);
  private static final Kpi WIN_RATE =
      kpi("win_rate", "sum(deals_won) / (sum(deals_won) + sum(deals_lost))", Unit.RATIO);
  private static final Kpi MRR = kpi("mrr", "stock(mrr)", Unit.MONEY);
  private static final Catalogue CATALOGUE = Catalogue.of(List.of(LEADS, WIN_RATE, MRR));
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneId.of("UTC"));

  private final List<Cell> days = new ArrayList<>();
  private final List<Long> amounts = new ArrayList<>();

  @Test
  void aRateThatFallsFiresOnceWithItsFigures() {
    winRate(FIRST, LocalDate.parse("2026-03-31"), 3);
    winRate(LocalDate.parse("2026-04-01"), LAST, 1);

    var alert = single(goal("win_rate", 0.3, 2), LAST);
    assertThat(alert.id()).startsWith("drift/win_rate/2026-04-0");
    assertThat(alert.isFiring()).isTrue();
    assertThat(alert.firedAt()).isAfter(Instant.parse("2026-04-03T00:00:00Z"));
    assertThat(alert.firedAt()).isBefore(Instant.parse("2026-04-20T00:00:00Z"));
    var figures = alert.figures().orElseThrow();
    assertThat(figures.chance().orElseThrow().high()).isLessThan(0.3);
    assertThat(figures.denominator()).hasValue(280);
    assertThat(alert.reason()).contains("30.0 % expected", "by chance");
  }

  @Test
  void aRateOfFewerDealsThanTheSampleIsNoEvidence() {
    winRate(FIRST, LAST, 1);

    assertThat(alerts(withSample(goal("win_rate", 0.3, 2), 281), LAST)).isEmpty();
    assertThat(alerts(withSample(goal("win_rate", 0.3, 2), 280), LAST)).hasSize(1);
  }

  @Test
  void aRateThatIsBehindByChanceIsNoAlert() {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(7)) {
      set(Measure.DEALS_WON, day, 2);
      set(Measure.DEALS_LOST, day, 8);
    }

    assertThat(alerts(goal("win_rate", 0.25, 2), LAST)).isEmpty();
  }

  @Test
  void aRateThatRecoversResolves() {
    winRate(FIRST, LocalDate.parse("2026-03-31"), 1);
    winRate(LocalDate.parse("2026-04-01"), LAST, 4);

    var alert = single(goal("win_rate", 0.3, 2), LAST);
    assertThat(alert.resolvedAt())
        .hasValueSatisfying(at -> assertThat(at).isAfter(Instant.parse("2026-04-10T00:00:00Z")));
    assertThat(alert.reason()).contains("it was behind from 2026-01-0");
  }

  @Test
  void aWeekendIsNoDriftOfAFlow() {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      boolean weekend = day.getDayOfWeek().getValue() > 5;
      set(Measure.LEADS, day, weekend ? 0 : 140);
    }

    assertThat(alerts(goal("leads", 100 * 365, 0), LAST)).isEmpty();
  }

  @Test
  void aFlowThatRunsDryIsNoDataAndNotDrift() {
    for (var day = FIRST; day.isBefore(FIRST.plusDays(60)); day = day.plusDays(1)) {
      set(Measure.LEADS, day, 100);
    }
    winRate(FIRST, LAST, 3);

    var alert = single(goal("leads", 100 * 365, 2), LAST);
    assertThat(alert.kind()).isEqualTo(AlertKind.NO_DATA);
    assertThat(alert.firstDay()).isEqualTo(FIRST.plusDays(59));
    assertThat(alert.reason())
        .isEqualTo("leads has no data: nothing of leads, MQLs or SQLs came after 2026-03-01.");
  }

  @Test
  void aStockThatFallsBelowItsLineFires() {
    set(Measure.MRR, FIRST, 1_000_000_000L);
    for (var day = FIRST.plusDays(1); !day.isAfter(LAST); day = day.plusDays(1)) {
      int wobble = day.getDayOfYear() % 3 - 1;
      set(Measure.MRR, day, 1_000_000L * wobble);
    }
    set(Measure.MRR, LocalDate.parse("2026-05-01"), -150_000_000L);

    var alert = single(goal("mrr", 1_000, 2), LAST);
    assertThat(alert.firstDay()).isEqualTo(alert.lastDay());
    assertThat(alert.firedAt()).isBefore(Instant.parse("2026-06-15T00:00:00Z"));
  }

  @Test
  void aGoalThatIsOverHasNoAlertThatFires() {
    winRate(FIRST, LAST, 1);
    var goal = goal("win_rate", 0.3, 2);
    var end = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(alerts(goal, goal.to().minusDays(1))).hasSize(2).allMatch(Alert::isFiring);
    assertThat(alerts(goal, goal.to().plusDays(3)))
        .extracting(alert -> alert.resolvedAt().orElseThrow())
        .containsExactly(end, end);
  }

  /** Any order of arrival, and any restart in the middle, ends in the same alerts. */
  @Property(tries = 40)
  void theAlertsAreAFunctionOfTheCellsAndTheDay(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 180) int stop) {
    days.clear();
    amounts.clear();
    var random = new Random(seed);
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      int rate = 1 + (int) (day.toEpochDay() / 30 + seed) % 3;
      int closed = random.nextInt(20);
      set(Measure.DEALS_WON, day, closed * Math.abs(rate) / 10);
      set(Measure.DEALS_LOST, day, closed - closed * Math.abs(rate) / 10);
    }
    var goal = goal("win_rate", 0.25, 2);
    var topic = new LinkedHashMap<String, Alert>();
    alerts(goal, FIRST.plusDays(stop)).forEach(alert -> topic.put(alert.id(), alert));
    var early = List.copyOf(topic.values());
    var inOrder = alerts(goal, LAST);
    inOrder.forEach(alert -> topic.put(alert.id(), alert));
    shuffle(random);

    assertThat(alerts(goal, LAST)).isEqualTo(inOrder);
    assertThat(topic.values()).containsExactlyInAnyOrderElementsOf(inOrder);
    assertThat(inOrder).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(inOrder).filteredOn(Alert::isFiring).hasSizeLessThanOrEqualTo(1);
    assertThat(inOrder)
        .extracting(Alert::firedAt)
        .containsAll(early.stream().map(Alert::firedAt).toList());
  }

  private void shuffle(Random random) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < days.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    var cells = List.copyOf(days);
    var values = List.copyOf(amounts);
    days.clear();
    amounts.clear();
    order.forEach(
        i -> {
          days.add(cells.get(i));
          amounts.add(values.get(i));
        });
  }

  private void winRate(LocalDate first, LocalDate last, int wonOfTen) {
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      set(Measure.DEALS_WON, day, wonOfTen);
      set(Measure.DEALS_LOST, day, 10 - wonOfTen);
    }
  }

  private void set(Measure measure, LocalDate day, long amount) {
    days.add(new Cell(Segment.TOTAL, measure, 0, (int) day.toEpochDay()));
    amounts.add(amount);
  }

  private Alert single(Goal goal, LocalDate day) {
    var alerts = alerts(goal, day);
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  /** When a day is over. */
  private List<Alert> alerts(Goal goal, LocalDate day) {
    var board = new KpiStore(CATALOGUE, UTC, Currency.getInstance("EUR"), OptionalDouble.empty());
    for (int i = 0; i < days.size(); i++) {
      board.set(days.get(i), amounts.get(i));
    }
    var history =
        new History() {
          @Override
          public KpiReader reader() {
            return AlertEvaluatorTest.reader(board);
          }

          @Override
          public KpiValue over(
              String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
            return board.figures(kpi, Segment.TOTAL, first, last);
          }

          @Override
          public Optional<LocalDate> lastDay() {
            return Optional.of(day.isAfter(LAST) ? LAST : day);
          }
        };
    var now = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new AlertEvaluator(CATALOGUE, UTC, history).of(goal, now);
  }

  private static KpiReader reader(KpiStore board) {
    return new KpiReader() {
      @Override
      public OptionalDouble value(
          String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
        return board.value(kpi, Segment.TOTAL, first, last);
      }

      @Override
      public KpiActivity activity(String kpi, Map<String, String> segment) {
        return board.activity(kpi, Segment.TOTAL);
      }
    };
  }

  private static Goal withSample(Goal goal, long minSample) {
    return goal(goal.kpi(), goal.target().amount(), 2, minSample);
  }

  private static Goal goal(String kpi, double target, int holdDays) {
    return goal(kpi, target, holdDays, 30);
  }

  private static Goal goal(String kpi, double target, int holdDays, long minSample) {
    return new Goal(
        kpi,
        kpi,
        Map.of(),
        Baseline.NONE,
        new Target(Target.Kind.ABSOLUTE, target),
        FIRST,
        LocalDate.parse("2026-12-31"),
        PaceRule.LINEAR,
        Grain.MONTH,
        Optional.of("Ada"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new AlertRule(0.05, Duration.ofDays(holdDays), minSample, AlertRule.Severity.WARNING)));
  }

  private static Kpi kpi(String id, String formula, Unit unit) {
    return new Kpi(id, id, id, Formula.parse(formula), unit, Direction.UP, FunnelStage.ACQUIRE);
  }
}
