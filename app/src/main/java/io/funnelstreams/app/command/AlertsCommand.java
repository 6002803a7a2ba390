package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.ListedAlert;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.AlertTopic;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
  @Mixin private AsOfOption asOf;
  @Mixin private FormatOption format;

  @Option(
      names = "--all",
      description = "Also those that have resolved, and those grouped under another alert.")
  private boolean all;

  @Override
  public void run() {
    var settings = funnel.settings(cluster.asSettings());
    var board = asOf.day().map(day -> ofEvening(day, settings)).orElseGet(() -> ofToday(settings));
    board.loads().stream().map(LoadLines::line).forEach(funnel.console().err()::println);
    var alerts =
        board.alerts().stream()
            .filter(alert -> all || (alert.isFiring() && alert.groupedUnder().isEmpty()))
            .toList();
    if (alerts.isEmpty()) {
      funnel.console().err().println(all ? "There is no alert." : "No alert is firing.");
    }
    if (!alerts.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), AlertListing.of(alerts));
    }
  }

  /** Every alert, and what alerts or notifications wait for. */
  private record Board(List<Load> loads, List<ListedAlert> alerts) {}

  /** The loads that alerts wait for now do not apply to a past day. */
  private Board ofEvening(LocalDate day, Settings settings) {
    var past = AsOfOption.read(Cluster.reach(settings).withTopics(), day, funnel);
    return new Board(List.of(), past.alerts().stream().map(ListedAlert::of).toList());
  }

  private static Board ofToday(Settings settings) {
    return RunningApi.find(settings)
        .flatMap(AlertsCommand::ofApi)
        .orElseGet(() -> ofTopics(settings));
  }

  private static Optional<Board> ofApi(RunningApi api) {
    return api.loads().flatMap(loads -> api.alerts().map(alerts -> new Board(loads, alerts)));
  }

  private static Board ofTopics(Settings settings) {
    var running = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(running, settings, List.of(Topic.LOADS));
    return new Board(
        new Loads(running, Clock.systemUTC()).open(),
        AlertTopic.read(running.properties(), running.values()).stream()
            .map(ListedAlert::of)
            .toList());
  }

  FunnelCommand funnel() {
    return funnel;
  }
}
