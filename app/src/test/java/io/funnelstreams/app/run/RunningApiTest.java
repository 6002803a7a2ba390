package io.funnelstreams.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.JsonForm;
import io.funnelstreams.serve.api.row.AlertForm;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.api.row.ScorecardForm;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningApiTest {
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneOffset.UTC);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final Instant AS_OF = Instant.parse("2026-03-05T10:00:00.123Z");
  private static final String STATUS =
      """
      {"cluster": {"id": "x", "bootstrap_servers": "localhost:9092"},
       "read_model": {"rows": 1, "ready": true}, "definition": {"rollout": "complete"}}
      """;

  private final Map<String, String> answers = new ConcurrentHashMap<>();

  /** What the status is, request by request, before it is that of {@link #answers} again. */
  private final Queue<String> statuses = new ConcurrentLinkedQueue<>();

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var uri = exchange.getRequestURI().toString();
          var next = uri.equals("/api/v1/status") ? statuses.poll() : null;
          var answer = next == null ? answers.get(uri) : next;
          var bytes = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    answers.put("/api/v1/status", STATUS);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsEveryKpiRowOfTheApiAsTheTopicHasIt() throws JsonProcessingException {
    for (double value : new double[] {0.1, 1.0 / 3, 12_345_678.905, 1e21, -0.25, 7}) {
      for (var unit : List.of("EUR", "EUR/day", "ratio", "count")) {
        var row = kpi(OptionalDouble.of(value), unit);
        assertThat(ApiRows.kpi(json(KpiForm.ROW, row))).isEqualTo(row);
      }
    }
    var none = kpi(OptionalDouble.empty(), "EUR");
    assertThat(ApiRows.kpi(json(KpiForm.ROW, none))).isEqualTo(none);
  }

  @Test
  void readsEveryGoalRowOfTheApiAsTheTopicHasIt() throws JsonProcessingException {
    var row = goal();
    var goal = new GoalRow(row, "Leads", "up", Optional.empty());
    assertThat(ApiRows.scorecard(json(ScorecardForm.ROW, goal))).isEqualTo(row);
  }

  @Test
  void readsEveryAlertOfTheApiAsTheTopicHasIt() throws JsonProcessingException {
    for (var alert : List.of(alert(AlertState.FIRING), alert(AlertState.RESOLVED))) {
      assertThat(ApiRows.alert(json(AlertForm.ROW, alert))).isEqualTo(ListedAlert.of(alert));
    }
  }

  private static Alert alert(AlertState state) {
    boolean firing = state == AlertState.FIRING;
    return Alert.newBuilder()
        .setAlertId("drift/leads@1")
        .setSubject("drift/leads")
        .setKind(AlertKind.DRIFT)
        .setState(state)
        .setSeverity(Severity.CRITICAL)
        .setTitle("<script> \u202E")
        .setReason("Ten against twenty.")
        .setPeriodStart(DAY)
        .setPeriodEnd(DAY)
        .setSince(AS_OF)
        .setFiredAt(AS_OF)
        .setResolvedAt(firing ? null : AS_OF.plusSeconds(60))
        .setActual(firing ? 12_345_678.905 : null)
        .setExpected(firing ? 1.0 / 3 : null)
        .setUnit(firing ? "EUR" : null)
        .setOwner(firing ? "Ann" : null)
        .setGroupedUnder(firing ? "drift/all@1" : null)
        .setAsOf(AS_OF)
        .setDefinition("v1")
        .build();
  }

  @Test
  void readsWhatMakesUpTheGapOfAGoal() {
    var goal = new GoalRow(goal(), "Leads", "up", Optional.empty());
    var row = new String(JsonForm.document(ScorecardForm.ROW, goal), StandardCharsets.UTF_8);
    answers.put(
        "/api/v1/goals/leads%202026",
        """
        {"goal": %s, "drivers": [
          {"factor": "wins per deal", "before": 0.5, "actual": 0.25, "share": "-70.125"},
          {"factor": "plan", "before": null, "actual": null, "share": "4.625"}]}
        """
            .formatted(row));

    var api = RunningApi.find(settings(Map.of())).orElseThrow();

    assertThat(api.goal("leads 2026").orElseThrow().outlook().factors())
        .containsExactly(
            new GapShare("wins per deal", OptionalDouble.of(0.25), OptionalDouble.of(0.5), -70.125),
            new GapShare("plan", OptionalDouble.empty(), OptionalDouble.empty(), 4.625));
    assertThat(api.goal("other")).isEmpty();
  }

  @Test
  void waitsUntilEveryEventIsInTheNumbers() {
    var api = RunningApi.find(settings(Map.of())).orElseThrow();
    standing("2020-01-01T00:00:00Z", 0);
    standing("2099-01-01T00:00:00Z", 1);
    standing("2099-01-01T00:00:01Z", 0);

    assertThat(api.awaitEveryEvent()).isTrue();
    assertThat(statuses).isEmpty();
  }

  @Test
  void endsToWaitWhenTheApiAnswersNoMore() {
    var api = RunningApi.find(settings(Map.of())).orElseThrow();
    answers.clear();

    assertThat(api.awaitEveryEvent()).isFalse();
  }

  /** The status of one more request. */
  private void standing(String caughtUpTo, long lag) {
    statuses.add("{\"caught_up_to\": \"%s\", \"lag_records\": %s}".formatted(caughtUpTo, lag));
  }

  @Test
  void readsWhatAlertsWaitFor() {
    answers.put("/api/v1/alerts?&limit=10000", "{\"items\": [], \"next\": null}");
    answers.put(
        "/api/v1/loads?&limit=10000",
        """
        {"items": [{"id": "hold", "kind": "hold", "note": "the audit", "host": "here",
          "opened_at": "2026-03-05T10:00:00.123Z", "until": null}], "next": null}
        """);

    var api = RunningApi.find(settings(Map.of())).orElseThrow();
    var load = api.loads().orElseThrow().get(0);

    assertThat(api.alerts().orElseThrow()).isEmpty();
    assertThat(load.getKind()).isEqualTo(LoadKind.HOLD);
    assertThat(load.getNote()).isEqualTo("the audit");
    assertThat(load.getOpenedAt()).isEqualTo(AS_OF);
    assertThat(load.getUntil()).isNull();
  }

  @Test
  void asksForEachGrainAndBreakdownAndLeavesOutWhatWasNotWanted() {
    var february = kpi(LocalDate.of(2026, 2, 1));
    var march = kpi(LocalDate.of(2026, 3, 1));
    answers.put(
        "/api/v1/rows?grain=month&kpi=leads&from=2026-02-10&breakdown=region"
            + "&segment.region=North+East&limit=10000",
        page(List.of(february), "\"c 1\""));
    answers.put(
        "/api/v1/rows?grain=month&kpi=leads&from=2026-02-10&breakdown=region"
            + "&segment.region=North+East&limit=10000&cursor=c+1",
        page(List.of(march), "null"));
    var query =
        new KpiQuery(
            Set.of("leads"),
            Set.of(Grain.MONTH),
            Optional.of(LocalDate.of(2026, 2, 10)),
            Optional.empty(),
            List.of(new SegmentQuery(Set.of("region"), Map.of("region", "North East"))));

    assertThat(RunningApi.find(settings(Map.of())).orElseThrow().kpis(query))
        .contains(List.of(march));
  }

  @Test
  void leavesItToTheTopicsWhereTheApiRefuses() {
    assertThat(RunningApi.find(settings(Map.of())).orElseThrow().kpis(KpiQuery.TOTALS)).isEmpty();
    assertThat(RunningApi.find(settings(Map.of())).orElseThrow().scorecard()).isEmpty();
  }

  @Test
  void trustsNoOtherServerAndNoneThatIsOfAnotherClusterOrIncomplete() {
    assertThat(RunningApi.find(settings(Map.of()))).isPresent();
    for (var status :
        List.of(
            STATUS.replace("localhost:9092", "localhost:9093"),
            STATUS.replace("true", "false"),
            STATUS.replace("complete", "publishing"),
            "{}",
            "[]",
            "",
            "<html>")) {
      answers.put("/api/v1/status", status);
      assertThat(RunningApi.find(settings(Map.of()))).as(status).isEmpty();
    }
    answers.clear();
    assertThat(RunningApi.find(settings(Map.of()))).isEmpty();
  }

  @Test
  void asksNoApiWhereAClusterIsNamed() {
    assertThat(RunningApi.find(settings(Map.of("bootstrap.servers", "localhost:9092")))).isEmpty();
  }

  private Settings settings(Map<String, String> more) {
    var options = new HashMap<>(more);
    options.put("web.port", Integer.toString(server.getAddress().getPort()));
    options.put("web.host", server.getAddress().getAddress().getHostAddress());
    return SettingsSource.read(Optional.empty(), Map.of(), options);
  }

  private static <T> JsonNode json(ApiSchema<T> schema, T row) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(new String(JsonForm.document(schema, row), StandardCharsets.UTF_8));
  }

  private static String page(List<KpiRow> rows, String next) {
    var items = new ArrayList<String>();
    rows.forEach(
        row -> items.add(new String(JsonForm.document(KpiForm.ROW, row), StandardCharsets.UTF_8)));
    return "{\"items\": [%s], \"next\": %s}".formatted(String.join(",", items), next);
  }

  private static KpiRow kpi(LocalDate day) {
    return new KpiRow(
        "leads",
        CALENDAR.periodOf(Grain.MONTH, day),
        TimeRange.UNBOUNDED,
        Map.of("region", "North East"),
        OptionalDouble.of(1),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "count",
        false,
        Optional.empty(),
        List.of(),
        AS_OF,
        "v1");
  }

  private static KpiRow kpi(OptionalDouble value, String unit) {
    return new KpiRow(
        "win_rate",
        CALENDAR.periodOf(Grain.QUARTER, DAY),
        new TimeRange(Optional.of(AS_OF), Optional.of(AS_OF.plusSeconds(1))),
        Map.of("region", "<script>", "channel", "a,b=c"),
        value,
        OptionalDouble.of(0.1),
        OptionalDouble.of(3),
        OptionalLong.of(17),
        unit,
        true,
        value.isPresent() ? Optional.empty() : Optional.of("not_reported"),
        value.isPresent() ? List.of() : List.of("calls", "marketing_spend"),
        AS_OF,
        "v1");
  }

  private static ScorecardRow goal() {
    return new ScorecardRow(
        "leads-2026",
        "leads",
        new Period(Grain.TOTAL, "2026-01-01..2026-12-31", DAY, DAY.plusDays(3)),
        new TimeRange(Optional.of(AS_OF), Optional.empty()),
        Map.of("region", "EMEA"),
        OptionalDouble.of(1_234.5),
        OptionalDouble.of(2_000),
        OptionalDouble.of(1_300),
        OptionalDouble.of(0.61725),
        OptionalDouble.of(-65.5),
        "EUR",
        "no_data",
        new ScorecardRow.NoStatus(
            Optional.of("no_data"), List.of("calls"), Optional.of(DAY), Optional.of("It failed.")),
        Optional.of("Ann"),
        Optional.of("Sales"),
        OptionalDouble.of(900),
        "linear",
        new ScorecardRow.Outlook(
            OptionalDouble.of(1_900.25),
            OptionalDouble.of(1_800),
            OptionalDouble.of(2_000),
            OptionalDouble.of(1_700),
            OptionalDouble.of(2_100),
            Optional.of("holt_winters"),
            Optional.empty(),
            OptionalDouble.of(2.5),
            List.of()),
        AS_OF,
        "v1");
  }
}
