package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.topic.Topic;
import java.util.Arrays;
import java.util.Collection;

/** Registers the schemas of the declared topics and holds them to one rule of evolution. */
public final class SchemaSetup {
  /** A new version reads what every earlier version wrote. */
  public static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

  private SchemaSetup() {}

  /**
   * Sets the compatibility of every topic's subject and registers its schema, where that is not so
   * already.
   *
   * @throws RegistryException where the registry holds a version that ours is incompatible with
   * @throws RegistryUnavailableException where no registry answers
   */
  public static void ensure(RegistryClient client) {
    ensure(client, Arrays.asList(Topic.values()));
  }

  /** As {@link #ensure(RegistryClient)}, for some of the topics. */
  public static void ensure(RegistryClient client, Collection<Topic> topics) {
    for (var topic : topics) {
      topic
          .valueSchema()
          .ifPresent(
              schema -> {
                var subject =
                    SubjectNaming.TOPIC_NAME_STRATEGY.subject(topic.topicName(), false, schema);
                var level = client.compatibility(subject);
                if (level.filter(COMPATIBILITY::equals).isEmpty()) {
                  client.setCompatibility(subject, COMPATIBILITY);
                }
                client.register(subject, schema);
              });
    }
  }
}
