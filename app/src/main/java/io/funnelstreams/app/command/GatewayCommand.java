package io.funnelstreams.app.command;

import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningServer;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Takes events over HTTP until it is stopped. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = {
      "Takes webhooks and events over HTTP and puts them on the topics of a cluster, until it is"
          + " stopped. 'funnel up' has one inside."
    })
final class GatewayCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private GatewayOptions gatewayOptions;

  @Override
  public void run() {
    var options = new HashMap<String, String>(clusterOptions.asSettings());
    options.putAll(gatewayOptions.asSettings());
    var settings = funnel.settings(options);
    var sources = funnel.sources(settings);
    var cluster = Cluster.reach(settings).withTopics();
    // The gateway has no data folder, so it logs failures to the console.
    LogFile.alsoToConsole();
    RunningComponents.run(
        funnel.console().err(),
        "Stopped.",
        components -> {
          var server =
              components.start(
                  () ->
                      RunningServer.start(
                          cluster, settings, Optional.of(sources), Optional.empty()));
          describe(cluster, server);
          untilStopped();
        });
  }

  private void describe(Cluster cluster, RunningServer server) {
    var out = funnel.console().out();
    out.printf("Broker    %s%n", cluster.properties().get("bootstrap.servers"));
    server.gateway().ifPresent(gateway -> GatewayLines.print(out, gateway));
    server.metricsAddress().ifPresent(address -> out.printf("Metrics   %s%n", address));
    out.println("Ready. Stop with Ctrl-C.");
    out.flush();
  }

  private static void untilStopped() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
