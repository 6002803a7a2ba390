package io.funnelstreams.ingest.publish;

import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/**
 * Asks the cluster for the topics before the program sends any record, because a producer would
 * wait longer.
 */
final class ClusterCheck {
  private static final int MOST_MILLIS = 8_000;

  /** A topic that was created a moment ago is not yet known to every broker. */
  private static final Duration NEW_TOPIC = Duration.ofSeconds(3);

  private static final long BETWEEN_MILLIS = 50;

  private ClusterCheck() {}

  /**
   * Checks that a broker answers and the topics are there.
   *
   * @throws PublishException where not
   */
  static void check(Map<String, ?> configs, PublishFailures failures) {
    check(configs, failures, TopicSerializers.topics());
  }

  /** As {@link #check(Map, PublishFailures)}, for some topics. */
  static void check(Map<String, ?> configs, PublishFailures failures, List<Topic> topics) {
    try (var admin = Admin.create(settings(configs))) {
      for (var topic : topics) {
        await(admin, topic, failures);
      }
    } catch (KafkaException e) {
      throw failures.of(Optional.empty(), e);
    }
  }

  private static void await(Admin admin, Topic topic, PublishFailures failures) {
    long deadline = System.nanoTime() + NEW_TOPIC.toNanos();
    for (var failure = ask(admin, topic); failure.isPresent(); failure = ask(admin, topic)) {
      boolean mayBeNew = failure.get() instanceof UnknownTopicOrPartitionException;
      if (!mayBeNew || System.nanoTime() > deadline) {
        throw failures.of(Optional.of(topic), failure.get());
      }
      Utils.sleep(BETWEEN_MILLIS);
    }
  }

  private static Optional<Throwable> ask(Admin admin, Topic topic) {
    try {
      admin.describeTopics(List.of(topic.topicName())).allTopicNames().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Map<String, Object> settings(Map<String, ?> configs) {
    var settings = new HashMap<String, Object>();
    configs.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MOST_MILLIS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, MOST_MILLIS / 2);
    return settings;
  }
}
