package io.funnelstreams.app.setting;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Kafka's settings that FunnelStreams owns: its guarantees depend on their values, so it accepts no
 * others. A user may set all other settings.
 */
final class KafkaOwned {
  /** The prefixes of a name that is meant for some of the clients. */
  static final List<String> PREFIXES =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  private static final String TOPIC = "topic.";

  private static final String IDENTITY =
      "names the consumer group and what its members are known by. Both follow from the plan and"
          + " the data folder: for a second system use a cluster or a data folder of its own"
          + " (data.dir)";
  private static final String COMMITTED =
      "decides what is read of the topics. Only committed records are read, each once and from the"
          + " first on";
  private static final String WRITTEN =
      "decides whether a record can be lost, written twice or out of order. None is";
  private static final String FORM =
      "decides what records look like. Keys are text and values Avro; serde.class chooses the serde"
          + " of values";
  private static final String PLACE =
      "decides which partition a record goes to. It follows from the key, or the events of a party"
          + " would be counted in several places";
  private static final String SKIPPED =
      "decides what becomes of a record that cannot be handled. It is rejected with its reason"
          + " (funnel rejects), and never skipped";
  private static final String BUILT =
      "replaces a part of the stream program. The numbers are proved with the parts that it has";
  private static final String TOPICS =
      "is how topics are made. They are made as docs/architecture.md says; number and copies of"
          + " partitions are topics.event.partitions, topics.output.partitions and"
          + " topics.replication.factor";

  private static final String IDENTITY_NAMES =
      """
      application.id group.id group.instance.id group.protocol group.remote.assignor
      partition.assignment.strategy task.assignor.class
      """;
  private static final String COMMITTED_NAMES =
      """
      isolation.level auto.offset.reset enable.auto.commit auto.commit.interval.ms
      allow.auto.create.topics internal.throw.on.fetch.stable.offset.unsupported
      """;
  private static final String WRITTEN_NAMES =
      """
      acks enable.idempotence transactional.id retries
      max.in.flight.requests.per.connection transaction.two.phase.commit.enable
      interceptor.classes
      """;
  private static final String FORM_NAMES =
      """
      key.serializer value.serializer key.deserializer value.deserializer
      default.key.serde default.value.serde default.list.key.serde.inner
      default.list.key.serde.type default.list.value.serde.inner
      default.list.value.serde.type windowed.inner.class.serde window.size.ms
      dsl.store.format
      """;
  private static final String PLACE_NAMES =
      """
      partitioner.class partitioner.ignore.keys
      """;
  private static final String SKIPPED_NAMES =
      """
      deserialization.exception.handler default.deserialization.exception.handler
      production.exception.handler default.production.exception.handler
      processing.exception.handler processing.exception.handler.global.enabled
      errors.dead.letter.queue.topic.name
      """;
  private static final String BUILT_NAMES =
      """
      default.timestamp.extractor default.client.supplier default.dsl.store
      dsl.store.suppliers.class rocksdb.config.setter processor.wrapper.class
      topology.optimization ensure.explicit.internal.resource.naming
      """;

  private static final Map<String, String> REASONS = reasons();

  private KafkaOwned() {}

  private static Map<String, String> reasons() {
    var reasons = new TreeMap<String, String>();
    addSingle(reasons);
    put(reasons, IDENTITY, IDENTITY_NAMES);
    put(reasons, COMMITTED, COMMITTED_NAMES);
    put(reasons, WRITTEN, WRITTEN_NAMES);
    put(reasons, FORM, FORM_NAMES);
    put(reasons, PLACE, PLACE_NAMES);
    put(reasons, SKIPPED, SKIPPED_NAMES);
    put(reasons, BUILT, BUILT_NAMES);
    return Map.copyOf(reasons);
  }

  private static void addSingle(Map<String, String> reasons) {
    reasons.put(
        "bootstrap.servers",
        "names the brokers. Use the setting bootstrap.servers, without the prefix");
    reasons.put(
        "processing.guarantee",
        "decides whether an event counts exactly once. It always does (exactly_once_v2)");
    reasons.put(
        "state.dir",
        "is where local stores are kept. Use the setting data.dir, whose folder holds them");
    reasons.put(
        "num.standby.replicas",
        "keeps copies of stores on other instances, which a rollout by another plan and a"
            + " forgetting are not proved with. An instance whose data folder (data.dir) is kept"
            + " needs none");
    reasons.put(
        "replication.factor",
        "is the number of copies of internal topics. Use the setting topics.replication.factor");
    reasons.put("check.crcs", "decides whether damaged records are noticed. They are");
    reasons.put(
        "allow.os.group.write.access",
        "lets others write to the local stores, which hold what is known of persons");
    reasons.put(
        "repartition.purge.interval.ms",
        "decides for how long events stay on internal topics. It is Kafka's default");
  }

  private static void put(Map<String, String> reasons, String reason, String names) {
    Arrays.stream(names.split("\\s+")).forEach(name -> reasons.put(name, reason));
  }

  /** The names that FunnelStreams owns. */
  static Set<String> names() {
    return REASONS.keySet();
  }

  /** The reasons by name. */
  static Map<String, String> byName() {
    return new TreeMap<>(REASONS);
  }

  /**
   * Why a setting is not accepted, and what to use instead; empty where it may be set.
   *
   * @param name without {@link SettingsTable#KAFKA_PREFIX}
   */
  static Optional<String> reason(String name) {
    if (name.startsWith(TOPIC) || isOfTopics(name)) {
      return Optional.of(TOPICS);
    }
    return PREFIXES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> reason(name.substring(prefix.length())))
        .orElseGet(() -> Optional.ofNullable(REASONS.get(name)));
  }

  /** Settings that only topics have. */
  private static boolean isOfTopics(String name) {
    return !SettingsTable.kafkaNames().contains(name)
        && Arrays.stream(TopicConfig.class.getFields())
            .filter(field -> field.getName().toUpperCase(Locale.ROOT).endsWith("_CONFIG"))
            .anyMatch(field -> name.equals(valueOf(field)));
  }

  private static Object valueOf(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public constant can be read", e);
    }
  }
}
