package io.funnelstreams.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.run.ListedAlert;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.AlertTopic;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.ScorecardRow;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * The answers of the API to the commands, compared with the output topics and the batch
 * computation.
 */
final class ApiAgreement {
  private static final KpiQuery ALL =
      new KpiQuery(Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of());

  private static final int FUNNEL_DAYS = 75;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The stages of the funnel and what they count: a KPI, and which of its figures. */
  private static final Map<String, ToDoubleFunction<KpiRow>> COUNTS =
      Map.of(
          "sessions", row -> row.value().orElse(0),
          "leads", row -> row.value().orElse(0),
          "mqls", row -> row.value().orElse(0),
          "sqls", row -> row.value().orElse(0),
          "lead_to_meeting_rate", row -> row.numerator().orElse(0),
          "lead_to_opportunity_rate", row -> row.numerator().orElse(0),
          "new_customers", row -> row.value().orElse(0));

  private final PageSystem system;
  private final Published topics;
  private final Published answers;
  private final JsonNode funnel;

  /** The data at one moment. */
  private record Published(
      List<KpiRow> kpis,
      List<ScorecardRow> scorecard,
      List<ScorecardRow> wholeGoals,
      List<ListedAlert> alerts) {}

  private ApiAgreement(PageSystem system, Published topics, Published answers, JsonNode funnel) {
    this.system = system;
    this.topics = topics;
    this.answers = answers;
    this.funnel = funnel;
  }

  /** Reads both as they are now, when nothing changes any more. */
  static ApiAgreement read(PageSystem system) throws IOException, InterruptedException {
    var topics = topics(system);
    var reader = ApiReader.of(system.page());
    awaitRows(reader, topics.kpis().size());
    var api = RunningApi.at(URI.create(system.page() + "api/v1"));
    var answers =
        new Published(
            api.kpis(ALL).orElseThrow(),
            api.scorecard().orElseThrow(),
            topics.wholeGoals().stream().map(row -> api.goal(row.goal()).orElseThrow()).toList(),
            api.alerts().orElseThrow());
    return new ApiAgreement(
        system, topics, answers, reader.get("/funnel?from=" + from(system) + "&breakdown=region"));
  }

  private static LocalDate from(PageSystem system) {
    return LocalDate.ofInstant(system.now(), DemoCompany.ZONE).minusDays(FUNNEL_DAYS);
  }

  private static Published topics(PageSystem system) {
    try (var view = KpiView.open(system.clients(), system.values(), row -> true)) {
      view.catchUp();
      return new Published(
          view.kpis(ALL),
          view.scorecards(),
          view.scorecards().stream().filter(ScorecardRow::isWholeGoal).toList(),
          AlertTopic.read(system.clients(), system.values()).stream()
              .map(ListedAlert::of)
              .toList());
    }
  }

  /** The read model follows the topics, a moment behind. */
  private static void awaitRows(ApiReader reader, int rows)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reader.get("/status").at("/read_model/rows").asInt() != rows) {
      assertThat(System.nanoTime()).as("the read model has not %s rows", rows).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** The KPI rows are those of the topic, and these are the oracle's. */
  void ofKpis() {
    assertThat(topics.kpis()).hasSizeGreaterThan(10_000);
    // Not isEqualTo: it would print every row.
    assertThat(answers.kpis().equals(topics.kpis()))
        .as(() -> "the API has other rows: " + firstDifference())
        .isTrue();
    OracleAgreement.check(
        (plan, deliveries, now) -> table(), system.plan(), system.events(), system.now());
  }

  private String firstDifference() {
    var here = new HashSet<>(answers.kpis());
    return topics.kpis().stream()
        .filter(row -> !here.contains(row))
        .findFirst()
        .map(KpiRow::toString)
        .orElse("more than the topic, or in another order");
  }

  private Map<RowKey, RowValue> table() {
    var table = new HashMap<RowKey, RowValue>();
    for (var row : answers.kpis()) {
      var segment = new HashMap<String, String>();
      row.segment().forEach((name, value) -> segment.put(name, NormalizedText.folded(value)));
      table.put(
          new RowKey(row.kpi(), row.period().grain(), row.period().label(), segment),
          RowValue.published(row.value(), row.numerator(), row.denominator()));
    }
    return table;
  }

  /** Scorecard, gaps and alerts are those of the topics. */
  void ofGoalsAndAlerts() {
    assertThat(answers.scorecard())
        .isNotEmpty()
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
            "period.grain", "outlook.factors")
        .isEqualTo(topics.scorecard());
    assertThat(topics.wholeGoals()).anyMatch(row -> !row.outlook().factors().isEmpty());
    assertThat(answers.wholeGoals())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("period.grain")
        .isEqualTo(topics.wholeGoals());
    assertThat(answers.alerts()).isNotEmpty().isEqualTo(topics.alerts());
  }

  /** The funnel of any days is what the topic's rows of these days add up to. */
  void ofFunnel() {
    var to = LocalDate.parse(funnel.path("to").asText());
    assertThat(funnel.path("items").size()).isGreaterThan(3);
    for (var item : funnel.path("items")) {
      var region = item.path("segment").path("region").asText();
      for (var stage : item.path("stages")) {
        var kpi = stage.path("kpi").asText();
        assertThat(stage.path("count").asDouble())
            .as(region + " " + kpi)
            .isEqualTo(count(kpi, region, to));
      }
    }
    assertThat(medians()).isNotEmpty().isSubsetOf(topics.kpis().stream().map(Median::of).toList());
  }

  /** The median days of a stage as a row of the topic has them. */
  private record Median(String kpi, String period, Map<String, String> segment, double days) {
    static Median of(KpiRow row) {
      return new Median(
          row.kpi(), row.period().label(), row.segment(), row.value().orElse(Double.NaN));
    }
  }

  private List<Median> medians() {
    var kpis =
        Map.of(
            "mql", "lead_to_mql_days_median",
            "sql", "mql_to_sql_days_median",
            "meeting", "lead_to_meeting_days_median",
            "opportunity", "sql_to_opportunity_days_median",
            "customer", "opportunity_to_customer_days_median");
    var medians = new ArrayList<Median>();
    for (var item : funnel.path("items")) {
      for (var stage : item.path("stages")) {
        if (!stage.path("median_days").isNull()) {
          medians.add(
              new Median(
                  kpis.get(stage.path("stage").asText()),
                  stage.path("median_days_period").asText(),
                  Map.of("region", item.path("segment").path("region").asText()),
                  stage.path("median_days").asDouble()));
        }
      }
    }
    return medians;
  }

  private double count(String kpi, String region, LocalDate to) {
    return topics.kpis().stream()
        .filter(row -> row.kpi().equals(kpi) && row.period().grain() == Grain.DAY)
        .filter(row -> !row.period().firstDay().isBefore(from(system)))
        .filter(row -> !row.period().firstDay().isAfter(to))
        .filter(row -> row.segment().equals(Map.of("region", region)))
        .mapToDouble(row -> COUNTS.get(kpi).applyAsDouble(row))
        .sum();
  }
}
