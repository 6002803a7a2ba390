package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.streams.FunnelStreams;
import io.funnelstreams.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The Kafka Streams application of a plan, running on a cluster that has our topics and schemas.
 */
public final class Pipeline implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final FunnelStreams streams;
  private final Optional<String> before;
  private final Optional<Plan> replacement;
  private final AtomicReference<String> supersededBy = new AtomicReference<>();
  private DefinitionRollout rollout;

  private Pipeline(FunnelStreams streams, Optional<String> before, Optional<Plan> replacement) {
    this.streams = streams;
    this.before = before;
    this.replacement = replacement;
  }

  /**
   * Makes or checks topics and schemas, applies the plan and starts the Kafka Streams application.
   * It returns before the application is ready.
   *
   * @param stateFolder where local stores are kept
   * @throws SupersededException where a newer plan that counts differently is active
   */
  public static Pipeline start(
      Cluster cluster, Settings settings, PlanFile plan, Path stateFolder) {
    return start(cluster, settings, plan, stateFolder, Clock.systemUTC());
  }

  /**
   * As {@link #start(Cluster, Settings, PlanFile, Path)}, for a company that lives at a pace of its
   * own.
   *
   * @param clock what time it is at the company
   */
  public static Pipeline start(
      Cluster cluster, Settings settings, PlanFile plan, Path stateFolder, Clock clock) {
    TopicProvisioner.ensure(cluster, settings);
    var replacement = apply(cluster, plan);
    var before = DefinitionRollout.claim(cluster, plan);
    TopicProvisioner.letTakeAnyTime(cluster, FunnelStreams.applicationId(plan.version()));
    var streams =
        FunnelStreams.start(
            plan.plan(),
            new StreamsSettings(
                cluster.properties(),
                stateFolder,
                settings.eventPartitions(),
                settings.streamsThreads(),
                TopicProvisioner.replication(cluster, settings)),
            clock);
    var pipeline = new Pipeline(streams, before, replacement);
    var others =
        new RetiredApplicationCleaner(
            cluster, FunnelStreams.applicationId(plan.version()), stateFolder);
    pipeline.rollout = DefinitionRollout.begin(cluster, plan, others, pipeline::stopFor);
    return pipeline;
  }

  /**
   * Applies a plan that was never applied or is active already; else returns the version that has
   * replaced it.
   */
  private static Optional<Plan> apply(Cluster cluster, PlanFile plan) {
    var order = PlanOrder.read(cluster);
    var superseded = order.superseding(plan);
    if (superseded.isPresent()) {
      throw superseded.get();
    }
    var replacement = order.replacementOf(plan);
    if (replacement.isEmpty()) {
      plan.apply(cluster, Clock.systemUTC());
    }
    return replacement;
  }

  /** The later version of the plan whose goals are active in place of this one's. */
  public Optional<Plan> replacement() {
    return replacement;
  }

  /** The definition whose numbers stay until those of this plan have caught up with the events. */
  public Optional<String> takesOverFrom() {
    return before;
  }

  /** The definition that superseded this plan's and so ended the Kafka Streams application. */
  public Optional<String> supersededBy() {
    return Optional.ofNullable(supersededBy.get());
  }

  private void stopFor(String version) {
    supersededBy.set(version);
    streams.close();
  }

  /**
   * Waits until the Kafka Streams application runs.
   *
   * @throws FunnelException where it does not get that far
   */
  public Pipeline awaitRunning() {
    try {
      if (!streams.awaitRunning(START_LIMIT)) {
        throw failure();
      }
      return this;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Waits until the Kafka Streams application is closed.
   *
   * @throws FunnelException where it stopped because of a failure
   */
  public void awaitEnd() {
    try {
      streams.awaitEnd();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    checkFailure();
  }

  /**
   * Checks for a failure before a wait for the Kafka Streams application.
   *
   * @throws FunnelException where it has stopped because of one
   */
  public void checkFailure() {
    if (streams.failure().isPresent()) {
      throw failure();
    }
  }

  /** Registers the metrics of the Kafka Streams application, its consumers' lag among them. */
  public void measure(MeterRegistry registry) {
    streams.bindTo(registry);
  }

  private FunnelException failure() {
    return streams
        .failure()
        .map(
            cause ->
                new FunnelException(
                    "The Kafka Streams application stopped: %s. The log says more."
                        .formatted(FirstCause.of(cause)),
                    cause))
        .orElseGet(
            () ->
                new FunnelException(
                    ("The Kafka Streams application was not ready after %s minutes."
                            + " The log says more.")
                        .formatted(START_LIMIT.toMinutes())));
  }

  @Override
  public void close() {
    rollout.close();
    streams.close();
  }
}
