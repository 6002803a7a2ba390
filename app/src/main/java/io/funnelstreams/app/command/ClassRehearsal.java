package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.MachineDefaults;
import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.view.KpiQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the commands once on a small system of its own, so that every class that they need has been
 * loaded. The launcher runs it after a build and keeps the classes in an archive: which classes the
 * archive holds must not depend on the command that happened to run first.
 */
public final class ClassRehearsal {
  private static final int LEADS = 20;

  private static final String MAPPING =
      """
      mapping: rehearsal
      source: crm
      dates:
        formats: [yyyy-MM-dd]
        zone: Europe/Berlin
      row_id: id
      party: email
      segment:
        region: region
      events:
        - family: lead
          type: created
          occurred_at: created
      """;

  private static final String ROWS =
      """
      id,email,region,created
      R-1,ana@example.com,EMEA,2026-01-12
      R-2,ben@example.com,EMEA,2026-01-19
      """;

  private final Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream output = new PrintStream(written, true, StandardCharsets.UTF_8);

  private ClassRehearsal(Path folder) {
    this.folder = folder;
  }

  /** Runs every rehearsed command and ends the process; 0 where all of them worked. */
  public static void main(String[] args) throws IOException {
    MachineDefaults.pin();
    try (var folder = TemporaryFolder.create()) {
      new ClassRehearsal(folder.path()).run();
    }
    System.exit(ExitCode.OK);
  }

  private void run() throws IOException {
    var today = LocalDate.now(DemoCompany.ZONE);
    var text = DemoPlan.forYearEnding(today);
    var plan = write("plan.yaml", text);
    var mapping = write("rehearsal.mapping.yaml", MAPPING);
    var rows = write("rehearsal.csv", ROWS);
    filesAlone(plan, mapping, rows);
    var settings =
        SettingsSource.read(
            Optional.empty(), Map.of(), Map.of("gateway.port", "0", "sources.dir", noSources()));
    var sources = SourceCatalogue.read(settings.sourcesFolder(), name -> Optional.empty());
    var web = new WebRole(folder.resolve("model"), Clock.systemUTC(), AccessPolicy.LOCAL, sources);
    try (var system =
            EmbeddedSystem.start(
                settings,
                PlanFile.parse("the demo's plan", text),
                folder.resolve("data"),
                Ports.FREE);
        var server =
            RunningServer.start(
                system.cluster(), settings, Optional.of(sources), Optional.of(web))) {
      system.pipeline().awaitRunning();
      publish(system.cluster(), today);
      onCluster(system.cluster(), mapping, rows);
      askApi(server);
    }
  }

  private void filesAlone(Path plan, Path mapping, Path rows) throws IOException {
    run(Map.of(), "plan", "check", plan.toString());
    run(Map.of("FUNNEL_SOURCES_DIR", noSources()), "sources");
    run(Map.of(), "preview", "--plan", plan.toString(), "--import", mapping + "=" + rows);
    run(Map.of(), "report", "--plan", plan.toString(), "--import", mapping + "=" + rows);
  }

  private static void publish(Cluster cluster, LocalDate today) {
    try (var publisher = KafkaPublisher.connect(cluster.properties())) {
      new DemoCompany(LEADS).events(1, today).forEach(publisher::publish);
      publisher.flush();
    }
  }

  private void onCluster(Cluster cluster, Path mapping, Path rows) {
    var address =
        Map.of(
            "FUNNEL_BOOTSTRAP_SERVERS", cluster.properties().get("bootstrap.servers").toString(),
            "FUNNEL_SCHEMA_REGISTRY_URL",
                cluster.properties().get("schema.registry.url").toString());
    run(address, "import", "--mapping", mapping.toString(), rows.toString());
    run(address, "kpis", "--wait", "leads");
    run(address, "scorecard");
    run(address, "alerts");
    run(address, "rejects");
    run(address, "explain", "leads", "--period", "total");
  }

  private static void askApi(RunningServer server) {
    var page = server.page().orElseThrow();
    var api = RunningApi.at(URI.create(page + "api/v1"));
    if (api.kpis(KpiQuery.TOTALS).isEmpty() || api.scorecard().isEmpty()) {
      throw new FunnelException("the API at " + page + " did not answer the rehearsal");
    }
  }

  private void run(Map<String, String> environment, String... command) {
    written.reset();
    int code = Funnel.run(console(environment), command);
    if (code != ExitCode.OK) {
      throw new FunnelException(
          "the rehearsal of '%s' ended with %s: %s"
              .formatted(
                  String.join(" ", command), code, written.toString(StandardCharsets.UTF_8)));
    }
  }

  private Console console(Map<String, String> environment) {
    return new Console(output, output, false, false, environment);
  }

  /** The person's own sources have no part in it: one that is broken must not end it. */
  private String noSources() throws IOException {
    return Files.createDirectories(folder.resolve("sources")).toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
