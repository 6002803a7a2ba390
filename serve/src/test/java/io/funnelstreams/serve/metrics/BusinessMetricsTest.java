package io.funnelstreams.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.serve.read.ReadModelStatus;
import io.funnelstreams.serve.read.SourceActivity;
import io.funnelstreams.serve.read.SourceActivity.ChangeCounts;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BusinessMetricsTest {
  private static final Instant NOW = Instant.parse("2026-04-09T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneOffset.UTC);
  private static final Map<String, String> EMEA = Map.of("region", "EMEA");
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static final String PLAN =
      """
      name: p
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - id: rate
          kpi: win_rate
          segment: {region: EMEA}
          target: 0.3
          from: 2026-01-01
          to: 2026-12-31
      monitors:
        - {kpi: leads, breakdown: [region]}
      """;

  private final List<KpiRow> kpis = new ArrayList<>();
  private final List<ScorecardRow> scorecards = new ArrayList<>();

  @Test
  void showsKpisOfGoalsAndMonitorsInThePeriodsOfToday() {
    kpi("win_rate", Grain.MONTH, TODAY, EMEA, OptionalDouble.of(0.25));
    kpi("win_rate", Grain.MONTH, TODAY, Map.of("region", "APAC"), OptionalDouble.of(0.5));
    kpi("win_rate", Grain.MONTH, TODAY, Map.of(), OptionalDouble.of(0.4));
    kpi("win_rate", Grain.MONTH, TODAY.minusMonths(1), EMEA, OptionalDouble.of(9));
    kpi("leads", Grain.TOTAL, TODAY, Map.of("region", "APAC"), OptionalDouble.of(7));
    kpi("deals_won", Grain.MONTH, TODAY, Map.of(), OptionalDouble.of(3));

    assertThat(lines("funnel_kpi{"))
        .containsExactlyInAnyOrder(
            "funnel_kpi{grain=\"month\",kpi=\"win_rate\",segment=\"region=EMEA\",unit=\"count\"}"
                + " 0.25",
            "funnel_kpi{grain=\"total\",kpi=\"leads\",segment=\"region=APAC\",unit=\"count\"} 7.0");
  }

  @Test
  void kpiWithoutValueHasNoSeries() {
    kpi("win_rate", Grain.MONTH, TODAY, EMEA, NONE);

    assertThat(lines("funnel_kpi{")).isEmpty();
  }

  @Test
  void modelThatIsNotReadyShowsNoNumbers() {
    kpi("win_rate", Grain.MONTH, TODAY, EMEA, OptionalDouble.of(0.25));
    goal("rate", "at_risk");

    var shown = scrape(false);

    assertThat(shown)
        .doesNotContain("funnel_kpi{")
        .doesNotContain("funnel_goal_status{")
        .contains("funnel_read_model_ready 0.0");
  }

  @Test
  void goalHasOneForItsStatusAndZeroForEachOther() {
    goal("rate", "at_risk");

    var statuses = lines("funnel_goal_status{");
    assertThat(statuses)
        .hasSize(6)
        .contains("funnel_goal_status{goal=\"rate\",kpi=\"win_rate\",status=\"at_risk\"} 1.0");
    assertThat(statuses.stream().filter(line -> line.endsWith(" 1.0"))).hasSize(1);
    assertThat(lines("funnel_goal_target{")).singleElement().asString().endsWith(" 0.3");
    assertThat(lines("funnel_goal_expected{")).isEmpty();
  }

  @Test
  void hostileSegmentsStayApartAndOnOneLine() {
    var longName = "x".repeat(10_000);
    List.of(longName + "1", longName + "2", "a\"} 1\nfunnel_kpi{x=\"", "\u202Eevil")
        .forEach(
            region ->
                kpi("leads", Grain.MONTH, TODAY, Map.of("region", region), OptionalDouble.of(1)));

    assertThat(lines("funnel_kpi{"))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(250).doesNotContain("\u202E"));
  }

  @Test
  void seriesBeyondTheCapAreCountedAndNotShown() {
    for (int i = 0; i < 2_500; i++) {
      kpi("leads", Grain.MONTH, TODAY, Map.of("region", "r" + i), OptionalDouble.of(1));
    }

    var shown = scrape(true);

    assertThat(shown.lines().filter(line -> line.startsWith("funnel_kpi{"))).hasSize(2_000);
    assertThat(shown).contains("funnel_series_omitted 500.0");
  }

  @Test
  void sourcesAreShownWithTheirLastEvent() {
    assertThat(lines("funnel_source_"))
        .contains("funnel_source_events{family=\"lead\",source=\"shop\"} 12.0")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("funnel_source_last_event_timestamp_seconds{family=\"lead\",")
                    .endsWith(Double.toString((double) NOW.getEpochSecond())));
  }

  private void kpi(
      String kpi, Grain grain, LocalDate day, Map<String, String> segment, OptionalDouble value) {
    var period = CALENDAR.periodOf(grain, day);
    kpis.add(
        new KpiRow(
            kpi,
            period,
            CALENDAR.rangeOf(period),
            segment,
            value,
            NONE,
            NONE,
            OptionalLong.empty(),
            "count",
            true,
            Optional.empty(),
            List.of(),
            NOW,
            "v1"));
  }

  private void goal(String id, String status) {
    var first = LocalDate.of(2026, 1, 1);
    var last = LocalDate.of(2026, 12, 31);
    var period = new Period(Grain.MONTH, first + ".." + last, first, last);
    scorecards.add(
        new ScorecardRow(
            id,
            "win_rate",
            period,
            CALENDAR.rangeOf(period),
            EMEA,
            OptionalDouble.of(0.2),
            OptionalDouble.of(0.3),
            NONE,
            NONE,
            NONE,
            "ratio",
            status,
            ScorecardRow.NoStatus.NONE,
            Optional.of("ann"),
            Optional.empty(),
            NONE,
            "linear",
            new ScorecardRow.Outlook(
                NONE, NONE, NONE, NONE, NONE, Optional.empty(), Optional.empty(), NONE, List.of()),
            NOW,
            "v1"));
  }

  private List<String> lines(String start) {
    return scrape(true).lines().filter(line -> line.startsWith(start)).toList();
  }

  private String scrape(boolean ready) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var status =
        new ReadModelStatus(
            ready,
            kpis.size(),
            "cluster",
            "model",
            Optional.of("v1"),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            0,
            List.of());
    var plan = new Plan("p", PLAN, "v1", "ann", NOW, null, null);
    var sources =
        List.of(new SourceActivity("shop", Family.LEAD, 12, NOW, NOW, 1, ChangeCounts.NONE));
    var model = new FixedReadModel(status, plan, kpis, scorecards, sources);
    try (var metrics = BusinessMetrics.of(model, Clock.fixed(NOW, ZoneOffset.UTC), registry)) {
      metrics.refresh();
      return registry.scrape();
    }
  }
}
