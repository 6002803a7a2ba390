package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.read.StoreHolder.Contents;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the output topics: brings the store up to date with what is committed on them and
 * publishes each change. For one thread.
 */
final class OutputFollower {
  /** The topics that are followed; all of them are compacted. */
  static final List<Topic> TOPICS =
      List.of(
          Topic.KPIS,
          Topic.SCORECARDS,
          Topic.ALERTS,
          Topic.DEFINITION,
          Topic.PLAN,
          Topic.LOADS,
          Topic.PROGRESS);

  /** The topics that the store is made from. */
  private static final List<Topic> ALL =
      Stream.concat(TOPICS.stream(), EventFollower.TOPICS.stream()).toList();

  private static final Logger LOG = LoggerFactory.getLogger(OutputFollower.class);
  private static final Map<String, Topic> BY_NAME =
      TOPICS.stream().collect(Collectors.toMap(Topic::topicName, Function.identity()));
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLL_RECORDS = 2_000;
  private static final long CHECK_NANOS = Duration.ofSeconds(5).toNanos();

  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  /** So much sooner than tombstones may be gone, a store is taken for too old. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final FollowerClients clients;
  private final Map<Topic, Deserializer<? extends SpecificRecord>> values = new HashMap<>();
  private final StoreHolder holder;
  private final ChangePublisher publisher;
  private final AtomicLong unread = new AtomicLong();

  /** The next offset that is read of each partition; what is before it is in the store. */
  private final AtomicReference<Map<TopicPartition, Long>> read = new AtomicReference<>(Map.of());

  private final Clock wall = Clock.systemUTC();

  OutputFollower(
      FollowerClients clients,
      TopicValues topicValues,
      StoreHolder holder,
      ChangePublisher publisher) {
    this.clients = clients;
    this.holder = holder;
    this.publisher = publisher;
    TOPICS.forEach(topic -> values.put(topic, topicValues.of(topic)));
  }

  /** How many records of the output topics were not read when it was last looked. */
  long unread() {
    return unread.get();
  }

