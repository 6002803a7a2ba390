package io.funnelstreams.ingest.publish;

import io.funnelstreams.schemas.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks the cluster for the topics before anything is sent, because a producer would wait longer.
 */
final class ClusterCheck {
  private static final int MOST_MILLIS = 8_000;

  private ClusterCheck() {}

  /**
   * Checks that a broker answers and the topics are there.
   *
   * @throws PublishException where not
   */
  static void check(Map<String, ?> configs, PublishFailures failures) {
    try (var admin = Admin.create(settings(configs))) {
      var descriptions =
          admin
              .describeTopics(TopicValues.topics().stream().map(Topic::topicName).toList())
              .topicNameValues();
      for (var topic : TopicValues.topics()) {
        await(descriptions.get(topic.topicName()), topic, failures);
      }
    } catch (KafkaException e) {
      throw failures.of(Optional.empty(), e);
    }
  }

  private static void await(
      org.apache.kafka.common.KafkaFuture<?> description, Topic topic, PublishFailures failures) {
    try {
      description.get();
    } catch (ExecutionException e) {
      throw failures.of(Optional.of(topic), e.getCause());
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
