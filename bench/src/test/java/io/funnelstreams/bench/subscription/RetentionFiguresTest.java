package io.funnelstreams.bench.subscription;

import static io.funnelstreams.core.event.SubscriptionEvent.Type.CANCELLED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CHANGED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.RENEWED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RetentionFiguresTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final Plan PLAN =
      PlanYaml.parse("figures.yaml", "name: figures\ntime_zone: UTC\ncurrency: EUR\n");

  private final List<Event> events = new ArrayList<>();

  /** 100 at the start, 12 churned, of whom 1 came back and 1 had joined in the period: 10 %. */
  @Test
  void whoCameBackOrJoinedAndLeftWithinThePeriodIsNotChurn() {
    for (int i = 0; i < 100; i++) {
      report("c" + i, STARTED, "2026-01-15", 10);
    }
    report("joined", STARTED, "2026-02-05", 10);
    report("joined", CANCELLED, "2026-02-20");
    for (int i = 0; i < 11; i++) {
      report("c" + i, CANCELLED, "2026-02-10");
    }
    report("c0", STARTED, "2026-02-25", 10);

    assertThat(february("churn_rate").value()).hasValue(0.10);
    assertThat(february("churn_rate").numerator()).hasValue(10);
    assertThat(february("churn_rate").denominator()).hasValue(100);
    assertThat(february("churned_customers").value()).hasValue(12);
    assertThat(february("reactivated_customers").value()).hasValue(1);
    assertThat(february("customers").value()).hasValue(90);
  }

  /** 100 at the start, 10 churned, 10 contraction, 10 expansion: gross 20 %, net 10 %. */
  @Test
  void grossChurnIsWhatWasLostAndNetIsLessWhatGrew() {
    report("stays", STARTED, "2026-01-01", 40);
    report("shrinks", STARTED, "2026-01-01", 30);
    report("grows", STARTED, "2026-01-01", 20);
    report("leaves", STARTED, "2026-01-01", 10);
    report("shrinks", CHANGED, "2026-02-03", 20);
    report("grows", CHANGED, "2026-02-04", 30);
    report("leaves", CANCELLED, "2026-02-05");
    report("new", STARTED, "2026-02-06", 99);

    assertThat(february("revenue_churn_rate").value()).hasValue(0.20);
    assertThat(number("gross_revenue_retention")).isCloseTo(0.80, EXACTLY);
    assertThat(february("gross_revenue_retention").numerator()).hasValue(80);
    assertThat(number("net_revenue_retention")).isCloseTo(0.90, EXACTLY);
    assertThat(february("mrr").value()).hasValue(189);
    assertThat(february("arr").value()).hasValue(12 * 189);
    assertThat(number("arpa")).isCloseTo(189.0 / 4, EXACTLY);
    assertThat(february("new_customer_growth").value()).hasValue(1.0 / 4 - 1);
  }

  @Test
  void whereNobodyWasAtTheStartThereIsNoRate() {
    report("a", STARTED, "2026-02-03", 10);
    report("a", CANCELLED, "2026-02-10");

    var table = table();
    for (var kpi : List.of("revenue_churn_rate", "gross_revenue_retention")) {
      assertThat(row(table, kpi, Grain.MONTH, "2026-02").value()).isEmpty();
      assertThat(row(table, kpi, Grain.TOTAL, "total").value()).isEmpty();
    }
    assertThat(table)
        .doesNotContainKeys(
            new RowKey("churn_rate", Grain.MONTH, "2026-02", Map.of()),
            new RowKey("churn_rate", Grain.TOTAL, "total", Map.of()));
  }

  @Test
  void everyGrainHasItsOwnStart() {
    report("a", STARTED, "2026-01-10", 10);
    report("b", STARTED, "2026-02-03", 10);
    report("b", CANCELLED, "2026-02-20");
    report("a", CANCELLED, "2026-02-26");
    report("a", STARTED, "2026-03-20", 10);

    var table = table();
    assertThat(row(table, "churn_rate", Grain.DAY, "2026-02-20").value()).hasValue(0.5);
    assertThat(row(table, "churn_rate", Grain.WEEK, "2026-W08").value()).hasValue(0.5);
    assertThat(row(table, "churn_rate", Grain.WEEK, "2026-W09").value()).hasValue(1);
    assertThat(row(table, "churn_rate", Grain.MONTH, "2026-02").value()).hasValue(1);
    assertThat(row(table, "churn_rate", Grain.MONTH, "2026-02").denominator()).hasValue(1);
    assertThat(table)
        .doesNotContainKey(new RowKey("churn_rate", Grain.QUARTER, "2026-Q1", Map.of()));
  }

  @Test
  void theRetentionRateIsOfTermsThatAreDue() {
    for (var party : List.of("a", "b", "c", "d")) {
      event(party, STARTED, "2025-02-15", Optional.of(10L), Optional.of("2026-02-14"));
    }
    report("a", RENEWED, "2026-02-14");
    report("b", RENEWED, "2026-03-02");
    report("c", CANCELLED, "2026-02-14");

    assertThat(february("retention_rate").value()).hasValue(0.5);
    assertThat(february("retention_rate").denominator()).hasValue(4);
  }

  private double number(String kpi) {
    return february(kpi).value().orElse(Double.NaN);
  }

  private RowValue february(String kpi) {
    return row(table(), kpi, Grain.MONTH, "2026-02");
  }

  private static RowValue row(Map<RowKey, RowValue> table, String kpi, Grain grain, String period) {
    var nothing = OptionalDouble.empty();
    return table.getOrDefault(
        new RowKey(kpi, grain, period, Map.of()), RowValue.published(nothing, nothing, nothing));
  }

  private Map<RowKey, RowValue> table() {
    return new InMemoryEngine().run(PLAN, events);
  }

  private void report(String party, SubscriptionEvent.Type type, String day) {
    event(party, type, day, Optional.empty(), Optional.empty());
  }

  private void report(String party, SubscriptionEvent.Type type, String day, long euros) {
    event(party, type, day, Optional.of(euros), Optional.empty());
  }

  private void event(
      String party,
      SubscriptionEvent.Type type,
      String day,
      Optional<Long> euros,
      Optional<String> termEnd) {
    var at = Instant.parse(day + "T12:00:00Z");
    var key = new EventKey("billing", "e" + events.size());
    events.add(
        new SubscriptionEvent(
            new Header(key, 1, false, false, at, at, party, Map.of()),
            "s",
            type,
            euros.map(amount -> UnitPrice.of(Money.of(amount * 100, "EUR"))),
            Optional.empty(),
            OptionalLong.empty(),
            termEnd.map(LocalDate::parse),
            Optional.empty()));
  }
}
