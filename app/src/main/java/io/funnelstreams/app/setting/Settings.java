package io.funnelstreams.app.setting;

import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** The effective settings of this process. */
public final class Settings {
  private final AbstractConfig values;
  private final Map<String, String> kafka;
  private final Map<String, String> registry;
  private final Map<String, String> origins;

  Settings(
      AbstractConfig values,
      Map<String, String> kafka,
      Map<String, String> registry,
      Map<String, String> origins) {
    this.values = values;
    this.origins = Map.copyOf(origins);
    this.kafka = Map.copyOf(kafka);
    this.registry = Map.copyOf(registry);
  }

  public String bootstrapServers() {
    return values.getString(SettingsTable.BOOTSTRAP_SERVERS);
  }

  /** Whether a setting names a cluster; otherwise the address is the embedded broker's. */
  public boolean namesCluster() {
    return values.originals().containsKey(SettingsTable.BOOTSTRAP_SERVERS);
  }

  /** What names the cluster: an environment variable, a file, or the command line. */
  public Optional<String> clusterNamedBy() {
    return Optional.ofNullable(origins.get(SettingsTable.BOOTSTRAP_SERVERS));
  }

  /** What names the registry. */
  public Optional<String> registryNamedBy() {
    return Optional.ofNullable(origins.get(SettingsTable.REGISTRY_URL));
  }

  public String registryUrl() {
    return values.getString(SettingsTable.REGISTRY_URL);
  }

  public Path dataFolder() {
    return Path.of(values.getString(SettingsTable.DATA_DIR));
  }

  /** The folder in which a user enables, changes and adds sources. */
  public Path sourcesFolder() {
    return Path.of(values.getString(SettingsTable.SOURCES_DIR));
  }

  /** The file that says which receivers get alerts; it may not exist. */
  public Path notificationsFile() {
    return Path.of(values.getString(SettingsTable.NOTIFICATIONS_FILE));
  }

  /** Whether a setting names that file; the file then has to exist. */
  public boolean namesNotifications() {
    return values.originals().containsKey(SettingsTable.NOTIFICATIONS_FILE);
  }

  /** The address of the metrics of a process without a gateway. */
  public Optional<InetSocketAddress> metricsAddress() {
    return HostAndPort.of(values.getString(SettingsTable.METRICS_ADDRESS));
  }

  /** The ports of the embedded broker and registry. */
  public Ports ports() {
    return new Ports(
        values.getInt(SettingsTable.BROKER_PORT), values.getInt(SettingsTable.REGISTRY_PORT));
  }

  public int eventPartitions() {
    return values.getInt(SettingsTable.EVENT_PARTITIONS);
  }

  public int outputPartitions() {
    return values.getInt(SettingsTable.OUTPUT_PARTITIONS);
  }

  /** Copies of every partition; 0 leaves it to the number of brokers. */
  public short replication() {
    return values.getShort(SettingsTable.REPLICATION);
  }

  public int streamsThreads() {
    return values.getInt(SettingsTable.STREAMS_THREADS);
  }

  public Duration catchUpLimit() {
    return Duration.ofSeconds(values.getInt(SettingsTable.CATCH_UP_SECONDS));
  }

  /**
   * The settings of the gateway.
   *
   * @throws org.apache.kafka.common.config.ConfigException where two settings contradict
   */
  public GatewaySettings gateway() {
    return GatewayTable.of(values);
  }

  /** The settings of the page and the API. */
  public WebAddress web() {
    return WebTable.of(values);
  }

  /** The file that says who has access; it may not exist. */
  public Path accessFile() {
    return Path.of(values.getString(WebTable.ACCESS_FILE));
  }

  /** Whether a setting names that file; the file then has to exist. */
  public boolean namesAccess() {
    return values.originals().containsKey(WebTable.ACCESS_FILE);
  }

  /** The configuration of Kafka's clients, the registry serde and the Kafka Streams application. */
  public Map<String, Object> clientProperties() {
    return clientProperties(bootstrapServers(), registryUrl());
  }

  /** As {@link #clientProperties()}, with the addresses of the embedded parts. */
  public Map<String, Object> clientProperties(String bootstrapServers, String registryUrl) {
    var properties = new HashMap<String, Object>(kafka);
    properties.putAll(registry);
    properties.put(SettingsTable.BOOTSTRAP_SERVERS, bootstrapServers);
    properties.put(SettingsTable.REGISTRY_URL, registryUrl);
    properties.put(SettingsTable.SERDE_CLASS, values.getString(SettingsTable.SERDE_CLASS));
    properties.put(SettingsTable.AUTO_REGISTER, values.getBoolean(SettingsTable.AUTO_REGISTER));
    return properties;
  }
}
