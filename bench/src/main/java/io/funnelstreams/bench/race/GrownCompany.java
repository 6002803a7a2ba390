package io.funnelstreams.bench.race;

import com.sun.management.OperatingSystemMXBean;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.company.Company;
import io.funnelstreams.bench.company.CompanyPlan;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.catchup.CatchUp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A lap over the events of a company on a broker of its own, whose work is not counted.
 *
 * @param without families that are left out
 */
record GrownCompany(Company company, Set<Family> without) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration QUARTER = Duration.ofDays(91);
  private static final int PARTITIONS = 4;
  private static final String THREADS = "2";

  /** The length of a journey's row and of what else a party has, on average. */
  private static final int ROW_BYTES = 500;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * Counts from the moment the Kafka Streams application is ready until all events are in published
   * KPIs.
   */
  Lap pipeline() throws IOException {
    return pipeline(Optional.empty());
  }

  /** Counts the newest events, published when all that was recorded before them is in the KPIs. */
  Lap newestQuarter() throws IOException {
    return pipeline(Optional.of(company.end().minus(QUARTER)));
  }

  private Lap pipeline(Optional<Instant> onlyFrom) throws IOException {
    try (var folder = TemporaryFolder.create();
        var broker = BrokerProcess.start(folder.path().resolve("broker"))) {
      var settings = settings(broker);
      var cluster = new Cluster(settings.clientProperties());
      long events = publish(cluster, settings, Instant.MIN, onlyFrom.orElse(Instant.MAX));
      var plan = CompanyPlan.FILE;
      var state = folder.path().resolve("state");
      try (var pipeline = Pipeline.start(cluster, settings, plan, state).awaitRunning();
          var catchUp = CatchUp.open(cluster.properties(), cluster.values(), plan.version())) {
        if (onlyFrom.isPresent()) {
          catchUp.await(PATIENCE, pipeline::checkFailure);
        }
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        if (onlyFrom.isPresent()) {
          events = publish(cluster, settings, onlyFrom.get(), Instant.MAX);
        }
        catchUp.await(PATIENCE, pipeline::checkFailure);
        return new Lap("pipeline", events, seconds(start), cpuSeconds() - cpu);
      }
    }
  }

  /** The same for {@link BareStore}, which has nothing to publish. */
  Lap bareStore() throws Exception {
    try (var folder = TemporaryFolder.create();
        var broker = BrokerProcess.start(folder.path().resolve("broker"))) {
      var settings = settings(broker);
      publish(new Cluster(settings.clientProperties()), settings, Instant.MIN, Instant.MAX);
      try (var admin = new Cluster(settings.clientProperties()).admin()) {
        var state = folder.path().resolve("state");
        return new Track(admin, PARTITIONS)
            .runOnceStarted(new BareStore(streams(broker, state), ROW_BYTES));
      }
    }
  }

  /** Publishes the events that were recorded in a span and returns their number. */
  private long publish(Cluster cluster, Settings settings, Instant from, Instant to) {
    TopicProvisioner.ensure(cluster, settings);
    long[] events = new long[1];
    try (var publisher = KafkaPublisher.connect(cluster.properties())) {
      company
          .deliveries()
          .filter(event -> !without.contains(event.family()))
          .filter(event -> !event.header().recordedAt().isBefore(from))
          .filter(event -> event.header().recordedAt().isBefore(to))
          .forEach(
              event -> {
                publisher.publish(event);
                events[0]++;
              });
    }
    return events[0];
  }

  private static Settings settings(BrokerProcess broker) {
    return SettingsSource.read(
        Optional.empty(),
        Map.of(),
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "schema.registry.url", broker.registryUrl(),
            "topics.event.partitions", Integer.toString(PARTITIONS),
            "streams.threads", THREADS));
  }

  private static Map<String, Object> streams(BrokerProcess broker, Path state) {
    var settings = new HashMap<String, Object>();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double cpuSeconds() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }
}
