package io.funnelstreams.app.command;

import io.funnelstreams.app.demo.DemoClock;
import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.AccessFile;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows a company that does not exist, live. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Streams the history of a made-up company through a real broker and registry, then lets the"
          + " company live on at one day each two seconds, with a fault that raises an alert and is"
          + " mended. Needs nothing and leaves nothing behind."
    })
final class DemoCommand implements Runnable {
  private static final double SHORTEST_DAY = 0.1;
  private static final int LONGEST_FRAME_SECONDS = 10;

  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private FormatOption format;
  @Mixin private OpenOption open;

  @Option(
      names = "--once",
      description =
          "Stream all of it as fast as it goes, print the goals that need a look and the funnel,"
              + " and end. With --format json or csv the scorecard is printed instead.")
  private boolean once;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another seed is another company (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--seconds-per-day",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "How long a day of the company lasts (default: ${DEFAULT-VALUE}).")
  private double secondsPerDay;

  @Override
  public void run() {
    var today = LocalDate.now(DemoCompany.ZONE);
    var clock = DemoClock.standingAt(DemoCompany.liveFrom(today), lengthOfDay());
    var settings = funnel.settings(Map.of("gateway.port", "0"));
    var sources = funnel.sources(settings);
    var plan = PlanFile.parse("the demo's plan", DemoPlan.forYearEnding(today));
    RunningComponents.run(
        console().err(),
        "Stopped; nothing is left behind.",
        components -> {
          var folder = components.start(TemporaryFolder::create);
          var system =
              components.start(
                  () ->
                      EmbeddedSystem.start(
                          settings, plan, folder.path(), Ports.FREE, clockOf(clock)));
          // A demo that ends by itself is over before a user can look at the page.
          var web = Optional.of(web(folder, clock, settings, sources)).filter(role -> !once);
          var server =
              components.start(
                  () -> RunningServer.start(system.cluster(), settings, Optional.of(sources), web));
          describe(system, server);
          var stage =
              new DemoShow.Stage(system, plan, settings.catchUpLimit(), components::checkStopped);
          var ended = new CountDownLatch(1);
          components.start(() -> () -> awaitLastFrame(ended));
          try {
            show(stage, DemoCompany.ofUsualSize().events(seed, today).toList(), clock);
          } finally {
            ended.countDown();
          }
        });
  }

  /** The thread that shows the published rows reads them until its frame ends. */
  private static void awaitLastFrame(CountDownLatch ended) throws InterruptedException {
    boolean unused = ended.await(LONGEST_FRAME_SECONDS, TimeUnit.SECONDS);
  }

  private void show(DemoShow.Stage stage, List<Event> events, DemoClock clock) {
    var cluster = stage.system().cluster();
    try (var publisher = KafkaPublisher.connect(cluster.properties());
        var view = KpiView.open(cluster.properties(), cluster.values(), KpiQuery.TOTALS::matches)) {
      var show = new DemoShow(stage, view, console());
      if (once) {
        show.stream(events, publisher);
        summarize(view, stage.plan());
      } else {
        show.live(events, publisher, clock);
      }
    }
  }

  private WebRole web(
      TemporaryFolder folder, DemoClock clock, Settings settings, SourceCatalogue sources) {
    return new WebRole(
        folder.path().resolve("read-model"),
        clock,
        AccessFile.find(settings, console().environment()),
        sources);
  }

  private Clock clockOf(DemoClock live) {
    return once ? Clock.systemUTC() : live;
  }

  private Duration lengthOfDay() {
    if (!(secondsPerDay >= SHORTEST_DAY)) {
      throw new ParameterException(
          spec.commandLine(),
          "--seconds-per-day is %s; a day lasts at least %s seconds."
              .formatted(secondsPerDay, SHORTEST_DAY));
    }
    return Duration.ofMillis((long) (secondsPerDay * 1_000));
  }

  private void describe(EmbeddedSystem system, RunningServer server) {
    if (!once) {
      open.show(server.page(), console().out());
    }
    console()
        .err()
        .printf(
            "Broker %s, registry %s, gateway %s%n",
            system.cluster().properties().get("bootstrap.servers"),
            system.cluster().properties().get("schema.registry.url"),
            server.gateway().orElseThrow().address());
  }

  private void summarize(KpiView view, PlanFile plan) {
    if (!format.isTable()) {
      format.print(console(), KpiListing.ofScorecards(view.scorecards()));
      return;
    }
    var screen = new DemoScreen(plan.plan().catalogue(), console().outHasColours());
    var out = console().out();
    screen.lines(view).forEach(out::println);
    out.println();
    out.println(screen.title("What to try next"));
    out.println("  ./funnel demo                     the same company live, on a page");
    out.println("  ./funnel demo --once --format csv every goal with its forecast");
    out.println("  ./funnel kpis --catalogue         what each KPI means");
    out.println("  ./funnel plan check examples/plan.yaml");
    out.println("                                    a plan of your own: docs/plan.md");
    out.println("  ./funnel preview --help           what your own export becomes: docs/import.md");
    out.flush();
  }

  private Console console() {
    return funnel.console();
  }
}
