package io.funnelstreams.schemas.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/** Creates the declared topics that are missing and checks those that exist. */
public final class TopicSetup {
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

  /** Each export writes all of its rows again, and every import reads all records of the topic. */
  private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * Records have the time of the machine that wrote them, whose clock may have been wrong. A broker
   * would refuse records that are an hour ahead. A Kafka Streams application that reads such a
   * record and has to write another with its time would then never get past it.
   */
  public static final Map<String, String> ANY_TIME =
      Map.of(
          MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE),
          MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));

  private final Admin admin;
  private final TopicSettings settings;

  private TopicSetup(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /**
   * Creates or checks every topic.
   *
   * @throws TopicMismatchException where a topic exists with other partitions or another retention
   * @throws KafkaException where the cluster cannot be asked
   */
  public static void ensure(Admin admin, TopicSettings settings) {
    ensure(admin, settings, Arrays.asList(Topic.values()));
  }

  /** As {@link #ensure(Admin, TopicSettings)}, for some of the topics. */
  public static void ensure(Admin admin, TopicSettings settings, Collection<Topic> topics) {
    var setup = new TopicSetup(admin, settings);
    var existing = await(admin.listTopics().names());
    setup.create(topics.stream().filter(t -> !existing.contains(t.topicName())).toList());
    setup.check(topics);
    letTakeAnyTime(admin, topics.stream().map(Topic::topicName).collect(Collectors.toSet()));
  }

  /** Makes existing topics take records of any time, where they do not already. */
  public static void letTakeAnyTime(Admin admin, Collection<String> topics) {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    configs(admin, topics)
        .forEach(
            (topic, found) -> {
              var narrow =
                  ANY_TIME.entrySet().stream()
                      .filter(wanted -> !wanted.getValue().equals(valueOf(found, wanted.getKey())))
                      .map(wanted -> new ConfigEntry(wanted.getKey(), wanted.getValue()))
                      .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                      .toList();
              if (!narrow.isEmpty()) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), narrow);
              }
            });
    if (!changes.isEmpty()) {
      await(admin.incrementalAlterConfigs(changes).all());
    }
  }

  private static String valueOf(Config found, String key) {
    var entry = found.get(key);
    return entry == null ? "" : entry.value();
  }

  private void create(List<Topic> missing) {
    var topics =
        missing.stream()
            .map(
                topic ->
                    new NewTopic(
                            topic.topicName(), settings.partitions(topic), settings.replication())
                        .configs(expected(topic)))
            .toList();
    for (var created : admin.createTopics(topics).values().values()) {
      try {
        await(created);
      } catch (TopicExistsException raced) {
        // Another process that starts at the same time was quicker; its topic is checked
        // like every other.
      }
    }
  }

  private Map<String, String> expected(Topic topic) {
    var configs = new TreeMap<String, String>(ANY_TIME);
    configs.putAll(retention(topic));
    if (settings.replication() >= 3) {
      configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return configs;
  }

  /** The retention settings of a topic, by Kafka's names. */
  public static Map<String, String> retention(Topic topic) {
    var configs = new TreeMap<String, String>();
    if (topic.kind().compacted()) {
      configs.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
      if (topic.kind() == Topic.Kind.BOUNDED_LATEST) {
        configs.put(MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(COMPACTED_WITHIN.toMillis()));
      }
    } else {
      configs.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
      configs.put(RETENTION_MS_CONFIG, "-1");
      configs.put(RETENTION_BYTES_CONFIG, "-1");
    }
    return configs;
  }

  private void check(Collection<Topic> topics) {
    var names = topics.stream().map(Topic::topicName).collect(Collectors.toSet());
    var found = described(names);
    var configs = configs(admin, names);
    var differences = new ArrayList<String>();
    for (var topic : topics) {
      partitions(topic, found.get(topic.topicName()), differences);
      retention(topic, configs.get(topic.topicName()), differences);
    }
    if (!differences.isEmpty()) {
      throw new TopicMismatchException(differences);
    }
  }

  /** The broker that answers may not know a topic yet that was created a moment ago. */
  private Map<String, TopicDescription> described(Set<String> names) {
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (true) {
      try {
        return await(admin.describeTopics(names).allTopicNames());
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Utils.sleep(POLL.toMillis());
      }
    }
  }

  private static Map<String, Config> configs(Admin admin, Collection<String> names) {
    Function<String, ConfigResource> resource =
        name -> new ConfigResource(ConfigResource.Type.TOPIC, name);
    return await(admin.describeConfigs(names.stream().map(resource).toList()).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private void partitions(Topic topic, TopicDescription found, List<String> differences) {
    int expected = settings.partitions(topic);
    int actual = found.partitions().size();
    if (actual != expected) {
      differences.add(
          String.format(
              "topic %s: expected %s partitions, found %s. Set the number of %s partitions to %s,"
                  + " or, if the topic holds nothing you need, delete it and start again.",
              topic.topicName(), expected, actual, partitionSetting(topic), actual));
    }
  }

  private static String partitionSetting(Topic topic) {
    return topic.kind() == Topic.Kind.PARTY_HISTORY ? "event" : "output";
  }

  private void retention(Topic topic, Config found, List<String> differences) {
    expected(topic)
        .forEach(
            (key, value) -> {
              var actual = found.get(key).value();
              if (!isAdvice(key) && !value.equals(actual)) {
                differences.add(
                    String.format(
                        "topic %1$s: expected %2$s=%3$s, found %4$s. Run kafka-configs.sh --alter"
                            + " --entity-type topics --entity-name %1$s --add-config %2$s=%3$s",
                        topic.topicName(), key, value, actual));
              }
            });
  }

  /**
   * Whether a setting is only advice: it is set where that is allowed, and a difference is no
   * mismatch.
   */
  private static boolean isAdvice(String key) {
    return key.equals(MIN_IN_SYNC_REPLICAS_CONFIG) || ANY_TIME.containsKey(key);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new KafkaException(e.getCause());
    }
  }
}
