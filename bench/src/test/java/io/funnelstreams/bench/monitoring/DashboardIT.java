package io.funnelstreams.bench.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.access.AccessPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every metric that the shipped dashboards and rules ask for is shown by the running system. */
class DashboardIT {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String DEAL = ",\"deal_id\":\"d\",\"amount\":5,\"currency\":\"USD\"}";
  private static final String KEY = "a-key-that-is-long-enough";

  private static final PlanFile PLAN =
      PlanFile.parse(
          "plan.yaml",
          """
          name: sales
          time_zone: UTC
          currency: EUR
          goals:
            - {id: leads, kpi: leads, target: 1000000, from: 2026-01-01, to: 2035-12-31}
          """);

  @TempDir static Path folder;

  private static LocalCluster local;
  private static Pipeline pipeline;
  private static RunningServer server;
  private static Scrape scrape;

  @BeforeAll
  static void scrapeTheRunningSystem() throws Exception {
    var sources = Files.createDirectories(folder.resolve("sources/native"));
    Files.writeString(
        sources.resolve("source.yaml"), "extends: native\nsecrets: [{env: EVENTS_KEY}]\n");
    local = LocalCluster.start(folder.resolve("cluster"));
    var cluster = new Cluster(local.clients());
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of("gateway.port", "0"));
    pipeline = Pipeline.start(cluster, settings, PLAN, folder.resolve("state")).awaitRunning();
    var catalogue =
        SourceCatalogue.read(
            folder.resolve("sources"),
            name -> Optional.of(KEY).filter(key -> name.equals("EVENTS_KEY")));
    var web =
        new WebRole(folder.resolve("model"), Clock.systemUTC(), AccessPolicy.LOCAL, catalogue);
    server = RunningServer.start(cluster, settings, Optional.of(catalogue), Optional.of(web));
    pipeline.measure(server.metrics());
    send("Bearer " + KEY, event("lead", "created"), 200);
    // The plan has no rate for this currency, so the stream rejects the event.
    send("Bearer " + KEY, event("deal", "won").replace("}", DEAL), 200);
    send("Bearer wrong", event("lead", "created"), 401);
    scrape = Scrape.of(awaitNumbers());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (pipeline != null) {
      pipeline.close();
    }
    if (local != null) {
      local.close();
    }
  }

  @Test
  void dashboardsAskForMetricsThatAreThere() throws IOException {
    var missing = new ArrayList<String>();
    for (var dashboard : List.of("pipeline.json", "goals.json")) {
      var queries = new ArrayList<String>();
      collect(
          JSON.readTree(EXAMPLES.resolve("grafana/dashboards").resolve(dashboard).toFile()),
          queries);
      assertThat(queries).as(dashboard).hasSizeGreaterThan(5);
      queries.forEach(
          query ->
              scrape
                  .missing(Scrape.queriedBy(query))
                  .forEach(name -> missing.add(dashboard + ": " + name)));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void rulesAskForMetricsThatAreThere() throws IOException {
    var rules = new YAMLMapper().readTree(EXAMPLES.resolve("prometheus/alerts.yml").toFile());
    var queries = new ArrayList<String>();
    collect(rules, queries);

    assertThat(queries).hasSize(8);
    assertThat(queries)
        .allSatisfy(
            query -> assertThat(scrape.missing(Scrape.queriedBy(query))).as(query).isEmpty());
  }

  /** Queries and the variables of dashboards. */
  private static void collect(JsonNode node, List<String> queries) {
    for (var name : List.of("expr", "definition")) {
      if (node.path(name).isTextual()) {
        queries.add(node.get(name).textValue());
      }
    }
    node.forEach(part -> collect(part, queries));
  }

  private static String event(String family, String type) {
    return """
    {"family":"%1$s","type":"%2$s","source":"shop","event_id":"%1$s-%2$s","party":"p1",\
    "occurred_at":"%3$s"}\
    """
        .formatted(family, type, Instant.now());
  }

  private static void send(String authorization, String body, int status)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.gateway().orElseThrow().address() + "/v1/events"))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
  }

  /** The page's model is filled a while after an event is taken. */
  private static String awaitNumbers() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      pipeline.checkFailure();
      var request =
          HttpRequest.newBuilder(URI.create(server.metricsAddress().orElseThrow())).build();
      var shown = CLIENT.send(request, BodyHandlers.ofString()).body();
      if (List.of("funnel_kpi{", "funnel_goal_expected{", "funnel_rejects{").stream()
          .allMatch(shown::contains)) {
        return shown;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no KPIs, goals and rejects among the metrics:\n" + shown);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
