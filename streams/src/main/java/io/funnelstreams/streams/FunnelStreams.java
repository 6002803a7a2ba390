package io.funnelstreams.streams;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.topic.ApplicationId;
import io.funnelstreams.schemas.topic.TopicSetup;
import io.funnelstreams.streams.kpi.KpiSteps;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running instance of the topology. The application id carries the version of the definition, so
 * a plan that changes what numbers mean begins with the first event again, next to the earlier
 * application.
 */
public final class FunnelStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunnelStreams.class);

  private static final Duration COMPACTED_WITHIN = Duration.ofDays(7);

  /** Of a party with tens of thousands of events; more than Kafka's clients and topics take. */
  private static final int LONGEST_ROW_BYTES = 16 * 1024 * 1024;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private final Path stateDirectory;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private FunnelStreams(KafkaStreams streams, Path stateDirectory) {
    this.streams = streams;
    this.metrics = new KafkaStreamsMetrics(streams);
    this.stateDirectory = stateDirectory;
  }

  /** The id of the application that counts by a definition. */
  public static String applicationId(String version) {
    return ApplicationId.of(version);
  }

  /** The application id that a name of a topic, a group or a folder begins with, if any. */
  public static Optional<String> applicationIdAtStartOf(String name) {
    int end = ApplicationId.PREFIX.length() + PlanDefinition.VERSION_LENGTH;
    boolean ours =
        name.startsWith(ApplicationId.PREFIX)
            && name.length() >= end
            && (name.length() == end || name.charAt(end) == '-');
    return ours ? Optional.of(name.substring(0, end)) : Optional.empty();
  }

  /** Starts an instance; it runs until it is closed or fails. */
  public static FunnelStreams start(Plan plan, StreamsSettings settings) {
    return start(plan, settings, Clock.systemUTC());
  }

  /**
   * As {@link #start(Plan, StreamsSettings)}, for a company that lives at a pace of its own.
   *
   * @param clock what time it is at the company: which day it is, and of when its numbers are
   */
  public static FunnelStreams start(Plan plan, StreamsSettings settings, Clock clock) {
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var serdes = new RegistrySerdes(settings.clients());
    var time = SteadyTime.ofMachine(clock);
    var topology = FunnelTopology.build(definition, serdes, settings.partitions(), time);
    var started =
        new FunnelStreams(
            new KafkaStreams(topology, properties(definition, settings), time),
            settings.stateDirectory());
    started.run();
    return started;
  }

  /**
   * Waits until every task of this instance is assigned and restored.
   *
   * @return false if that takes longer, or the instance failed; see {@link #failure}
   */
  public boolean awaitRunning(Duration timeout) throws InterruptedException {
    return running.await(timeout.toMillis(), TimeUnit.MILLISECONDS) && failure().isEmpty();
  }

  /** Waits until the instance has stopped, because it was closed or because it failed. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** The failure that stopped the instance; empty while it runs and after an orderly close. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Shows Kafka Streams' own metrics, those of its consumers with their lag, its state (1 for the
   * one it is in) and the failures that were kept from the rest; until it is closed.
   */
  public void bindTo(MeterRegistry registry) {
    metrics.bindTo(registry);
    for (var state : KafkaStreams.State.values()) {
      Gauge.builder("funnel.streams.state", streams, of -> of.state() == state ? 1 : 0)
          .description("1 for the state that the Kafka Streams application is in, 0 for others")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    FunctionCounter.builder(
            "funnel.streams.isolated.failures", this, FunnelStreams::isolatedFailures)
        .description("Failures of single goals, KPIs and monitors that were kept from the rest")
        .register(registry);
  }

  private double isolatedFailures() {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(KpiSteps.ISOLATED_FAILURES))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  @Override
  public void close() {
    metrics.close();
    // Without leaving, the others would wait for the session to time out before they get its
    // partitions.
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.warn(
          "The Kafka Streams application did not end within {} s and is left behind",
          CLOSE_TIMEOUT.toSeconds());
    }
    ended.countDown();
  }

  private void run() {
    streams.setUncaughtExceptionHandler(this::onException);
    streams.setStateListener((now, before) -> onState(now));
    streams.start();
  }

  private void onState(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      running.countDown();
    } else if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
      running.countDown();
      ended.countDown();
    }
  }

  /** A registry or broker that is away comes back; anything else would only happen again. */
  private StreamThreadExceptionResponse onException(Throwable thrown) {
    if (FirstCause.isOf(thrown, RetriableException.class)) {
      LOG.warn("The stream waits and tries again: {}", FirstCause.of(thrown));
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    // The group refuses an instance whose name another one has taken.
    boolean isCopied = FirstCause.isOf(thrown, FencedInstanceIdException.class);
    failure.set(isCopied ? copied() : thrown);
    LOG.error("The stream stops: {}", FirstCause.of(failure.get()), thrown);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** With a new name it and the other one no longer take turns in ending each other. */
  private CopiedFolderException copied() {
    InstanceName.renew(stateDirectory);
    return new CopiedFolderException(stateDirectory);
  }

  private static Properties properties(Definition definition, StreamsSettings settings) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(definition.version()));
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replication());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250);
    // Journeys are sets, so no topic need wait for another; looking whether one should is not free.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // Values that were deleted or replaced in a store leave its changelog after at most this long.
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
        String.valueOf(COMPACTED_WITHIN.toMillis()));
    // Of machines whose clocks were wrong: see NoLaterThanNow.
    TopicSetup.ANY_TIME.forEach(
        (key, value) -> properties.put(StreamsConfig.topicPrefix(key), value));
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, NoLaterThanNow.class);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        InstanceName.of(settings.stateDirectory()));
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        String.valueOf(LONGEST_ROW_BYTES));
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LONGEST_ROW_BYTES);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.putAll(settings.clients());
    return properties;
  }
}