  /** Whether the store holds everything before these offsets. Any thread may ask. */
  boolean holds(Map<TopicPartition, Long> ends) {
    var now = read.get();
    return ends.entrySet().stream()
        .allMatch(end -> now.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }

  /** Follows until it is to stop. */
  void follow(BooleanSupplier stopped) {
    try (var admin = clients.admin();
        var measured = clients.consumer("funnel-read-model", POLL_RECORDS, "none")) {
      var ids = admin.ids(ALL);
      var clusterId = admin.clusterId();
      publisher.cluster(clusterId);
      var partitions = admin.partitions(TOPICS);
      begin(admin, clusterId, ids, partitions);
      var session = new Session(admin, measured.consumer(), holder.now(), partitions);
      session.seek();
      while (!stopped.getAsBoolean()) {
        session.turn();
        session.check(clusterId);
      }
    } catch (OffsetOutOfRangeException e) {
      rebuild("offsets that it was read up to are not on the topics: " + e.partitions());
    } catch (StoreException e) {
      if (!e.isCorrupted()) {
        throw e;
      }
      rebuild("its store is damaged: " + e.getMessage());
    }
  }

  /** Makes sure that the store is of these topics and can be gone on with. */
  private void begin(
      TopicAdmin admin,
      String clusterId,
      Map<String, Uuid> ids,
      Collection<TopicPartition> partitions) {
    var origin = holder.now().origin();
    if (!origin.isNew()) {
      origin
          .difference(clusterId, ids)
          .or(() -> tooOld(admin, origin, partitions))
          .ifPresent(this::rebuild);
    }
    if (holder.now().origin().isNew()) {
      holder.now().origin().begin(clusterId, ids);
    }
  }

  /** Tombstones that were written since the store was up to date may not be there any more. */
  private Optional<String> tooOld(
      TopicAdmin admin, StoreOrigin origin, Collection<TopicPartition> partitions) {
    var ends = admin.ends(partitions);
    boolean isBehind =
        ends.entrySet().stream()
            .anyMatch(
                end ->
                    origin
                        .offset(end.getKey())
                        .filter(stored -> stored.offset() >= end.getValue())
                        .isEmpty());
    long keptMs = Math.max(0, admin.tombstonesKeptMs(TOPICS) - MARGIN.toMillis());
    var now = wall.instant();
    boolean isRecent =
        origin
            .caughtUpAt()
            .filter(at -> !at.isAfter(now) && now.minusMillis(keptMs).isBefore(at))
            .isPresent();
    return isBehind && !isRecent
        ? Optional.of(
            "deletions since it was last up to date (%s) may not be on the topics any more"
                .formatted(origin.caughtUpAt().map(Object::toString).orElse("never")))
        : Optional.empty();
  }

  private void rebuild(String reason) {
    holder.rebuild(reason);
    publisher.rebuilt();
  }

  /** One connection to the cluster. */
  private final class Session {
    private final TopicAdmin admin;
    private final GroupReader groups;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Contents contents;
    private final Collection<TopicPartition> partitions;
    private final TopicPartition definition = new TopicPartition(Topic.DEFINITION.topicName(), 0);

    private final Map<TopicPartition, Optional<Integer>> epochs = new HashMap<>();

    /** The offsets that must have been read before an action is taken. */
    private Optional<Map<TopicPartition, Long>> start;

    private Optional<Map<TopicPartition, Long>> due = Optional.empty();
    private long checkedAt = System.nanoTime() - CHECK_NANOS;

    Session(
        TopicAdmin admin,
        KafkaConsumer<String, byte[]> consumer,
        Contents contents,
        Collection<TopicPartition> partitions) {
      this.admin = admin;
      this.groups = new GroupReader(admin);
      this.consumer = consumer;
      this.contents = contents;
      this.partitions = partitions;
      this.start = Optional.of(admin.ends(partitions));
    }

    void seek() {
      consumer.assign(partitions);
      var unread = new ArrayList<TopicPartition>();
      for (var partition : partitions) {
        contents
            .origin()
            .offset(partition)
            .ifPresentOrElse(
                offset -> {
                  consumer.seek(partition, offset);
                  epochs.put(partition, offset.leaderEpoch());
                },
                () -> unread.add(partition));
      }
      // Of no partitions Kafka would take all.
      if (!unread.isEmpty()) {
        consumer.seekToBeginning(unread);
      }
    }

    /** Takes what has come, and does what is due. */
    void turn() {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        apply(records);
      }
      read.set(partitions.stream().collect(Collectors.toMap(each -> each, consumer::position)));
      if (contents.outputs().due().isPresent() && due.isEmpty()) {
        due = Optional.of(admin.ends(partitions));
      }
      showDue();
      if (start.filter(this::isRead).isPresent() && contents.outputs().due().isEmpty()) {
        start = contents.outputs().caughtUp() ? Optional.empty() : start;
        writeCaughtUp();
      }
      publisher.status();
    }

    private void showDue() {
      if (due.filter(this::isRead).isPresent()) {
        contents.outputs().showDue();
        due = Optional.empty();
        LOG.info("The rows of {} are shown", contents.outputs().shown().version().orElse(""));
        publisher.reset(Changes.DEFINITION_CHANGED);
      }
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
      var read = new ArrayList<TopicRecord>();
      take(records, read);
      if (read.stream().anyMatch(each -> each.value().isEmpty())) {
        read.addAll(definitions());
      }
      try (var batch = contents.store().batch()) {
        for (var partition : partitions) {
          noteEpoch(records, partition);
          putOffset(batch, partition);
        }
        publisher.publish(contents.outputs().apply(read, batch));
      }
    }

    private void noteEpoch(ConsumerRecords<String, byte[]> records, TopicPartition partition) {
      var ofPartition = records.records(partition);
      if (!ofPartition.isEmpty()) {
        epochs.put(partition, ofPartition.get(ofPartition.size() - 1).leaderEpoch());
      }
    }

    private void putOffset(StoreBatch batch, TopicPartition partition) {
      StoreOrigin.putOffset(
          batch,
          partition,
          consumer.position(partition),
          epochs.getOrDefault(partition, Optional.empty()));
    }

    /**
     * All records about definitions up to now. A tombstone may be of a row that the definition
     * being rolled out does not have; whether one does must be known before it is applied.
     */
    private List<TopicRecord> definitions() {
      long end = admin.ends(List.of(definition)).get(definition);
      var read = new ArrayList<TopicRecord>();
      var others = partitions.stream().filter(each -> !each.equals(definition)).toList();
      consumer.pause(others);
      long deadline = System.nanoTime() + IDLE_LIMIT.toNanos();
      while (consumer.position(definition) < end) {
        take(consumer.poll(POLL), read);
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("no records of " + definition + " came any more");
        }
      }
      consumer.resume(others);
      return read;
    }

    private void take(ConsumerRecords<String, byte[]> records, List<TopicRecord> read) {
      for (var record : records) {
        var topic = BY_NAME.get(record.topic());
        read.add(new TopicRecord(topic, record.key(), value(topic, record), record.offset()));
      }
    }

    private Optional<SpecificRecord> value(Topic topic, ConsumerRecord<String, byte[]> record) {
      try {
        return Optional.ofNullable(values.get(topic).deserialize(record.topic(), record.value()));
      } catch (PoisonRecordException e) {
        LOG.warn(
            "A record is left out. topic={} partition={} offset={}: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
        return Optional.empty();
      }
    }

    /**
     * Now and then looks whether the topics are still the same and which instances there are, and
     * notes how far it is.
     */
    void check(String clusterId) {
      if (System.nanoTime() - checkedAt < CHECK_NANOS) {
        return;
      }
      checkedAt = System.nanoTime();
      var difference = contents.origin().difference(clusterId, admin.ids(ALL));
      if (difference.isPresent()) {
        rebuild(difference.get());
        throw new ReadModelUnavailableException(difference.get());
      }
      publisher.instances(groups.instances(contents.outputs().shown().versions()));
      var ends = admin.ends(partitions);
      unread.set(unread(ends));
      if (start.isEmpty() && isRead(ends)) {
        writeCaughtUp();
      }
    }

    private long unread(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream()
          .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
          .sum();
    }

    private void writeCaughtUp() {
      try (var batch = contents.store().batch()) {
        StoreOrigin.putCaughtUpAt(batch, wall.instant());
        for (var partition : partitions) {
          putOffset(batch, partition);
        }
        batch.write();
      }
    }
  }
}
