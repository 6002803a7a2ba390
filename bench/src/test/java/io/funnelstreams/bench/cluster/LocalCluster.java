package io.funnelstreams.bench.cluster;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The embedded broker and registry with all topics and schemas. */
public final class LocalCluster implements AutoCloseable {
  private static final TopicSettings TOPICS = TopicSettings.embedded();
  private static final int THREADS = 2;

  private final EmbeddedPlatform platform;

  private LocalCluster(EmbeddedPlatform platform) {
    this.platform = platform;
  }

  /** Starts one on a folder and free ports. */
  public static LocalCluster start(Path folder) {
    var cluster = new LocalCluster(EmbeddedPlatform.start(folder, Ports.FREE));
    try (var admin = cluster.admin()) {
      TopicSetup.ensure(admin, TOPICS);
    }
    SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(cluster.clients())));
    return cluster;
  }

  public String bootstrapServers() {
    return platform.bootstrapServers();
  }

  public String registryUrl() {
    return platform.registryUrl();
  }

  /** The settings of every client. */
  public Map<String, Object> clients() {
    return clients(bootstrapServers(), registryUrl());
  }

  /** An instance of the Kafka Streams application on some cluster that was started here. */
  public static StreamsSettings streams(
      String bootstrapServers, String registryUrl, Path stateDirectory) {
    return new StreamsSettings(
        clients(bootstrapServers, registryUrl),
        stateDirectory,
        TOPICS.eventPartitions(),
        THREADS,
        TOPICS.replication());
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** The deserializer of the values of any topic. */
  public TopicValues values() {
    return published().values();
  }

  /**
   * Waits until every event is in the KPIs of a definition.
   *
   * @param health throws when waiting has become vain
   */
  public void awaitCaughtUp(String definition, Runnable health) {
    published().awaitCaughtUp(definition, health);
  }

  /** The KPI table as the topic has it: committed, the last record of every key. */
  public Map<RowKey, RowValue> kpis() {
    return published().rows();
  }

  private PublishedKpis published() {
    return new PublishedKpis(clients());
  }

  @Override
  public void close() {
    platform.close();
  }

  private static Map<String, Object> clients(String bootstrapServers, String registryUrl) {
    return Map.of("bootstrap.servers", bootstrapServers, "schema.registry.url", registryUrl);
  }
}
