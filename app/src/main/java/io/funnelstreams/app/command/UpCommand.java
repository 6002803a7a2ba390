package io.funnelstreams.app.command;

import io.funnelstreams.app.embedded.DataFolder;
import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.Installation;
import io.funnelstreams.app.run.NotificationsFile;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
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
      "Runs the system until it is stopped: an embedded broker and registry, the stream part and"
          + " the gateway, all data in one folder; or the stream part alone, on the cluster that is"
          + " named."
    })
final class UpCommand implements Runnable {
  enum Part {
    BROKER,
    REGISTRY,
    STREAMS,
    GATEWAY
  }

  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private EmbeddedOptions embeddedOptions;
  @Mixin private GatewayOptions gatewayOptions;

  @Option(names = "--plan", paramLabel = "FILE", description = "The plan to work by.")
  private Optional<Path> planFile = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps all state (default: funnel-data).")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--parts",
      paramLabel = "PART",
      split = ",",
      description =
          "What to run in this process: broker,registry, streams and gateway. Default: all, or"
              + " streams where a cluster is named.")
  private Set<Part> parts = EnumSet.noneOf(Part.class);

  private Set<Part> chosen;
  private StopHook stop;
  private Optional<Notifications> notifications = Optional.empty();

  @Override
  public void run() {
    var settings = settings();
    chosen = chosen(settings);
    checkNamedCluster(settings);
    var plan = chosen.contains(Part.STREAMS) ? Optional.of(plan()) : Optional.<PlanFile>empty();
    stop = new StopHook();
    notifications = NotificationsFile.find(settings, funnel.console().environment());
    if (!chosen.contains(Part.BROKER)) {
      runStreams(settings, plan.orElseThrow());
    } else if (plan.isPresent()) {
      runAll(settings, plan.get());
    } else {
      runPlatform(settings);
    }
  }

  /**
   * A variable that was set for another command is easily forgotten: nobody waits for a broker of
   * their own that never starts.
   */
  private void checkNamedCluster(Settings settings) {
    if (!settings.namesCluster()) {
      return;
    }
    var origin = settings.clusterNamedBy().orElseThrow();
    boolean byChance = !clusterOptions.namesBroker() && parts.isEmpty();
    if (embeddedOptions.namesPort() || (byChance && data.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          ("%s names the cluster %s, so no broker is started here: %s would have no effect. Leave"
                  + " out the one or the other, or say --parts streams to run the stream part on"
                  + " that cluster.")
              .formatted(
                  origin,
                  settings.bootstrapServers(),
                  embeddedOptions.namesPort() ? "--broker-port, --registry-port" : "--data"));
    }
    if (!byChance) {
      return;
    }
    funnel
        .console()
        .err()
        .printf(
            "%s names the cluster %s: the stream part alone runs here, on that cluster. Without it,"
                + " a broker is started here.%n",
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

  private Set<Part> chosen(Settings settings) {
    if (parts.contains(Part.BROKER) != parts.contains(Part.REGISTRY)) {
      throw new ParameterException(
          spec.commandLine(), "broker and registry keep one folder: name both parts or neither.");
    }
    if (settings.namesCluster() && parts.contains(Part.BROKER)) {
      throw new ParameterException(
          spec.commandLine(), "A cluster is named, so its broker and registry are used.");
    }
    if (parts.equals(EnumSet.of(Part.GATEWAY))) {
      throw new ParameterException(
          spec.commandLine(), "'funnel gateway' runs the gateway alone, on a cluster.");
    }
    if (!parts.isEmpty()) {
      return parts;
    }
    return settings.namesCluster() ? EnumSet.of(Part.STREAMS) : EnumSet.allOf(Part.class);
  }

  private PlanFile plan() {
    return PlanFile.read(
        planFile.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "--plan FILE is missing.")));
  }

  private void runAll(Settings settings, PlanFile plan) {
    var platform = stop.add(EmbeddedPlatform.start(settings.dataFolder(), settings.ports()));
    LogFile.open(platform.folder().log());
    work(EmbeddedSystem.of(platform, settings), settings, plan, platform.folder().streams());
  }

  private void runStreams(Settings settings, PlanFile plan) {
    var cluster = Cluster.reach(settings);
    var folder = DataFolder.open(settings.dataFolder());
    LogFile.open(folder.log());
    work(cluster, settings, plan, folder.streams());
  }

  /** The stream part last: it may have to wait for its turn, and the gateway takes events then. */
  private void work(Cluster cluster, Settings settings, PlanFile plan, Path state) {
    var paths = new StreamRun.Paths(planFile.orElseThrow(), state);
    var streams = stop.add(new StreamRun(cluster, settings, paths, out()));
    Installation.ensure(cluster, settings);
    var server = server(cluster, settings);
    var pipeline = streams.begin();
    pipeline.ifPresent(Pipeline::awaitRunning);
    tell(cluster, settings);
    pipeline.ifPresent(running -> tell(plan, running));
    print(server);
    pipeline.ifPresent(running -> running.measure(server.metrics()));
    beginToNotify(cluster, server.metrics());
    ready();
    streams.awaitEnd();
  }

  private void runPlatform(Settings settings) {
    var platform = EmbeddedPlatform.start(settings.dataFolder(), settings.ports());
    LogFile.open(platform.folder().log());
    var stopped = new CountDownLatch(1);
    stop.add(
        () -> {
          platform.close();
          stopped.countDown();
        });
    var cluster = EmbeddedSystem.of(platform, settings);
    if (chosen.contains(Part.GATEWAY)) {
      Installation.ensure(cluster, settings);
    }
    var server = server(cluster, settings);
    tell(cluster, settings);
    print(server);
    ready();
    untilInterrupted(stopped);
  }

  /** The server of the parts that have one. A gateway needs the topics, which are there by now. */
  private RunningServer server(Cluster cluster, Settings settings) {
    var sources =
        chosen.contains(Part.GATEWAY)
            ? Optional.of(funnel.sources(settings))
            : Optional.<SourceCatalogue>empty();
    return stop.add(RunningServer.start(cluster, settings, sources));
  }

  private void print(RunningServer server) {
    server.gateway().ifPresent(running -> GatewayLines.print(out(), running));
    server.metricsAddress().ifPresent(address -> out().printf("Metrics   %s%n", address));
  }

  /** Notifies where a file says whom; stopped before the brokers, it writes down what it sent. */
  private void beginToNotify(Cluster cluster, MeterRegistry figures) {
    notifications.ifPresent(
        file -> {
          stop.add(Notifier.start(cluster.properties(), file, Clock.systemUTC(), figures));
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

  private void tell(PlanFile plan, Pipeline pipeline) {
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

  private void tell(Cluster cluster, Settings settings) {
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
