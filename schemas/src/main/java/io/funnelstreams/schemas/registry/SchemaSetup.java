package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.topic.Topic;
import java.util.Arrays;
import java.util.Collection;

/** Registers the schemas of the declared topics and sets one rule of evolution for them. */
public final class SchemaSetup {
  /** A new version reads what every earlier version wrote. */
  public static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

  private SchemaSetup() {}

  /**
   * Sets the compatibility of every topic's subject and registers its schema, where that is not so
   * already.
   *
   * @throws RegistryException where the registry holds a version that the topic's schema is
   *     incompatible with
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
                hold(client, subject);
                client.register(subject, schema);
              });
    }
  }

  private static void hold(RegistryClient client, String subject) {
    if (isHeld(client, subject)) {
      return;
    }
    try {
      client.setCompatibility(subject, COMPATIBILITY);
    } catch (RegistryException raced) {
      // Another process that starts at the same time was quicker; some registries
      // refuse the second.
      if (!isHeld(client, subject)) {
        throw raced;
      }
    }
  }

  private static boolean isHeld(RegistryClient client, String subject) {
    return client.compatibility(subject).filter(COMPATIBILITY::equals).isPresent();
  }
}
