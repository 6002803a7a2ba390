package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.streams.FunnelStreams;
import io.funnelstreams.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** The stream part at work by a plan, on a cluster that has our topics and schemas. */
public final class Pipeline implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final FunnelStreams streams;

  private Pipeline(FunnelStreams streams) {
    this.streams = streams;
  }

  /**
   * Makes or checks topics and schemas, lets the plan hold and starts the stream part. It returns
   * before the stream part is ready.
   *
   * @param stateFolder where local stores are kept
   */
  public static Pipeline start(
      Cluster cluster, Settings settings, PlanFile plan, Path stateFolder) {
    Installation.ensure(cluster, settings);
    plan.apply(cluster, Clock.systemUTC());
    return new Pipeline(
        FunnelStreams.start(
            plan.plan(),
            new StreamsSettings(
                cluster.properties(),
                stateFolder,
                settings.eventPartitions(),
                settings.streamsThreads(),
                Installation.replication(cluster, settings))));
  }

  /**
   * Waits until the stream part works.
   *
   * @throws FunnelException where it does not come that far
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
   * Waits until the stream part is closed.
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
   * Hears of a failure before waiting for anything of the stream part.
   *
   * @throws FunnelException where it has stopped because of one
   */
  public void checkFailure() {
    if (streams.failure().isPresent()) {
      throw failure();
    }
  }

  private FunnelException failure() {
    return streams
        .failure()
        .map(
            cause ->
                new FunnelException(
                    "The stream part stopped: %s. The log says more.".formatted(cause), cause))
        .orElseGet(
            () ->
                new FunnelException(
                    "The stream part was not ready after %d minutes. The log says more."
                        .formatted(START_LIMIT.toMinutes())));
  }

  @Override
  public void close() {
    streams.close();
  }
}
