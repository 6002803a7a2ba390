package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Ends a hold of notifications, or a set of imports. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Ends 'funnel alerts hold', or the set of imports that is named: alerts wait for it no more."
    })
final class AlertsReleaseCommand implements Runnable {
  @ParentCommand private AlertsCommand parent;
  @Mixin private ClusterOptions clusterOptions;

  @Parameters(
      paramLabel = "SET",
      arity = "0..1",
      description = "The set of imports (import --part-of) to end.")
  private Optional<String> set = Optional.empty();

  @Override
  public void run() {
    var settings = parent.funnel().settings(clusterOptions.asSettings());
    var cluster = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(cluster, settings, List.of(Topic.LOADS));
    var loads = new Loads(cluster, Clock.systemUTC());
    var out = parent.funnel().console().out();
    out.println(set.map(name -> end(loads, name)).orElseGet(() -> release(loads)));
    out.flush();
  }

  private static String end(Loads loads, String name) {
    if (!loads.endSet(name)) {
      throw new InputException(
          "No set of imports '%s' is open; 'funnel alerts' shows those that are.".formatted(name));
    }
    return "The set of imports '%s' has ended: alerts are looked for in a minute.".formatted(name);
  }

  private static String release(Loads loads) {
    return loads.release() ? "Notifications are sent again." : "Notifications were not held.";
  }
}
