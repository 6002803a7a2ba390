package io.funnelstreams.app.embedded;

import java.nio.file.Path;

/** The embedded broker and registry together, on one data folder. */
public final class EmbeddedPlatform implements AutoCloseable {
  private final DataFolder folder;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private EmbeddedPlatform(DataFolder folder, EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.folder = folder;
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both side by side and returns when both answer.
   *
   * @param dataFolder where all state is kept
   * @throws io.funnelstreams.app.FunnelException where the folder cannot be used or a part does not
   *     start; nothing is left running then
   */
  public static EmbeddedPlatform start(Path dataFolder, Ports ports) {
    var folder = DataFolder.open(dataFolder);
    EmbeddedRegistry registry = null;
    EmbeddedBroker broker = null;
    try {
      registry = EmbeddedRegistry.start(folder.registry(), folder.log(), ports.registry());
      broker = EmbeddedBroker.start(folder.broker(), ports.broker());
      return new EmbeddedPlatform(folder, broker, registry.awaitReady());
    } catch (RuntimeException | Error e) {
      closeAll(broker, registry, folder);
      throw e;
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public String registryUrl() {
    return registry.url();
  }

  public DataFolder folder() {
    return folder;
  }

  public EmbeddedRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    closeAll(broker, registry, folder);
  }

  private static void closeAll(
      EmbeddedBroker broker, EmbeddedRegistry registry, DataFolder folder) {
    if (broker != null) {
      broker.close();
    }
    if (registry != null) {
      registry.close();
    }
    folder.close();
  }
}
