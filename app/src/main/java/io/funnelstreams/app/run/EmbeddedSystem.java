package io.funnelstreams.app.run;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.setting.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;

/** Broker, registry and Kafka Streams application together in one process, on one data folder. */
public final class EmbeddedSystem implements AutoCloseable {
  /** Of the producer of the streams; the settings of the user come first. */
  private static final String TRANSACTION_TIMEOUT = "producer.transaction.timeout.ms";

  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  private final EmbeddedPlatform platform;
  private final Cluster cluster;
  private final Pipeline pipeline;

  private EmbeddedSystem(EmbeddedPlatform platform, Cluster cluster, Pipeline pipeline) {
    this.platform = platform;
    this.cluster = cluster;
    this.pipeline = pipeline;
  }

  /** Starts everything; the Kafka Streams application may still be starting when this returns. */
  public static EmbeddedSystem start(Settings settings, PlanFile plan, Path folder, Ports ports) {
    return start(settings, plan, folder, ports, Clock.systemUTC());
  }

  /**
   * As {@link #start(Settings, PlanFile, Path, Ports)}, for a company that lives at a pace of its
   * own.
   *
   * @param clock what time it is at the company
   */
  public static EmbeddedSystem start(
      Settings settings, PlanFile plan, Path folder, Ports ports, Clock clock) {
    var platform = EmbeddedPlatform.start(folder, ports);
    try {
      LogFile.open(platform.folder().log());
      var cluster = of(platform, settings);
      var pipeline = Pipeline.start(cluster, settings, plan, platform.folder().streams(), clock);
      return new EmbeddedSystem(platform, cluster, pipeline);
    } catch (RuntimeException | Error e) {
      platform.close();
      LogFile.close();
      throw e;
    }
  }

  /**
   * The cluster for streams whose transactions may take minutes. Where a machine is so busy that
   * one takes longer than the ten seconds which are usual, the broker would abort it, and the work
   * would begin again and again. On a cluster of its own that costs nothing: no other instance
   * waits for the transactions of one that died, and the same one ends them when it starts.
   */
  static Cluster withLongTransactions(Cluster cluster) {
    var properties = new HashMap<>(cluster.properties());
    properties.putIfAbsent(TRANSACTION_TIMEOUT, (int) LONGEST_TRANSACTION.toMillis());
    return new Cluster(properties);
  }

  /** The embedded parts as a cluster. */
  public static Cluster of(EmbeddedPlatform platform, Settings settings) {
    return withLongTransactions(
        new Cluster(
            settings.clientProperties(platform.bootstrapServers(), platform.registryUrl())));
  }

  public Cluster cluster() {
    return cluster;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public void close() {
    pipeline.close();
    platform.close();
    LogFile.close();
  }
}
