package io.funnelstreams.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.oracle.PlanMoney;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.BreakEven;
import io.funnelstreams.core.plan.BreakEvenAnalysis;
import io.funnelstreams.core.plan.BudgetLine;
import io.funnelstreams.core.plan.BudgetReport;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A company that wins one customer a day from September on and spends by a budget. Every figure is
 * computed by hand, and by the oracle.
 */
class PlanMoneyTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate TODAY = LocalDate.parse("2026-02-14");
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final Plan PLAN =
      PlanYaml.parse(
          "plan.yaml",
          """
          name: By hand
          time_zone: UTC
          currency: EUR
          customer_definition: [deal_won]
          segments: {breakdowns: [[channel]]}
          budget:
            from: 2026-01
            to: 2026-03
            channels:
              search: 4000
              social: [1000, 1000 EUR, 2000]
              fairs: {2026-01: 300}
          pricing: {price: 50 EUR, margin: 80%, fixed_costs: 1000}
          """);

  private final List<Event> events = events();
  private final KpiReader reader = reader(events);
  private final PlanMoney oracle = new PlanMoney(PLAN, events);

  @Test
  void budgetsAreHeldAgainstSpendByMonthAndChannel() {
    assertThat(lines(reader))
        .containsExactly(
            "2026-01 search 4000.0 4000.0 4500.0 OVER",
            "2026-01 social 1000.0 1000.0 500.0 UNDER",
            "2026-01 fairs 300.0 300.0 300.0 WITHIN",
            "2026-01 (not in the budget) 0.0 0.0 250.0 OVER",
            "2026-02 search 4000.0 2000.0 2100.0 WITHIN",
            "2026-02 social 1000.0 500.0 0.0 WITHIN",
            "2026-03 search 4000.0 0.0 - AHEAD",
            "2026-03 social 2000.0 0.0 - AHEAD");
  }

  @Test
  void theOracleFindsTheSameSpend() {
    assertThat(oracle.unplanned(JANUARY)).isEqualByComparingTo("250");
    for (var line : report(reader).lines()) {
      if (!line.channel().equals(BudgetReport.UNPLANNED) && line.spent().isPresent()) {
        assertThat(line.spent().getAsDouble())
            .isEqualTo(oracle.spent(line.channel(), line.month()).doubleValue());
      }
    }
  }

  @Test
  void spendThatWasNeverReportedIsNoSpendOfNothing() {
    var silent = reader(events.stream().filter(event -> event instanceof DealEvent).toList());

    assertThat(lines(silent))
        .contains("2026-01 search 4000.0 4000.0 - NO_DATA")
        .noneMatch(line -> line.contains(BudgetReport.UNPLANNED));
  }

  /** 40 EUR of a customer pay 6550 of January by 164, 6000 of February by 150. */
  @Test
  void breakEvenFollowsFromForecastAndSpend() {
    var found = BreakEvenAnalysis.of(PLAN, reader, TODAY).orElseThrow();

    assertThat(found.contribution()).isEqualTo(40);
    assertThat(month(found, JANUARY))
        .isEqualTo(
            new BreakEven.Month(
                JANUARY,
                6550,
                BreakEven.SpendBasis.ACTUAL,
                164,
                OptionalDouble.of(153),
                false,
                false));
    assertThat(month(found, FEBRUARY))
        .isEqualTo(
            new BreakEven.Month(
                FEBRUARY,
                6000,
                BreakEven.SpendBasis.BUDGET,
                150,
                OptionalDouble.of(181),
                true,
                true));
    assertThat(found.first()).contains(FEBRUARY);
  }

  @Test
  void theOracleFindsTheSameBreakEven() {
    var found = BreakEvenAnalysis.of(PLAN, reader, TODAY).orElseThrow();
    var budget = PLAN.content().budget().orElseThrow();
    var spend =
        Map.of(
            JANUARY, oracle.spent(JANUARY),
            FEBRUARY, budget.total(FEBRUARY).orElseThrow(),
            MARCH, budget.total(MARCH).orElseThrow());
    int soFar = oracle.customers(FEBRUARY);
    var expected =
        Map.of(JANUARY, oracle.customers(JANUARY), FEBRUARY, soFar + 15, MARCH, soFar + 46);

    assertThat(oracle.breakEven(List.of(JANUARY, FEBRUARY, MARCH), expected, spend))
        .isEqualTo(found.first());
    for (var month : List.of(JANUARY, FEBRUARY, MARCH)) {
      assertThat(month(found, month).needed()).isEqualTo(oracle.needed(spend.get(month)));
      assertThat(month(found, month).sold()).hasValue(expected.get(month));
    }
  }

  /** The mean of what was spent in the last three months that are over stands for what is ahead. */
  @Test
  void monthsWithoutABudgetCostWhatTheLastThreeDid() {
    var found = BreakEvenAnalysis.of(PLAN, reader, TODAY).orElseThrow();
    var april = month(found, YearMonth.of(2026, 4));

    assertThat(april.basis()).isEqualTo(BreakEven.SpendBasis.AVERAGE);
    assertThat(april.costs()).isEqualTo(1000 + 5550.0 / 3);
  }

  private static BreakEven.Month month(BreakEven found, YearMonth month) {
    return found.months().stream()
        .filter(each -> each.month().equals(month))
        .collect(Collectors.toList())
        .get(0);
  }

  private static BudgetReport report(KpiReader reader) {
    return new BudgetReport(PLAN.content().budget().orElseThrow(), reader, TODAY);
  }

  private static List<String> lines(KpiReader reader) {
    return report(reader).lines().stream().map(PlanMoneyTest::text).toList();
  }

  private static String text(BudgetLine line) {
    var spent = line.spent().isPresent() ? String.valueOf(line.spent().getAsDouble()) : "-";
    return "%s %s %s %s %s %s"
        .formatted(
            line.month(), line.channel(), line.planned(), line.expected(), spent, line.state());
  }

  private static KpiReader reader(List<Event> events) {
    var pipeline = new FunnelPipeline(PLAN, TODAY);
    events.forEach(pipeline::accept);
    return pipeline.reader();
  }

  private static List<Event> events() {
    var events = new ArrayList<Event>();
    for (var day = LocalDate.parse("2025-09-01"); day.isBefore(TODAY); day = day.plusDays(1)) {
      events.add(won(day));
    }
    events.add(spend("2026-01-03", "search", "3000"));
    events.add(spend("2026-01-20", "search", "1500"));
    events.add(spend("2026-01-31", "social", "500"));
    events.add(spend("2026-01-10", "fairs", "300"));
    events.add(spend("2026-01-10", "print", "250"));
    events.add(spend("2026-02-01", "search", "2100"));
    return events;
  }

  private static Event won(LocalDate day) {
    return new DealEvent(
        header("party-" + day, day, Map.of()),
        "deal-" + day,
        DealEvent.Type.WON,
        Optional.empty(),
        Optional.of(new Money(5000, EUR)));
  }

  private static Event spend(String day, String channel, String amount) {
    var date = LocalDate.parse(day);
    return new SpendEvent(
        header(channel, date, Map.of()),
        date,
        channel,
        SpendEvent.Purpose.MARKETING,
        new Money(new BigDecimal(amount).movePointRight(2).longValueExact(), EUR),
        Optional.empty(),
        Optional.empty());
  }

  private static Header header(String party, LocalDate day, Map<String, String> segment) {
    var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    return new Header(
        new EventKey("hand", party + "/" + day), 1, false, true, at, at, party, segment);
  }
}
