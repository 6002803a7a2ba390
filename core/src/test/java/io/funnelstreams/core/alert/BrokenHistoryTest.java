package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.FactorTree.Factor;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.PaceRule;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Histories with holes, of single days, of zeros alone, huge or negative, and goals that lie far
 * ahead or ended long ago: every question about them has an answer, in numbers.
 */
class BrokenHistoryTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-07-15");
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneOffset.UTC);
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final List<Measure> MEASURES =
      List.of(
          Measure.LEADS,
          Measure.DEALS_WON,
          Measure.DEALS_LOST,
          Measure.MARKETING_SPEND,
          Measure.MRR,
          Measure.CUSTOMERS,
          Measure.SALES_CYCLE_DAYS);
  private static final List<Kpi> KPIS =
      List.of(
          kpi("leads", "sum(leads)", Unit.COUNT, Direction.UP),
          kpi("lead_growth", "sum(leads) / previous(sum(leads)) - 1", Unit.RATIO, Direction.UP),
          kpi(
              "win_rate",
              "sum(deals_won) / (sum(deals_won) + sum(deals_lost))",
              Unit.RATIO,
              Direction.UP),
          kpi("cost_per_lead", "sum(marketing_spend) / sum(leads)", Unit.MONEY, Direction.DOWN),
          kpi("spend", "sum(marketing_spend)", Unit.MONEY, Direction.NEITHER),
          kpi("mrr", "stock(mrr)", Unit.MONEY, Direction.UP),
          kpi("arpa", "stock(mrr) / stock(customers)", Unit.MONEY, Direction.UP),
          kpi("cycle", "sum(sales_cycle_days) / sum(deals_won)", Unit.DAYS, Direction.DOWN));
  private static final Catalogue CATALOGUE = Catalogue.of(KPIS);
  private static final FactorTree TREE =
      new FactorTree(
          List.of(
              new Factor("wins", "wins", Optional.of("win"), Formula.parse("sum(deals_won)")),
              new Factor("leads per win", "leads", Optional.empty(), Formula.parse("leads"))));

  /** Two stretches of days with a year without anything between them. */
  @Example
  void forecastsAfterAYearWithoutData() {
    var board = board();
    fill(board, new Random(1), LocalDate.parse("2024-11-25"), 220);
    fill(board, new Random(2), LocalDate.parse("2026-07-01"), 14);

    for (var kpi : KPIS) {
      var forecast = GoalForecast.of(goal(kpi), kpi, reader(board), UTC, TODAY);
      assertThat(forecast.forecast().isPresent() || forecast.reason().isPresent()).isTrue();
    }
  }

  @Property(tries = 60, seed = "2026")
  void everyQuestionIsAnsweredByNumbers(@ForAll long seed) {
    var random = new Random(seed);
    var board = board();
    for (int stretch = random.nextInt(5); stretch > 0; stretch--) {
      fill(board, random, TODAY.minusDays(random.nextInt(1_200)), 1 + random.nextInt(300));
    }
    var kpi = KPIS.get(random.nextInt(KPIS.size()));
    var goal = goal(kpi, random);
    var now = TODAY.atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);

    var forecast = GoalForecast.of(goal, kpi, reader(board), UTC, TODAY);
    var rows =
        new GoalEvaluator(UTC, reader(board))
            .rows(goal, kpi, now, new GoalEvaluator.Ahead(forecast, Optional.of(TREE)));
    var evaluator = new AlertEvaluator(CATALOGUE, UTC, history(board));
    var alerts =
        Stream.concat(evaluator.of(goal, now).stream(), evaluator.of(watch(kpi), now).stream());

    assertThat(rows.stream().flatMapToDouble(BrokenHistoryTest::figures)).allMatch(this::isNumber);
    assertThat(
            AlertGrouping.group(alerts.toList()).stream()
                .flatMapToDouble(BrokenHistoryTest::figures))
        .allMatch(this::isNumber);
  }

  private boolean isNumber(double figure) {
    return Double.isFinite(figure);
  }

  private static DoubleStream figures(Scorecard row) {
    var outlook = row.outlook();
    var figures =
        Stream.of(
                row.actual(),
                row.baseline(),
                row.target(),
                row.expected(),
                row.attainment(),
                row.gap(),
                outlook.neededPerDay())
            .flatMapToDouble(OptionalDouble::stream);
    var forecast =
        outlook.forecast().stream()
            .flatMapToDouble(
                made ->
                    DoubleStream.of(
                        made.value(),
                        made.interval80().low(),
                        made.interval80().high(),
                        made.interval95().low(),
                        made.interval95().high()));
    var shares = outlook.factors().stream().mapToDouble(share -> share.share());
    return DoubleStream.concat(DoubleStream.concat(figures, forecast), shares);
  }

  private static DoubleStream figures(Alert alert) {
    return alert.figures().stream()
        .flatMapToDouble(known -> DoubleStream.of(known.actual(), known.expected(), known.gap()));
  }

  /** Each measure on most days, on few, on none, as zeros, huge, or also negative. */
  private static void fill(KpiStore board, Random random, LocalDate from, int days) {
    for (var measure : MEASURES) {
      int often = random.nextInt(4);
      long size = List.of(0L, 3L, 40_000L, Long.MAX_VALUE / 100_000).get(random.nextInt(4));
      boolean negative = measure == Measure.MRR || random.nextInt(6) == 0;
      for (int i = 0; i < days; i++) {
        var day = from.plusDays(i);
        if (day.isBefore(TODAY.plusDays(1)) && random.nextInt(4) < often) {
          long amount = (long) (size * random.nextDouble());
          board.set(
              new Cell(Segment.TOTAL, measure, 0, (int) day.toEpochDay()),
              negative && random.nextBoolean() ? -amount : amount);
        }
      }
    }
  }

  private static Goal goal(Kpi kpi, Random random) {
    var from = TODAY.plusDays(random.nextInt(1_500) - 1_000);
    var to = from.plusDays(List.of(0, 6, 30, 89, 364, 900_000).get(random.nextInt(6)));
    var baseline =
        List.of(Baseline.of(0), Baseline.of(7), Baseline.PREVIOUS, Baseline.LAST_YEAR)
            .get(random.nextInt(4));
    var target =
        List.of(
                new Target(Target.Kind.ABSOLUTE, 7),
                new Target(Target.Kind.ABSOLUTE, 0),
                new Target(Target.Kind.RELATIVE, 0),
                new Target(Target.Kind.RELATIVE, 0.1))
            .get(random.nextInt(4));
    var pace = List.of(PaceRule.LINEAR, PaceRule.LAST_YEAR, zeroThenOne(from, to));
    return goal(kpi, new Days(from, to), baseline, target, pace.get(random.nextInt(3)));
  }

  /** Weights of 0 but for the last month. */
  private static PaceRule zeroThenOne(LocalDate from, LocalDate to) {
    int months = (int) (to.getYear() * 12L + to.getMonthValue() - from.getYear() * 12L);
    var weights = new ArrayList<>(Collections.nCopies(months - from.getMonthValue() + 1, 0.0));
    weights.set(weights.size() - 1, 1.0);
    return PaceRule.monthly(weights);
  }

  private static Goal goal(Kpi kpi) {
    return goal(
        kpi,
        new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")),
        Baseline.of(1),
        new Target(Target.Kind.RELATIVE, 0),
        PaceRule.LINEAR);
  }

  private record Days(LocalDate first, LocalDate last) {}

  private static Goal goal(Kpi kpi, Days days, Baseline baseline, Target target, PaceRule pace) {
    return new Goal(
        "goal",
        kpi.id(),
        Map.of(),
        baseline,
        target,
        days.first(),
        days.last(),
        pace,
        Grain.MONTH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new AlertRule(0.05, Duration.ofDays(2), 1, AlertRule.Severity.WARNING)));
  }

  private static Monitor watch(Kpi kpi) {
    return new Monitor(
        kpi.id(),
        Map.of(),
        List.of(),
        0.1,
        0,
        AlertRule.Severity.INFO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static KpiStore board() {
    return new KpiStore(CATALOGUE, UTC, EUR, OptionalDouble.empty());
  }

  private static KpiReader reader(KpiStore board) {
    return new KpiReader() {
      @Override
      public OptionalDouble value(
          String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
        return board.value(kpi, Segment.TOTAL, first, last);
      }

      @Override
      public OptionalDouble side(
          FormulaPart.Role side,
          String kpi,
          Map<String, String> segment,
          LocalDate first,
          LocalDate last) {
        return board.value(kpi, side, Segment.TOTAL, first, last);
      }

      @Override
      public OptionalDouble formula(
          Formula formula, Map<String, String> segment, LocalDate first, LocalDate last) {
        return board.value(formula, Segment.TOTAL, first, last);
      }

      @Override
      public KpiActivity activity(String kpi, Map<String, String> segment) {
        return board.activity(kpi, Segment.TOTAL);
      }

      @Override
      public Optional<LocalDate> since(Map<String, String> segment) {
        return board.firstDay(Segment.TOTAL).stream().mapToObj(LocalDate::ofEpochDay).findFirst();
      }
    };
  }

  private static History history(KpiStore board) {
    return new History() {
      @Override
      public KpiReader reader() {
        return BrokenHistoryTest.reader(board);
      }

      @Override
      public KpiValue over(
          String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
        return board.figures(kpi, Segment.TOTAL, first, last);
      }

      @Override
      public Optional<LocalDate> lastDay() {
        return Optional.of(TODAY.minusDays(1));
      }
    };
  }

  private static Kpi kpi(String id, String formula, Unit unit, Direction better) {
    return new Kpi(id, id, id, Formula.parse(formula), unit, better, FunnelStage.ACQUIRE);
  }
}
