package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.journey.JourneyOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/** The part of the topology that adds facts up to cells and brings them to the segment's task. */
public final class CellSteps {
  /** A task's own cumulative cells. */
  public static final String STORE = "cells";

  private final Definition definition;
  private final WallClock clock;

  /** Publishes changed cells when the clock of the previous step ticks. */
  public CellSteps(Definition definition, WallClock clock) {
    this.definition = definition;
    this.clock = clock;
  }

  /** Adds up what changed and sends it over the one hop, keyed by segment. */
  public KStream<String, CellMessage> add(
      StreamsBuilder builder, KStream<String, JourneyOutcome> outcomes, int partitions) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());
    return outcomes
        .process(this::cells, Named.as("cells.add"), STORE)
        .repartition(
            Repartitioned.<String, CellMessage>as("cells")
                .withKeySerde(Serdes.String())
                .withValueSerde(CellMessageForm.serde())
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new BySegment(definition.plan().breakdowns())));
  }

  private CellsProcessor cells() {
    var plan = definition.plan();
    var breakdowns =
        new GroupingSets(plan.breakdowns(), plan.rules().profile(), plan.catalogue().measures());
    return new CellsProcessor(breakdowns, plan.rules().calendar(), clock);
  }

  /**
   * The partition of the totals that a segment's cells go to. All segments of a breakdown go to one
   * partition, since the breakdown's segment limit is decided among them.
   */
  public static int partitionOf(Segment segment, int partitions) {
    return partitionOf(segment.dimensions(), partitions);
  }

  private static int partitionOf(List<String> dimensions, int partitions) {
    return Math.floorMod(String.join(",", dimensions).hashCode(), partitions);
  }

  /**
   * Amounts go to their breakdown's partition, spellings to those of the breakdowns that have their
   * dimension; marks, and what feeds sent, to every partition.
   */
  private record BySegment(List<GroupingSet> breakdowns)
      implements StreamPartitioner<String, CellMessage> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, String segmentKey, CellMessage message, int partitions) {
      if (message instanceof CellMessage.Amounts amounts && !amounts.areOfFeeds()) {
        return Optional.of(Set.of(partitionOf(amounts.segment().dimensions(), partitions)));
      }
      if (message instanceof CellMessage.Spelled spelled) {
        return Optional.of(partitionsOf(spelled.spelling().dimension(), partitions));
      }
      return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    private Set<Integer> partitionsOf(String dimension, int partitions) {
      return breakdowns.stream()
          .map(GroupingSet::dimensions)
          .filter(dimensions -> dimensions.contains(dimension))
          .map(dimensions -> partitionOf(dimensions, partitions))
          .collect(Collectors.toSet());
    }
  }
}
