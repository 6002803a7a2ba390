package io.funnelstreams.streams;

import io.funnelstreams.streams.alert.AlertSteps;
import io.funnelstreams.streams.cell.CellSteps;
import io.funnelstreams.streams.journey.JourneySteps;
import io.funnelstreams.streams.kpi.KpiSteps;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** The topology, as the data flows: events, journeys, cells, KPIs, alerts. */
public final class FunnelTopology {
  /** How often tasks publish what changed, to each other and to the output topics. */
  private static final Duration TICK = Duration.ofMillis(250);

  private FunnelTopology() {}

  /**
   * The topology of a definition.
   *
   * @param partitions how many tasks share the totals; segments are spread over them
   */
  public static Topology build(Definition definition, RecordSerdes serdes, int partitions) {
    return build(definition, serdes, partitions, Instant::ofEpochMilli);
  }

  /** As {@link #build(Definition, RecordSerdes, int)}, with a time of day of its own. */
  static Topology build(
      Definition definition, RecordSerdes serdes, int partitions, WallClock clock) {
    var builder = new StreamsBuilder();
    var outcomes = new JourneySteps(definition, serdes, TICK, clock).add(builder);
    var cells = new CellSteps(definition, clock).add(builder, outcomes, partitions);
    var kpis = new KpiSteps(definition, serdes, TICK, clock);
    var alerts = kpis.add(builder, cells, partitions);
    new AlertSteps(definition, serdes, TICK, clock).add(builder, alerts, partitions);
    kpis.addLoads(builder);
    return builder.build();
  }
}
