package io.funnelstreams.serve.web;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.ListenAddress;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.GapShare;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.registry.EventHeaderReader.EventTimes;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.page.PageHandler;
import io.funnelstreams.serve.read.OutputRecords;
import io.funnelstreams.serve.read.ReadModelFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The site of a company whose every figure a test knows, on a server of its own. */
public final class SiteFixture implements AutoCloseable {
  static final String PARTY = "Ann Secret";
  static final String LEAD = "secret-lead-";
  static final String SCRIPT = "<script>alert(1)</script>";
  static final String FORMULA = "=cmd|'/c calc'!A1";
  static final String RIGHT_TO_LEFT = "\u202Eevil\u202C \u05D0\u05D1";
  static final String CONTROL = "a\u0000b\u0007c\nd";
  static final String LONG = "x".repeat(10_000);
  static final List<String> HOSTILE = List.of(SCRIPT, FORMULA, RIGHT_TO_LEFT, CONTROL, LONG);

  /** The first day that has leads: ten on each day until today. */
  static final LocalDate FIRST = LocalDate.of(2026, 4, 1);

  static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  private static final String PLAN =
      """
      name: Test company
      time_zone: UTC
      currency: EUR
      fiscal_year_start: april
      segments:
        breakdowns:
          - [region]
          - [channel]
          - [subscription_cohort]
      objective: A second product
      marketing_mix: {product: One service}
      icp: {employees: 50..500}
      teams:
        - name: Growth
          members: {Ada Okafor: Lead, Tom Ashworth: ''}
      benchmarks:
        - {kpi: leads, value: 4000, source: A survey}
      assumptions:
        - {statement: Prices stay, review_by: 2026-06-30}
      budget: {from: 2026-10, to: 2026-12, channels: {search: 100}}
      pricing: {kpi: leads, price: 10 EUR, margin: 50%, fixed_costs: 1501}
      goals:
        - id: leads-2026
          kpi: leads
          target: 3650
          from: 2026-04-01
          to: 2027-03-31
          owner: Ada Okafor
          team: Growth
          objective: A fuller funnel
          raci: {accountable: Ada Okafor, responsible: [Tom Ashworth]}
      """;

  private final ReadModelFixture model;
  private final HttpServer server = HttpServer.create(Duration.ofSeconds(5));
  private final HttpListener listener;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private SiteFixture(ReadModelFixture model, AccessPolicy policy) {
    this.model = model;
    this.listener =
        server.listen(
            ListenAddress.plain(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "web.port"));
    WebSite.mount(
        listener,
        ApiContext.of(
            model.model(),
            (taker, forgotten) -> leadEvents().forEach(taker),
            ReadModelFixture.CLOCK,
            "1.0"),
        PageHandler.create(),
        new WebSite.WebSettings(policy, 0));
    server.start();
  }

  static SiteFixture open(Path folder) {
    return open(folder, AccessPolicy.LOCAL);
  }

  static SiteFixture open(Path folder, AccessPolicy policy) {
    var model = ReadModelFixture.ready(folder);
    fill(model);
    return new SiteFixture(model, policy);
  }

  private static void fill(ReadModelFixture model) {
    model.put(Topic.DEFINITION, Topic.ACTIVE, definition("v1"));
    var applied = Instant.parse("2026-01-01T00:00:00Z");
    var plan = new Plan("Test company", PLAN, "v1", "ann", applied, null, null);
    model.put(Topic.PLAN, "Test company", plan);
    model.put(Topic.PLAN, "Test company@" + applied, plan);
    leads(model);
    for (int i = 0; i < HOSTILE.size(); i++) {
      put(model, row("leads", Grain.MONTH, TODAY, Map.of("region", HOSTILE.get(i)), 3 + i));
    }
    revenue(model);
    scorecard(model);
    model.put(
        Topic.ALERTS,
        "drift/leads-2026",
        OutputRecords.alert("v1", "leads-2026", AlertState.FIRING));
    long at = Instant.parse("2026-11-28T10:00:00Z").toEpochMilli();
    model.event(Family.LEAD, new EventTimes("crm", at, at, false, "MERGED"));
    model.reject(reject());
    model.commit();
    model.catchUp();
  }

  private static PublishedDefinition definition(String version) {
    return new PublishedDefinition(
        version, "Test company", PLAN, RolloutPhase.COMPLETE, Instant.EPOCH);
  }

  /** The events that the rows of the whole company count. */
  private static Stream<Event> leadEvents() {
    return FIRST
        .datesUntil(TODAY.plusDays(1))
        .flatMap(day -> IntStream.range(0, 10).mapToObj(number -> lead(day, number)));
  }

  private static Event lead(LocalDate day, int number) {
    var at = day.atTime(number, 30).toInstant(ZoneOffset.UTC);
    var key = new EventKey("crm", day + "-" + number);
    var header = new Header(key, 1, false, false, at, at, LEAD + day + number, Map.of());
    return new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
  }

