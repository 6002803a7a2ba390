package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Installation;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.AlertTopic;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description =
        "Lists the alerts that are firing, and why, and what alerts or notifications wait for;"
            + " holds and tests notifications, or lists those that could not be delivered.")
final class AlertsCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(
      names = "--all",
      description = "Also those that have resolved, and those that another alert tells of.")
  private boolean all;

  @Override
  public void run() {
    var settings = funnel.settings(cluster.asSettings());
    var running = Cluster.reach(settings).withTopics();
    Installation.ensure(running, settings, List.of(Topic.LOADS));
    new Loads(running, Clock.systemUTC())
        .open().stream().map(LoadLines::line).forEach(funnel.console().err()::println);
    var alerts =
        AlertTopic.read(running.properties(), running.values()).stream()
            .filter(
                alert ->
                    all
                        || (alert.getState() == AlertState.FIRING
                            && alert.getFoldedUnder() == null))
            .toList();
    if (alerts.isEmpty()) {
      funnel.console().err().println(all ? "There is no alert." : "No alert is firing.");
    }
    if (!alerts.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), AlertListing.of(alerts));
    }
  }

  FunnelCommand funnel() {
    return funnel;
  }
}
