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
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Changes of KPIs that have no target. */
class WatchTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
  private static final LocalDate CHANGE = LocalDate.parse("2026-04-06");
  private static final LocalDate LAST = LocalDate.parse("2026-06-30");
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              kpi("leads", "sum(leads)", Unit.COUNT),
              kpi("win_rate", "sum(deals_won) / (sum(deals_won) + sum(deals_lost))", Unit.RATIO),
              kpi("mrr", "stock(mrr)", Unit.MONEY)));
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneId.of("UTC"));

  private record Amount(Cell cell, long amount) {}

  private final List<Amount> amounts = new ArrayList<>();

  @Test
  void leadsThatHalveAreToldOnceWithBeforeAndAfter() {
    leads(FIRST, CHANGE.minusDays(1), 40);
    leads(CHANGE, LAST, 20);

    var alert = alerts("leads", CHANGE.plusDays(9)).get(0);
    assertThat(alert.id()).isEqualTo("change/leads/2026-04-06");
    assertThat(alert.subject()).isEqualTo("change/leads");
    assertThat(alert.isFiring()).isTrue();
    assertThat(alert.figures().orElseThrow().expected()).isBetween(210.0, 230.0);
    assertThat(alert.figures().orElseThrow().actual()).isBetween(100.0, 120.0);
    assertThat(alert.figures().orElseThrow().gap()).isNegative();
    assertThat(alert.reason())
        .isEqualTo(
            "leads: 108 a week since 2026-04-06, 220 a week in the 56 days before, 51 % less.");
  }

  @Test
  void aNewLevelIsTakenForUsualAfterAWhile() {
    leads(FIRST, CHANGE.minusDays(1), 40);
    leads(CHANGE, LAST, 20);

    assertThat(alerts("leads", LAST))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.resolvedAt())
                  .hasValue(CHANGE.plusDays(42).atStartOfDay(ZoneOffset.UTC).toInstant());
              assertThat(alert.reason()).endsWith("; after 2026-05-17 that is taken for usual.");
            });
  }

  @Test
  void whatIsBackIsSaidToBeBack() {
    leads(FIRST, CHANGE.minusDays(1), 40);
    leads(CHANGE, CHANGE.plusDays(13), 20);
    leads(CHANGE.plusDays(14), LAST, 40);

    assertThat(alerts("leads", LAST))
        .singleElement()
        .satisfies(alert -> assertThat(alert.resolvedAt()).isPresent())
        .satisfies(alert -> assertThat(alert.reason()).contains("; by 2026-05-0", "it was back."));
  }

  @Test
  void oneOddDayIsNoChange() {
    leads(FIRST, LAST, 40);
    set(Measure.LEADS, CHANGE, 4_000);

    assertThat(alerts("leads", LAST)).isEmpty();
  }

  @Test
  void aFeedThatStopsIsNoDataAndNoChange() {
    leads(FIRST, CHANGE.minusDays(1), 40);
    winRate(FIRST, LAST, 3);

    for (var day = CHANGE; day.isBefore(LAST); day = day.plusDays(1)) {
      assertThat(alerts("leads", day)).noneMatch(alert -> alert.kind() == AlertKind.CHANGE);
    }
    assertThat(alerts("leads", LAST))
        .singleElement()
        .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.NO_DATA));
  }

  @Test
  void aFeedThatWasSilentAndGoesOnAsBeforeIsNoChange() {
    leads(FIRST, CHANGE.minusDays(1), 40);
    leads(CHANGE.plusDays(10), LAST, 40);
    winRate(FIRST, LAST, 3);

    assertThat(alerts("leads", LAST))
        .allMatch(alert -> alert.kind() == AlertKind.NO_DATA && !alert.isFiring());
  }

  @Test
  void aRateThatFallsIsToldWithNumeratorAndDenominator() {
    winRate(FIRST, CHANGE.minusDays(1), 4);
    winRate(CHANGE, LAST, 1);

    var alert = alerts("win_rate", CHANGE.plusDays(15)).get(0);
    var figures = alert.figures().orElseThrow();
    assertThat(figures.numerator().orElseThrow() / figures.denominator().orElseThrow())
        .isEqualTo(figures.actual());
    assertThat(figures.expected()).isEqualTo(0.4);
    assertThat(alert.reason()).contains("10.0 % since", "40.0 % in the 56 days before, 75 % less");
  }

  /** More deals are no better a rate. */
  @Test
  void aDenominatorThatTriplesIsNoChangeOfARate() {
    winRate(FIRST, CHANGE.minusDays(1), 4);
    for (var day = CHANGE; !day.isAfter(LAST); day = day.plusDays(1)) {
      set(Measure.DEALS_WON, day, 12);
      set(Measure.DEALS_LOST, day, 18);
    }

    assertThat(alerts("win_rate", LAST)).isEmpty();
  }

  @Test
  void aRateOfTooFewIsNotJudged() {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(7)) {
      set(Measure.DEALS_WON, day, day.isBefore(CHANGE) ? 3 : 0);
      set(Measure.DEALS_LOST, day, day.isBefore(CHANGE) ? 0 : 3);
    }

    assertThat(alerts("win_rate", LAST)).isEmpty();
  }

  @Test
  void aStockThatFallsAndStaysIsAChange() {
    set(Measure.MRR, FIRST, 10_000_000_000L);
    for (var day = FIRST.plusDays(1); !day.isAfter(LAST); day = day.plusDays(1)) {
      set(Measure.MRR, day, 20_000_000L * (day.getDayOfYear() % 3 - 1));
    }
    set(Measure.MRR, CHANGE, -3_000_000_000L);

    assertThat(alerts("mrr", CHANGE.plusDays(7)))
        .singleElement()
        .satisfies(alert -> assertThat(alert.id()).isEqualTo("change/mrr/2026-04-06"));
  }

  /** Any order of arrival ends in the same alerts; an alert that was published never changes. */
  @Property(tries = 40)
  void theAlertsAreAFunctionOfTheCellsAndTheDay(
      @ForAll long seed, @ForAll @IntRange(min = 50, max = 170) int stop) {
    amounts.clear();
    var random = new Random(seed);
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      int level = 20 + 15 * Math.floorMod(day.toEpochDay() / 45 + seed, 3);
      set(Measure.LEADS, day, 1 + random.nextInt(level));
    }
    var early = alerts("leads", FIRST.plusDays(stop));
    var inOrder = alerts("leads", LAST);
    Collections.shuffle(amounts, random);

    assertThat(alerts("leads", LAST)).isEqualTo(inOrder);
    assertThat(inOrder).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(inOrder).filteredOn(Alert::isFiring).hasSizeLessThanOrEqualTo(1);
    assertThat(inOrder.subList(0, early.size()))
        .extracting(alert -> alert.id() + alert.firedAt())
        .isEqualTo(early.stream().map(alert -> alert.id() + alert.firedAt()).toList());
  }

  private void leads(LocalDate first, LocalDate last, int weekday) {
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      int wobble = (int) (day.toEpochDay() * 7 % 5) - 2;
      set(Measure.LEADS, day, day.getDayOfWeek().getValue() > 5 ? weekday / 4 : weekday + wobble);
    }
  }

  private void winRate(LocalDate first, LocalDate last, int wonOfTen) {
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      set(Measure.DEALS_WON, day, wonOfTen);
      set(Measure.DEALS_LOST, day, 10 - wonOfTen);
    }
  }

  private void set(Measure measure, LocalDate day, long amount) {
    amounts.add(new Amount(new Cell(Segment.TOTAL, measure, 0, (int) day.toEpochDay()), amount));
  }

  /** When a day is over. */
  private List<Alert> alerts(String kpi, LocalDate day) {
    var board = new KpiStore(CATALOGUE, UTC, Currency.getInstance("EUR"), OptionalDouble.empty());
    amounts.stream()
        .filter(each -> each.cell().epochDay() <= day.toEpochDay())
        .forEach(each -> board.set(each.cell(), each.amount()));
    var watch =
        new Monitor(
            kpi,
            Map.of(),
            List.of(),
            Monitor.DEFAULT_CHANGE,
            30,
            AlertRule.Severity.WARNING,
            Optional.of("Ada"),
            Optional.empty(),
            Optional.empty());
    var now = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new AlertEvaluator(CATALOGUE, UTC, new BoardHistory(board, day)).of(watch, now);
  }

  private record BoardHistory(KpiStore board, LocalDate day) implements History, KpiReader {
    @Override
    public KpiReader reader() {
      return this;
    }

    @Override
    public OptionalDouble value(
        String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
      return board.value(kpi, Segment.TOTAL, first, last);
    }

    @Override
    public KpiActivity activity(String kpi, Map<String, String> segment) {
      return board.activity(kpi, Segment.TOTAL);
    }

    @Override
    public Optional<LocalDate> since(Map<String, String> segment) {
      return Optional.of(LocalDate.ofEpochDay(board.firstDay(Segment.TOTAL).orElseThrow()));
    }

    @Override
    public KpiValue over(String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
      return board.figures(kpi, Segment.TOTAL, first, last);
    }

    @Override
    public Optional<LocalDate> lastDay() {
      return Optional.of(day);
    }
  }

  private static Kpi kpi(String id, String formula, Unit unit) {
    return new Kpi(id, id, id, Formula.parse(formula), unit, Direction.UP, FunnelStage.ACQUIRE);
  }
}
