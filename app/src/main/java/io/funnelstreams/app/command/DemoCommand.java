package io.funnelstreams.app.command;

import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.AccessFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.app.terminal.LiveScreen;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.settle.Settled;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows a year of a company that does not exist. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Streams a year of a made-up company through a real broker and registry and shows its KPIs"
          + " against its plan. Needs nothing and leaves nothing behind."
    })
final class DemoCommand implements Runnable {
  private static final Duration FRAME = Duration.ofMillis(500);

  /** Where nobody watches, a block of lines every now and then is enough. */
  private static final Duration SNAPSHOT = Duration.ofSeconds(2);

  @ParentCommand private FunnelCommand funnel;
  @Mixin private FormatOption format;
  @Mixin private OpenOption open;

  @Option(names = "--once", description = "End when every event is in the KPIs.")
  private boolean once;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another seed is another company (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "Events per second; 0 is as fast as they are taken (default).")
  private long speed;

  @Override
  public void run() {
    var settings = funnel.settings(Map.of("gateway.port", "0"));
    var today = LocalDate.now(DemoCompany.ZONE);
    var plan = PlanFile.parse("the demo's plan", DemoPlan.forYearEnding(today));
    try (var folder = TemporaryFolder.create();
        var system = EmbeddedSystem.start(settings, plan, folder.path(), Ports.FREE)) {
      var cluster = system.cluster();
      try (var server =
              RunningServer.start(
                  cluster,
                  settings,
                  Optional.of(funnel.sources(settings)),
                  Optional.of(web(folder, settings)));
          var publisher = KafkaPublisher.connect(cluster.properties());
          var view =
              KpiView.open(cluster.properties(), cluster.values(), KpiQuery.TOTALS::matches)) {
        open.show(server.page(), console().err());
        tell(cluster, server.gateway().orElseThrow());
        var feed = new EventFeed(publisher, speed);
        feed.start(DemoCompany.ofUsualSize().events(seed, today));
        var show = new Show(feed, view, new DemoScreen(plan.plan().catalogue(), colours()));
        do {
          system.pipeline().checkFailure();
          show.frame();
        } while (!(once && feed.isDone()));
        settle(system, plan, settings.settleLimit(), show);
        view.catchUp();
        format.print(console(), KpiListing.ofScorecards(view.scorecards()));
      }
    }
  }

  private WebRole web(TemporaryFolder folder, Settings settings) {
    return new WebRole(
        folder.path().resolve("read-model"),
        Clock.systemUTC(),
        AccessFile.find(settings, console().environment()));
  }

  private void tell(Cluster cluster, RunningGateway gateway) {
    console()
        .err()
        .printf(
            "Broker %s, registry %s, gateway %s%n",
            cluster.properties().get("bootstrap.servers"),
            cluster.properties().get("schema.registry.url"),
            gateway.address());
  }

  private void settle(EmbeddedSystem system, PlanFile plan, Duration patience, Show show) {
    var cluster = system.cluster();
    try (var settled = Settled.open(cluster.properties(), cluster.values(), plan.version())) {
      settled.await(
          patience,
          () -> {
            system.pipeline().checkFailure();
            show.frame();
          });
    }
  }

  private boolean colours() {
    return console().errHasColours();
  }

  /** The screen as time goes by. */
  private final class Show {
    private final EventFeed feed;
    private final KpiView view;
    private final DemoScreen screen;
    private final LiveScreen live = new LiveScreen(console().err(), console().errIsTerminal());
    private final Duration interval = console().errIsTerminal() ? FRAME : SNAPSHOT;
    private final long started = System.nanoTime();
    private long next = started;

    Show(EventFeed feed, KpiView view, DemoScreen screen) {
      this.feed = feed;
      this.view = view;
      this.screen = screen;
    }

    /** Takes what has come and draws it when it is time to. */
    void frame() {
      view.poll(FRAME.dividedBy(2));
      if (System.nanoTime() >= next) {
        live.show(screen.lines(headline(), view));
        next = System.nanoTime() + interval.toNanos();
      }
    }

    private String headline() {
      var sent = String.format(Locale.ROOT, "%,d", feed.sent());
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
      return feed.isDone() && !once
          ? "The year is over: %s events. Ctrl-C ends the demo.".formatted(sent)
          : "%s events in %s s".formatted(sent, seconds);
    }
  }

  private Console console() {
    return funnel.console();
  }
}
