package io.funnelstreams.app.command;

import io.funnelstreams.app.embedded.DataFolder;
import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.run.AccessFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.NotificationsFile;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.run.WebRole;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the system until it is stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the system until it is stopped: an embedded broker and registry, the Kafka Streams"
          + " application, the gateway and the page, all data in one folder; or the Kafka Streams"
          + " application alone, on the cluster that is named."
    })
final class UpCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private EmbeddedOptions embeddedOptions;
  @Mixin private GatewayOptions gatewayOptions;
  @Mixin private RoleOptions roles;
  @Mixin private OpenOption open;

  @Option(names = "--plan", paramLabel = "FILE", description = "The plan to work by.")
  private Optional<Path> planFile = Optional.empty();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The folder that keeps all state (default: funnel-data).")
  private Optional<String> data = Optional.empty();

  private Set<ProcessRole> chosen;
  private RunningComponents components;
  private Optional<Notifications> notifications = Optional.empty();

  @Override
  public void run() {
    var settings = settings();
    chosen = roles.chosen(settings);
    checkNamedCluster(settings);
    var plan = has(ProcessRole.STREAMS) ? Optional.of(plan()) : Optional.<PlanFile>empty();
    notifications = notifications(settings);
    RunningComponents.run(
        funnel.console().err(),
        "Stopped.",
        started -> {
          components = started;
          work(settings, plan);
        });
  }

  private void work(Settings settings, Optional<PlanFile> plan) {
    if (has(ProcessRole.BROKER)) {
      var platform =
          components.start(() -> EmbeddedPlatform.start(settings.dataFolder(), settings.ports()));
      LogFile.open(platform.folder().log());
      work(EmbeddedSystem.of(platform, settings), settings, plan, platform.folder());
    } else {
      var cluster = Cluster.reach(settings);
      if (plan.isEmpty()) {
        cluster.withTopics();
      }
      var folder = DataFolder.open(settings.dataFolder());
      LogFile.open(folder.log());
      work(cluster, settings, plan, folder);
    }
  }

  private boolean has(ProcessRole role) {
    return chosen.contains(role);
  }

  /** A user who names the role needs the file, so it has to exist then. */
  private Optional<Notifications> notifications(Settings settings) {
    var environment = funnel.console().environment();
    if (roles.names(ProcessRole.NOTIFY)) {
      return Optional.of(NotificationsFile.read(settings, environment));
    }
    return has(ProcessRole.NOTIFY)
        ? NotificationsFile.find(settings, environment)
        : Optional.empty();
  }

  /**
   * A variable that was set for another command is easily forgotten: without this check a user
   * would wait for an embedded broker that never starts.
   */
  private void checkNamedCluster(Settings settings) {
    if (!settings.namesCluster()) {
      return;
    }
    var origin = settings.clusterNamedBy().orElseThrow();
    boolean byChance = !clusterOptions.namesBroker() && !roles.areNamed();
    if (embeddedOptions.namesPort() || (byChance && data.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          ("%s names the cluster %s, so no broker is started here: %s would have no effect. Leave"
                  + " out the one or the other, or say --roles streams to run the Kafka Streams"
                  + " application on that cluster.")
              .formatted(
                  origin,
                  settings.bootstrapServers(),
                  embeddedOptions.namesPort() ? "--broker-port, --registry-port" : "--data-dir"));
    }
    if (!byChance) {
      return;
    }
    funnel
        .console()
        .err()
        .printf(
            "%s names the cluster %s: the Kafka Streams application alone runs here, on that"
                + " cluster. Without it, a broker is started here.%n",
            origin, settings.bootstrapServers());
    funnel.console().err().flush();
  }

  private Settings settings() {
    var options = new HashMap<String, String>(clusterOptions.asSettings());
    options.putAll(embeddedOptions.asSettings());
    options.putAll(gatewayOptions.asSettings());
    data.ifPresent(folder -> options.put("data.dir", folder));
    return funnel.settings(options);
  }

  private PlanFile plan() {
    return PlanFile.read(
        planFile.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "--plan FILE is missing.")));
  }

  /**
   * Starts the Kafka Streams application last: it may have to wait for its turn, and the gateway
   * takes events meanwhile.
   */
  private void work(
      Cluster cluster, Settings settings, Optional<PlanFile> plan, DataFolder folder) {
    var ended = new CountDownLatch(1);
    components.start(() -> ended::countDown);
    var streams =
        planFile
            .filter(file -> plan.isPresent())
            .map(file -> new StreamRun.Paths(file, folder.streams()))
            .map(paths -> components.start(() -> new StreamRun(cluster, settings, paths, out())));
    if (streams.isPresent() || has(ProcessRole.BROKER)) {
      TopicProvisioner.ensure(cluster, settings);
    }
    var server = server(cluster, settings, folder);
    var pipeline = streams.flatMap(StreamRun::begin);
    pipeline.ifPresent(Pipeline::awaitRunning);
    printAddresses(cluster, settings);
    pipeline.ifPresent(running -> printPlan(plan.orElseThrow(), running));
    print(server);
    pipeline.ifPresent(running -> running.measure(server.metrics()));
    beginToNotify(cluster, server.metrics());
    ready();
    streams.ifPresentOrElse(StreamRun::awaitEnd, () -> untilInterrupted(ended));
  }

  /** The server of the roles that have one; the page's address is printed first. */
  private RunningServer server(Cluster cluster, Settings settings, DataFolder folder) {
    var sources =
        has(ProcessRole.GATEWAY)
            ? Optional.of(funnel.sources(settings))
            : Optional.<SourceCatalogue>empty();
    var web =
        has(ProcessRole.WEB)
            ? Optional.of(
                new WebRole(
                    folder.readModel(),
                    Clock.systemUTC(),
                    AccessFile.find(settings, funnel.console().environment()),
                    funnel.sources(settings)))
            : Optional.<WebRole>empty();
    var server = components.start(() -> RunningServer.start(cluster, settings, sources, web));
    open.show(server.page(), out());
    return server;
  }

  private void print(RunningServer server) {
    server.gateway().ifPresent(running -> GatewayLines.print(out(), running));
    server.metricsAddress().ifPresent(address -> out().printf("Metrics   %s%n", address));
  }

  /**
   * Notifies where a file names receivers. It stops before the brokers, so that it can record what
   * it sent.
   */
  private void beginToNotify(Cluster cluster, MeterRegistry figures) {
    notifications.ifPresent(
        file -> {
          components.start(
              () -> Notifier.start(cluster.properties(), file, Clock.systemUTC(), figures));
          out().printf("Notifies  %s%n", String.join(", ", file.receivers().keySet()));
        });
  }

  private static void untilInterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void printPlan(PlanFile plan, Pipeline pipeline) {
    out().printf("Plan      '%s'%n", plan.plan().name());
    pipeline
        .takesOverFrom()
        .ifPresent(
            before ->
                out()
                    .printf(
                        "It counts differently (%s instead of %s): every KPI is computed anew from"
                            + " the first event, and the numbers of before stay until that is"
                            + " done.%n",
                        plan.version(), before));
    pipeline
        .replacement()
        .ifPresent(
            later ->
                out()
                    .printf(
                        "A later version of this plan, applied at %s by %s, holds: its goals are"
                            + " the ones that count. 'funnel plan apply FILE' makes this one hold"
                            + " again.%n",
                        later.getAppliedAt(), later.getAppliedBy()));
  }

  private void printAddresses(Cluster cluster, Settings settings) {
    out().printf("Broker    %s%n", cluster.properties().get("bootstrap.servers"));
    out().printf("Registry  %s%n", cluster.properties().get("schema.registry.url"));
    out().printf("Data      %s%n", settings.dataFolder().toAbsolutePath());
  }

  private void ready() {
    out().println("Ready. Stop with Ctrl-C.");
    out().flush();
  }

  private PrintStream out() {
    return funnel.console().out();
  }
}
