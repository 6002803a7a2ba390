package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.FunnelTopology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the topology of the Kafka Streams application. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    description = "Prints the Kafka Streams application's processors, stores and topics.")
final class TopologyCommand implements Runnable {
  private static final String ANY_PLAN = "name: any\ntime_zone: UTC\ncurrency: EUR\n";

  @ParentCommand private FunnelCommand funnel;

  @Option(names = "--plan", paramLabel = "FILE", description = "The plan it would work by.")
  private Optional<Path> planFile = Optional.empty();

  @Override
  public void run() {
    var settings = funnel.settings(Map.of());
    var plan = planFile.map(PlanFile::read).orElseGet(() -> PlanFile.parse("any", ANY_PLAN)).plan();
    var cluster = new Cluster(settings.clientProperties());
    var topology =
        FunnelTopology.build(
            new Definition(plan, PlanDefinition.versionOf(plan)),
            cluster::serde,
            settings.eventPartitions());
    funnel.console().out().print(topology.describe());
  }
}
