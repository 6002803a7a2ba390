package io.funnelstreams.bench.gateway;

import io.funnelstreams.app.embedded.EmbeddedBroker;
import io.funnelstreams.app.embedded.EmbeddedRegistry;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.nio.file.Path;
import java.util.Map;

/** The embedded broker and registry with all topics; the broker can go and come back. */
final class RestartableCluster implements AutoCloseable {
  private final Path folder;
  private final EmbeddedRegistry registry;
  private final Cluster cluster;
  private EmbeddedBroker broker;

  private RestartableCluster(Path folder, EmbeddedRegistry registry, EmbeddedBroker broker) {
    this.folder = folder;
    this.registry = registry;
    this.broker = broker;
    this.cluster =
        new Cluster(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "schema.registry.url", registry.url()));
  }

  static RestartableCluster start(Path folder) {
    var registry =
        EmbeddedRegistry.start(folder.resolve("registry"), folder.resolve("log"), 0).awaitReady();
    var broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    var started = new RestartableCluster(folder, registry, broker);
    try (var admin = started.cluster().admin()) {
      TopicSetup.ensure(admin, TopicSettings.embedded());
    }
    SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(started.cluster().properties())));
    return started;
  }

  Cluster cluster() {
    return cluster;
  }

  void stopBroker() {
    broker.close();
  }

  void startBroker() {
    int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
    broker = EmbeddedBroker.start(folder.resolve("broker"), port);
  }

  @Override
  public void close() {
    broker.close();
    registry.close();
  }
}
