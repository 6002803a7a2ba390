package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.NoValueReason;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The built-in formulas of customer acquisition cost and customer value, over two months of a small
 * company: two customers of 100 a month begin in January for 1,000; in February one leaves and one
 * comes for 300.
 */
class UnitEconomicsTest {
  private static final String PLAN = "name: small\ntime_zone: UTC\ncurrency: EUR\n";

  @Test
  void aCustomerCostsMarketingAndSalesSpendOverNewCustomers() {
    var kpis = kpis(PLAN);
    assertThat(value(kpis, "cac/month/2026-01/")).isEqualTo(500);
    assertThat(value(kpis, "cac/month/2026-02/")).isEqualTo(300);
  }

  @Test
  void aCustomerIsWorthItsMarginUntilItLeaves() {
    var kpis = kpis(PLAN + "gross_margin: 80%\n");
    assertThat(value(kpis, "clv/month/2026-02/")).isCloseTo(160, within(1e-9));
    assertThat(value(kpis, "clv_to_cac/month/2026-02/")).isCloseTo(160 / 300.0, within(1e-9));
    assertThat(value(kpis, "cac_payback_months/month/2026-01/")).isCloseTo(6.25, within(1e-9));
  }

  @Test
  void aChurnOfAWeekOrDayIsTakenToTheMonth() {
    var kpis = kpis(PLAN + "gross_margin: 80%\n");
    assertThat(value(kpis, "clv/week/2026-W07/")).isCloseTo(2 * 80 * 12 / 52.0, within(1e-9));
    assertThat(kpis.get("clv/total/total/").reason()).hasValue(NoValueReason.NO_LENGTH);
  }

  @Test
  void withoutAGrossMarginNothingIsWorthAnythingAndTheRowSaysWhy() {
    var kpis = kpis(PLAN);
    assertThat(kpis.get("clv/month/2026-02/").reason()).hasValue(NoValueReason.NO_GROSS_MARGIN);
    assertThat(kpis.get("cac_payback_months/month/2026-02/").reason())
        .hasValue(NoValueReason.NO_GROSS_MARGIN);
  }

  private static double value(Map<String, KpiValue> kpis, String row) {
    assertThat(kpis).containsKey(row);
    return kpis.get(row).value().orElseThrow();
  }

  private static Map<String, KpiValue> kpis(String plan) {
    var pipeline =
        new FunnelPipeline(PlanYaml.parse("plan.yaml", plan), LocalDate.parse("2026-03-01"));
    pipeline.accept(spend("2026-01-05", SpendEvent.Purpose.MARKETING, 600));
    pipeline.accept(spend("2026-01-06", SpendEvent.Purpose.SALES, 400));
    pipeline.accept(spend("2026-02-06", SpendEvent.Purpose.MARKETING, 300));
    pipeline.accept(subscription("a", SubscriptionEvent.Type.STARTED, "2026-01-10"));
    pipeline.accept(subscription("b", SubscriptionEvent.Type.STARTED, "2026-01-12"));
    pipeline.accept(subscription("b", SubscriptionEvent.Type.CANCELLED, "2026-02-10"));
    pipeline.accept(subscription("c", SubscriptionEvent.Type.STARTED, "2026-02-20"));
    return pipeline.kpis().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue));
  }

  private static SpendEvent spend(String day, SpendEvent.Purpose purpose, long euros) {
    return new SpendEvent(
        header("ads", day),
        LocalDate.parse(day),
        "ads",
        purpose,
        Money.of(euros * 100, "EUR"),
        Optional.empty(),
        Optional.empty());
  }

  private static SubscriptionEvent subscription(
      String party, SubscriptionEvent.Type type, String day) {
    return new SubscriptionEvent(
        header(party, day),
        "s",
        type,
        Optional.of(UnitPrice.of("100", "EUR")),
        Optional.of(new BillingCycle(BillingCycle.Unit.MONTH, 1)),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Header header(String party, String day) {
    var at = Instant.parse(day + "T12:00:00Z");
    return new Header(
        new EventKey("billing", party + day), 1, false, true, at, at, party, Map.of());
  }
}
