package io.funnelstreams.bench.page;

import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.catchup.CatchUp;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's company, small, with names that are meant to harm; its gateway, its API and its page.
 */
final class PageSystem implements AutoCloseable {
  /** A name that is a script, a template, a picture and turns the direction of writing. */
  static final String HOSTILE =
      "<script>owned=1</script><img src=x onerror=owned=1>{{7*7}}\u202E\u2066${1}";

  private static final int LEADS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String KEY = "a-key-of-the-tests-alone";

  private final EmbeddedSystem system;
  private final RunningServer server;
  private final LoadedCompany company;
  private final HttpClient client = HttpClient.newHttpClient();

  /** The company, what happened to it, and when it is looked at. */
  private record LoadedCompany(Plan plan, List<Event> events, Instant now) {}

  private PageSystem(EmbeddedSystem system, RunningServer server, LoadedCompany company) {
    this.system = system;
    this.server = server;
    this.company = company;
  }

  static PageSystem start(Path folder) throws IOException {
    var today = LocalDate.now(DemoCompany.ZONE);
    var plan = PlanFile.parse("plan.yaml", hostilePlan(today));
    var settings =
        SettingsSource.read(
            Optional.empty(),
            Map.of(),
            Map.of("gateway.port", "0", "metrics.address", "127.0.0.1:0"));
    // Paces run by the second: figures that are compared one after the other need a fixed clock.
    var clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    var system = EmbeddedSystem.start(settings, plan, folder.resolve("data"), Ports.FREE, clock);
    try {
      var sources = sources(folder);
      var web = new WebRole(folder.resolve("read-model"), clock, AccessPolicy.LOCAL, sources);
      var server =
          RunningServer.start(system.cluster(), settings, Optional.of(sources), Optional.of(web));
      var events = new DemoCompany(LEADS).events(1, today).toList();
      var running =
          new PageSystem(system, server, new LoadedCompany(plan.plan(), events, clock.instant()));
      try (var publisher = KafkaPublisher.connect(system.cluster().properties())) {
        events.forEach(publisher::publish);
      }
      running.awaitCounted(plan);
      return running;
    } catch (RuntimeException | Error | IOException e) {
      system.close();
      throw e;
    }
  }

  private static String hostilePlan(LocalDate today) {
    var goal =
        """
        goals:
          - id: hostile
            kpi: deals_won
            target: 1000
            from: %s
            to: %s
            owner: '%s'
            objective: '%s'

        """
            .formatted(today.minusDays(30), today.plusDays(30), HOSTILE, HOSTILE);
    var kpi =
        """

        kpis:
          - id: hostile_kpi
            title: '%s'
            description: '%s'
            formula: deals_won / leads
            unit: ratio
            better: up
            stage: acquire
        """
            .formatted(HOSTILE, HOSTILE);
    var team =
        """
        teams:
          - {name: Hostile, members: ['%s']}
        """
            .formatted(HOSTILE);
    return DemoPlan.forYearEnding(today).replace("teams:\n", team).replace("goals:\n", goal) + kpi;
  }

  private static SourceCatalogue sources(Path folder) throws IOException {
    var sources = folder.resolve("sources");
    Files.writeString(
        Files.createDirectories(sources.resolve("native")).resolve("source.yaml"),
        "extends: native\nsecrets: [{env: PAGE_TEST_KEY}]\n");
    return SourceCatalogue.read(sources, name -> Optional.of(KEY));
  }

  private void awaitCounted(PlanFile plan) {
    var cluster = system.cluster();
    system.pipeline().awaitRunning();
    try (var catchUp = CatchUp.open(cluster.properties(), cluster.values(), plan.version())) {
      catchUp.await(PATIENCE, system.pipeline()::checkFailure);
    }
  }

  /** The plan of the company. */
  Plan plan() {
    return company.plan();
  }

  /** The events before anything was sent to the gateway. */
  List<Event> events() {
    return company.events();
  }

  /** The moment at which the company stands still. */
  Instant now() {
    return company.now();
  }

  /** Addresses of the cluster. */
  Map<String, ?> clients() {
    return system.cluster().properties();
  }

  /** How records of topics are read. */
  TopicValues values() {
    return system.cluster().values();
  }

  /** The address of the page, with a slash at the end. */
  String page() {
    return server.page().orElseThrow();
  }

  /** Sends a new lead of a region to the gateway, as of now. */
  void sendLead(String id, String region) throws IOException, InterruptedException {
    var event =
        """
        {"family": "lead", "type": "created", "source": "test", "event_id": "%s", "party": "%s",
         "occurred_at": "%s", "segment": {"region": "%s"}}\
        """
            .formatted(id, id, Instant.now(), region.replace("\"", "\\\""));
    var request =
        HttpRequest.newBuilder(URI.create(server.gateway().orElseThrow().address() + "/v1/events"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          "the gateway answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    server.close();
    system.close();
  }
}
