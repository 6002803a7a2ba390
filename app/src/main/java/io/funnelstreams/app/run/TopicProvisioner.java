package io.funnelstreams.app.run;

import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.util.Arrays;
import java.util.Collection;

/** Creates and checks our topics and schemas on a cluster. */
public final class TopicProvisioner {
  private static final short SAFE_REPLICATION = 3;

  private TopicProvisioner() {}

  /**
   * Creates the missing topics and schemas and checks the existing ones.
   *
   * @throws io.funnelstreams.schemas.topic.TopicMismatchException where a topic is not as declared
   */
  public static void ensure(Cluster cluster, Settings settings) {
    ensure(cluster, settings, Arrays.asList(Topic.values()));
  }

  /** As {@link #ensure(Cluster, Settings)}, for some of the topics. */
  public static void ensure(Cluster cluster, Settings settings, Collection<Topic> topics) {
    try (var admin = cluster.admin()) {
      TopicSetup.ensure(
          admin,
          new TopicSettings(
              settings.eventPartitions(),
              settings.outputPartitions(),
              replication(cluster, settings)),
          topics);
    }
    SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(cluster.properties())), topics);
  }

  /**
   * Lets the topics that a definition's Kafka Streams application has created already take records
   * of any time.
   */
  static void letTakeAnyTime(Cluster cluster, String application) {
    try (var admin = cluster.admin()) {
      var own =
          Cluster.await(admin.listTopics().names()).stream()
              .filter(name -> name.startsWith(application + "-"))
              .toList();
      TopicSetup.letTakeAnyTime(admin, own);
    }
  }

  /** How many copies of a topic the settings or the cluster call for. */
  static short replication(Cluster cluster, Settings settings) {
    if (settings.replication() > 0) {
      return settings.replication();
    }
    return cluster.brokers() >= SAFE_REPLICATION ? SAFE_REPLICATION : 1;
  }
}