  private static void leads(ReadModelFixture model) {
    for (var day = FIRST; !day.isAfter(TODAY); day = day.plusDays(1)) {
      put(model, row("leads", Grain.DAY, day, Map.of(), 10));
    }
    for (var month = FIRST; !month.isAfter(TODAY); month = month.plusMonths(1)) {
      int days = month.getMonth() == TODAY.getMonth() ? 29 : month.lengthOfMonth();
      put(model, row("leads", Grain.MONTH, month, Map.of(), 10.0 * days));
    }
    put(model, row("leads", Grain.TOTAL, TODAY, Map.of(), 2_430));
    var october = LocalDate.of(2026, 10, 1);
    put(model, row("lead_to_mql_days_median", Grain.MONTH, october, Map.of(), 4.5));
    put(model, row("lead_to_mql_days_median", Grain.QUARTER, october, Map.of(), 6));
    spend(model, Map.of(), 130.5);
    spend(model, Map.of("channel", "search"), 120.5);
  }

  private static void spend(ReadModelFixture model, Map<String, String> segment, double amount) {
    var day = LocalDate.of(2026, 10, 1);
    for (var grain : List.of(Grain.DAY, Grain.MONTH)) {
      var row = row("marketing_spend", grain, day, segment, amount);
      put(model, Kpi.newBuilder(row).setUnit("EUR").build());
    }
  }

  private static void revenue(ReadModelFixture model) {
    var amounts =
        Map.of(
            "mrr", 1_250.5,
            "new_mrr", 400.25,
            "expansion_mrr", 100.0,
            "reactivation_mrr", 0.0,
            "contraction_mrr", 50.0,
            "churned_mrr", 99.75);
    cohort(model, "customers", "2026-08", 10, 9, 8, 8);
    cohort(model, "mrr", "2026-08", 1_000, 1_100, 800, 800);
    cohort(model, "customers", "unknown", 3, 3, 3, 3);
    amounts.forEach(
        (kpi, amount) -> {
          var row = row(kpi, Grain.MONTH, TODAY, Map.of(), amount);
          put(model, Kpi.newBuilder(row).setUnit("EUR").build());
        });
    put(
        model,
        Kpi.newBuilder(row("win_rate", Grain.MONTH, TODAY, Map.of(), 0))
            .setValue(null)
            .setUnit("ratio")
            .setNumerator(0.0)
            .setDenominator(0.0)
            .setReason("denominator_zero")
            .build());
  }

  /** From August on; November is not over. */
  private static void cohort(ReadModelFixture model, String kpi, String cohort, double... amounts) {
    for (int i = 0; i < amounts.length; i++) {
      var month = LocalDate.of(2026, 8 + i, 1);
      var row = row(kpi, Grain.MONTH, month, Map.of("subscription_cohort", cohort), amounts[i]);
      put(model, Kpi.newBuilder(row).setProvisional(i == 3).build());
    }
  }

  private static void scorecard(ReadModelFixture model) {
    var row =
        Scorecard.newBuilder(OutputRecords.scorecard("v1", "leads-2026", TODAY, 2_430))
            .setPeriod("2026-04-01..2027-03-31")
            .setPeriodStart(FIRST)
            .setPeriodEnd(LocalDate.of(2027, 3, 31))
            .setTarget(3_650.0)
            .setExpected(2_430.5)
            .setGap(-0.5)
            .setForecast(3_650.25)
            .setForecastLow80(3_600.0)
            .setForecastHigh80(3_700.0)
            .setForecastLow95(3_500.0)
            .setForecastHigh95(3_800.0)
            .setFactors(
                List.of(
                    new GapShare("leads", 10.0, 9.0, 1.5), new GapShare("plan", null, null, -2.0)))
            .build();
    model.put(Topic.SCORECARDS, "leads-2026/whole", row);
    model.put(
        Topic.SCORECARDS,
        "leads-2026/2026-11",
        OutputRecords.scorecard("v1", "leads-2026", TODAY, 2_430));
  }

  private static Reject reject() {
    return Reject.newBuilder()
        .setId("r1")
        .setSource("crm")
        .setRaw(ByteBuffer.wrap(PARTY.getBytes(StandardCharsets.UTF_8)))
        .setContentType("text/plain")
        .setReason(RejectReason.INVALID)
        .setExplanation("the amount of " + PARTY + " is no number")
        .setAt(Instant.parse("2026-11-28T11:00:00Z"))
        .build();
  }

  private static Kpi row(
      String kpi, Grain grain, LocalDate day, Map<String, String> segment, double value) {
    return OutputRecords.kpi(kpi, grain, day, segment, value);
  }

  private static void put(ReadModelFixture model, Kpi row) {
    model.put(Topic.KPIS, OutputRecords.key(row), row);
  }

  /** What the site shows; a test may change it. */
  ReadModelFixture model() {
    return model;
  }

  /** Shows another definition of the same plan. */
  void show(String version) {
    model.put(Topic.DEFINITION, Topic.ACTIVE, definition(version)).commit();
    model.catchUp();
  }

  /** A lead row of a day, as the site's others are. */
  static Kpi leadsOf(LocalDate day, double value) {
    return row("leads", Grain.DAY, day, Map.of(), value);
  }

  /** Opens a stream of lines; the caller closes it. */
  HttpResponse<Stream<String>> lines(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(listener.address() + path)).build(),
          BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return listener.port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(listener.address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    model.close();
  }
}
