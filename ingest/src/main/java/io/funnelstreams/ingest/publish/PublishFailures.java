package io.funnelstreams.ingest.publish;

import io.funnelstreams.schemas.registry.RegistryException;
import io.funnelstreams.schemas.registry.RegistryUnavailableException;
import io.funnelstreams.schemas.topic.Topic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Explains in a sentence why a record could not be delivered.
 *
 * @param brokers the addresses of the brokers
 */
record PublishFailures(String brokers) {
  static PublishFailures of(Map<String, ?> configs) {
    return new PublishFailures(
        Optional.<Object>ofNullable(configs.get("bootstrap.servers"))
            .map(Object::toString)
            .orElse("(no bootstrap.servers)"));
  }

  PublishException of(Optional<Topic> topic, Throwable cause) {
    return new PublishException(sentence(topic.map(Topic::topicName), cause), cause);
  }

  private String sentence(Optional<String> topic, Throwable cause) {
    var name = topic.map(t -> "'" + t + "'").orElse("the topics");
    if (cause instanceof RegistryUnavailableException || cause instanceof RegistryException) {
      return cause.getMessage();
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "Kafka at %s has no topic %s; 'funnel up' creates the topics".formatted(brokers, name);
    }
    if (cause instanceof AuthenticationException) {
      return "Kafka at %s does not accept the credentials: %s"
          .formatted(brokers, cause.getMessage());
    }
    if (cause instanceof AuthorizationException) {
      return "Kafka at %s does not allow writing to %s; give this user the right to write to it"
          .formatted(brokers, name);
    }
    if (cause instanceof TimeoutException) {
      return "Kafka at %s does not answer; is it running, and is 'bootstrap.servers' right?"
          .formatted(brokers);
    }
    if (cause instanceof RecordTooLargeException) {
      return "a record for %s is larger than Kafka at %s takes (max.message.bytes of the topic)"
          .formatted(name, brokers);
    }
    if (root(cause) instanceof InvalidTimestampException refused) {
      return ("Kafka at %s refuses the time of a record for %s: the clock of this machine (%s)"
              + " shows %s; set it right, or have 'funnel up' widen"
              + " message.timestamp.after.max.ms of the topic (%s)")
          .formatted(brokers, name, host(), Instant.now(), refused.getMessage());
    }
    return other(name, root(cause));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "without a name";
    }
  }

  private String other(String name, Throwable root) {
    var reason = Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    return root instanceof ConfigException
        ? "the settings for Kafka are not right: " + reason
        : "Kafka at %s did not take a record for %s: %s".formatted(brokers, name, reason);
  }

  /** Kafka's clients hide a wrong setting behind "failed to construct". */
  private static Throwable root(Throwable cause) {
    var root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
