package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.notify.delivery.Undelivered;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists or retries what could not be delivered. */
@Command(
    name = "undelivered",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the notifications that were given up and why, or has them tried again after the cause"
          + " is mended."
    })
final class AlertsUndeliveredCommand implements Runnable {
  @ParentCommand private AlertsCommand parent;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private FormatOption format;

  @Option(names = "--retry", description = "Have all of them tried again.")
  private boolean retry;

  @Override
  public void run() {
    var console = parent.funnel().console();
    var settings = parent.funnel().settings(clusterOptions.asSettings());
    var cluster = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(cluster, settings, List.of(Topic.DELIVERIES));
    try (var undelivered = Undelivered.read(cluster.properties())) {
      if (retry) {
        int asked = undelivered.retry(Clock.systemUTC());
        console
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%,d %s tried again by 'funnel up' or 'funnel notify'.",
                    asked,
                    asked == 1 ? "notification is" : "notifications are"));
        return;
      }
      var rows = undelivered.list();
      if (rows.isEmpty()) {
        console.err().println("Every notification was delivered or is under way.");
      }
      if (!rows.isEmpty() || !format.isTable()) {
        format.print(console, listing(rows));
      }
    }
  }

  private static Listing listing(List<Delivery> deliveries) {
    return new Listing(
        List.of("at", "receiver", "alert", "state", "attempts", "failure", "perhaps"),
        deliveries.stream().map(AlertsUndeliveredCommand::cells).toList());
  }

  private static List<ListingCell> cells(Delivery delivery) {
    return List.of(
        ListingCell.text(delivery.getAt().toString()),
        ListingCell.text(delivery.getReceiver()),
        ListingCell.text(delivery.getAlert().getAlertId()),
        ListingCell.text(delivery.getState().name().toLowerCase(Locale.ROOT)),
        ListingCell.figure(OptionalDouble.of(delivery.getAttempts()), ""),
        ListingCell.text(Optional.ofNullable(delivery.getFailure())),
        ListingCell.text(delivery.getPerhaps() ? "may have arrived" : ""));
  }
}
