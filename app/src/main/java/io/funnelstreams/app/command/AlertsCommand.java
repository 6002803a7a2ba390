package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.serve.view.AlertTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description =
        "Lists the alerts that are firing, and why; tests notifications of them, or lists those"
            + " that could not be delivered.")
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
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
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
