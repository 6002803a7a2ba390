package io.funnelstreams.app.command;

import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.NotificationsFile;
import io.funnelstreams.app.run.RunningServer;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.Notifications;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Notifies receivers of alerts until it is stopped. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = {
      "Notifies people and tools of alerts, as the notifications file says (setting"
          + " notifications.file), until it is stopped. 'funnel up' does so too where the file is"
          + " there; of several on one cluster one is at work."
    })
final class NotifyCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private NotificationsOption file;

  @Override
  public void run() {
    var settings = funnel.settings(file.with(clusterOptions.asSettings()));
    var notifications = NotificationsFile.read(settings, funnel.console().environment());
    var cluster = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(
        cluster, settings, List.of(Topic.ALERTS, Topic.DELIVERIES, Topic.LOADS));
    // The command runs alone and has no data folder, so it logs failed notifications to the
    // console.
    LogFile.alsoToConsole();
    RunningComponents.run(
        funnel.console().err(),
        "Stopped.",
        components -> {
          var server =
              components.start(
                  () -> RunningServer.start(cluster, settings, Optional.empty(), Optional.empty()));
          var notifier =
              components.start(
                  () ->
                      Notifier.start(
                          cluster.properties(),
                          notifications,
                          Clock.systemUTC(),
                          server.metrics()));
          describe(server, notifications);
          notifier.awaitEnd();
        });
  }

  private void describe(RunningServer server, Notifications notifications) {
    var out = funnel.console().out();
    server.metricsAddress().ifPresent(address -> out.printf("Metrics   %s%n", address));
    notifications
        .receivers()
        .forEach((name, receiver) -> out.printf("%s: %s%n", name, receiver.description()));
    out.println("Ready. Stop with Ctrl-C.");
    out.flush();
  }
}
