package io.funnelstreams.ingest.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** The settings of the consumer: it reads only committed records, from the first one on. */
final class ReaderSettings {
  /** After this time, other processes get the partitions of a process that has died. */
  private static final int SESSION_MS = 10_000;

  /** The maximum number of records in one transaction. */
  private static final int RECORDS = 500;

  /** An expression may take a second, and every record of a round may have several. */
  private static final int MOST_MS_OF_A_ROUND = 30 * 60_000;

  private static final int FETCHED_BYTES = 8 << 20;

  private ReaderSettings() {}

  /** The group that shares the partitions of a source, and the prefix of all names. */
  static String group(String source) {
    return "funnel-source-" + source;
  }

  /** The consumer's settings; of the given ones those that are a consumer's. */
  static Map<String, Object> of(String source, Map<String, ?> configs) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MOST_MS_OF_A_ROUND);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configs.forEach(
        (key, value) -> {
          if (ConsumerConfig.configNames().contains(key) && !key.endsWith(".deserializer")) {
            settings.put(key, value);
          }
        });
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group(source));
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group(source));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }
}
