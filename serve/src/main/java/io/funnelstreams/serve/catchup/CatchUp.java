package io.funnelstreams.serve.catchup;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until everything on the event topics is in the KPIs. For one thread. */
public final class CatchUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PROBE = Duration.ofSeconds(5);

  private final CommittedReader progress;
  private final KafkaConsumer<byte[], byte[]> sources;
  private final KafkaConsumer<byte[], byte[]> probe;
  private final List<TopicPartition> sourcePartitions;
  private final Predicate<Progress> counts;
  private final Applied applied;

  private CatchUp(
      CommittedReader progress,
      Function<String, KafkaConsumer<byte[], byte[]>> consumers,
      Predicate<Progress> counts) {
    this.progress = progress;
    this.counts = counts;
    // Uncommitted records count, because they will be committed: another task's transaction may lag
    // behind.
    this.sources = consumers.apply("read_uncommitted");
    this.probe = consumers.apply("read_committed");
    this.sourcePartitions = CommittedReader.partitions(sources, sourceTopics());
    sources.assign(sourcePartitions);
    this.applied = new Applied(sources.partitionsFor(Topic.LEADS.topicName()).size());
  }

  /**
   * Ready to wait for published KPIs.
   *
   * @param clientProperties addresses and security of the cluster
   * @param definition the version of the plan's definition that the KPIs are to be of
   */
  public static CatchUp open(
      Map<String, ?> clientProperties, TopicValues values, String definition) {
    return open(
        clientProperties, values, report -> isOf(definition, report) && isPublished(report));
  }

  /** Ready to wait for KPIs that were published since a definition took over, or later. */
  public static CatchUp openSince(
      Map<String, ?> clientProperties, TopicValues values, String definition, Instant since) {
    return open(
        clientProperties,
        values,
        report ->
            isOf(definition, report)
                && isPublished(report)
                && !report.getPublishedSince().isBefore(since));
  }

  /** Ready to wait for KPIs that a definition has counted, whether it publishes them or not. */
  public static CatchUp openCounted(
      Map<String, ?> clientProperties, TopicValues values, String definition) {
    return open(clientProperties, values, report -> isOf(definition, report));
  }

  private static boolean isOf(String definition, Progress report) {
    return report.getDefinition().equals(definition);
  }

  private static boolean isPublished(Progress report) {
    return report.getPublishedSince() != null;
  }

  private static CatchUp open(
      Map<String, ?> clientProperties, TopicValues values, Predicate<Progress> counts) {
    var properties = CommittedReader.properties(clientProperties);
    // Only whether a record is there matters, not what is in it.
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4096);
    return new CatchUp(
        CommittedReader.open(clientProperties, Topic.PROGRESS, values),
        isolation -> {
          properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
          return new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        },
        counts);
  }

  /**
   * Returns when the KPIs hold every event that is on its topic at the moment of the return.
   *
   * @param patience how long to wait without any progress
   * @param health is asked again and again and throws when waiting has become vain
   * @throws CatchUpTimeoutException when the patience is over
   */
  public void await(Duration patience, Runnable health) {
    await(patience, health, () -> sources.endOffsets(sourcePartitions));
  }

  /** As {@link #await}, for what is on its topic at the moment of the call. */
  public void awaitPresent(Duration patience, Runnable health) {
    var present = sources.endOffsets(sourcePartitions);
    await(patience, health, () -> present);
  }

  private void await(Duration patience, Runnable health, Supplier<Map<TopicPartition, Long>> ends) {
    var before = behind(ends);
    long moved = System.nanoTime();
    // One stretch with a record is enough to wait on: to look into each would cost more than the
    // work that is waited for.
    while (before.stream().anyMatch(this::holdsRecords)) {
      health.run();
      boolean reported = read();
      var now = behind(ends);
      if (!now.equals(before)) {
        LOG.info("Not in the KPIs yet: {}", now);
      }
      if (reported || !now.equals(before)) {
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > patience.toNanos()) {
        var left = now.stream().filter(this::holdsRecords).toList();
        if (!left.isEmpty()) {
          throw new CatchUpTimeoutException(left, patience);
        }
      }
      before = now;
    }
  }

  /** The lags of the KPIs, as far as their progress has been published. */
  private List<Lag> behind(Supplier<Map<TopicPartition, Long>> ends) {
    // The ends are read after the progress, see Lag.between.
    var begins = sources.beginningOffsets(sourcePartitions);
    return Lag.between(applied, begins, ends.get());
  }

  /** A stretch can also hold nothing but the marks of ended transactions. */
  private boolean holdsRecords(Lag lag) {
    probe.assign(List.of(lag.source()));
    probe.seek(lag.source(), lag.from());
    long deadline = System.nanoTime() + PROBE.toNanos();
    while (probe.position(lag.source()) < lag.end() && System.nanoTime() < deadline) {
      if (!probe.poll(POLL).isEmpty()) {
        return true;
      }
    }
    return probe.position(lag.source()) < lag.end();
  }

  /** Whether anything was reported: also a backlog that is being worked off is progress. */
  private boolean read() {
    boolean reported = false;
    for (var message : progress.poll(POLL)) {
      if (message.value() instanceof Progress report && counts.test(report)) {
        applied.report(report.getPartition(), positions(report));
        reported = true;
      }
    }
    return reported;
  }

  private static Map<TopicPartition, Long> positions(Progress report) {
    return report.getApplied().stream()
        .collect(
            Collectors.toMap(
                position -> new TopicPartition(position.getTopic(), position.getPartition()),
                SourcePosition::getOffset));
  }

  private static List<String> sourceTopics() {
    return Stream.concat(Arrays.stream(Family.values()).map(Topic::of), Stream.of(Topic.MERGES))
        .map(Topic::topicName)
        .toList();
  }

  @Override
  public void close() {
    progress.close();
    sources.close();
    probe.close();
  }
}
