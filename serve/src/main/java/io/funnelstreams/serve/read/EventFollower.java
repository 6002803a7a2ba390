package io.funnelstreams.serve.read;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.registry.EventHeaderReader;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.catchup.Lag;
import io.funnelstreams.serve.read.StoreHolder.Contents;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event topics and the rejects: counts what each source sends, keeps the rejects, and
 * measures how far the KPIs are behind. For one thread.
 */
final class EventFollower {
  /** The topics that are followed. Of merge transfers only the offsets count. */
  static final List<Topic> TOPICS =
      Stream.concat(Topic.events().stream(), Stream.of(Topic.MERGES, Topic.REJECTS)).toList();

  private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
  private static final Map<String, Topic> BY_NAME =
      TOPICS.stream().collect(Collectors.toMap(Topic::topicName, Function.identity()));
  private static final Map<Topic, Family> FAMILIES =
      Arrays.stream(Family.values()).collect(Collectors.toMap(Topic::of, Function.identity()));
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLL_RECORDS = 5_000;

  /** How often it is measured while the KPIs are up to date, and while they are not. */
  private static final long MEASURE_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long MEASURE_BEHIND_NANOS = Duration.ofMillis(200).toNanos();

  private final FollowerClients clients;
  private final Deserializer<? extends SpecificRecord> rejects;
  private final StoreHolder holder;
  private final OutputFollower outputs;
  private final StatusBoard board;
  private final Clock clock;

  /** The model that it is a part of. */
  record Model(StoreHolder holder, OutputFollower outputs, StatusBoard board) {}

  EventFollower(FollowerClients clients, TopicValues values, Model model, Clock clock) {
    this.clients = clients;
    this.rejects = values.of(Topic.REJECTS);
    this.holder = model.holder();
    this.outputs = model.outputs();
    this.board = model.board();
    this.clock = clock;
  }

  /** Follows until it is to stop. */
  void follow(BooleanSupplier stopped) {
    // Events that a topic's retention has deleted were counted already, or are not to be counted
    // any more.
    try (var admin = clients.admin();
        var measured = clients.consumer("funnel-read-model-events", POLL_RECORDS, "earliest")) {
      var session = new Session(admin, measured.consumer(), holder.now(), admin.partitions(TOPICS));
      session.begin();
      while (!stopped.getAsBoolean()) {
        session.turn();
      }
    }
  }

  /**
   * How far the KPIs are.
   *
   * @param outputs the ends of the output topics, read after the reports: the rows are before them
   */
  private record Measured(StatusBoard.CatchUpState state, Map<TopicPartition, Long> outputs) {}

  /** One connection to the cluster. */
  private final class Session {
    private final TopicAdmin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Contents contents;
    private final List<TopicPartition> partitions;
    private final List<TopicPartition> sources;
    private final EventHeaderReader headers = new EventHeaderReader(clients.properties());
    private final Map<TopicPartition, Long> lastRecords = new HashMap<>();
    private final LagMeter meter;
    private final List<TopicPartition> outputPartitions;
    private long measuredAt = System.nanoTime() - MEASURE_NANOS;

    /** What was measured, until the model holds the rows that it is about. */
    private Optional<Measured> measured = Optional.empty();

    private boolean isBehind;
    private Optional<PublishedDefinition> zoneOf = Optional.empty();

    Session(
        TopicAdmin admin,
        KafkaConsumer<String, byte[]> consumer,
        Contents contents,
        List<TopicPartition> partitions) {
      this.admin = admin;
      this.consumer = consumer;
      this.contents = contents;
      this.partitions = partitions;
      this.outputPartitions = admin.partitions(OutputFollower.TOPICS);
      this.sources = partitions.stream().filter(each -> !isOf(each, Topic.REJECTS)).toList();
      int totals = (int) partitions.stream().filter(each -> isOf(each, Topic.LEADS)).count();
      this.meter = new LagMeter(totals, this::holdsRecords);
    }

    private static boolean isOf(TopicPartition partition, Topic topic) {
      return partition.topic().equals(topic.topicName());
    }

    void begin() {
      consumer.assign(partitions);
      var unread = new ArrayList<TopicPartition>();
      for (var partition : partitions) {
        contents
            .origin()
            .offset(partition)
            .ifPresentOrElse(
                offset -> consumer.seek(partition, offset), () -> unread.add(partition));
        contents.origin().lastRecord(partition).ifPresent(at -> lastRecords.put(partition, at));
      }
      // Of no partitions Kafka would take all.
      if (!unread.isEmpty()) {
        consumer.seekToBeginning(unread);
      }
      pauseUntilTheZoneIsKnown();
    }

    /** Days are those of the plan's zone. */
    private void pauseUntilTheZoneIsKnown() {
      if (contents.activity().zone().isEmpty()) {
        consumer.pause(events());
      }
    }

    private Collection<TopicPartition> events() {
      return partitions.stream()
          .filter(each -> FAMILIES.containsKey(BY_NAME.get(each.topic())))
          .toList();
    }

    void turn() {
      followZone();
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        apply(records);
      }
      isBehind |= !records.isEmpty();
      long every = isBehind ? MEASURE_BEHIND_NANOS : MEASURE_NANOS;
      if (measured.isEmpty() && System.nanoTime() - measuredAt >= every) {
        measuredAt = System.nanoTime();
        measure();
      }
      measured.filter(each -> outputs.holds(each.outputs())).ifPresent(this::show);
    }

    private void show(Measured known) {
      board.catchUp(known.state());
      isBehind = known.state().lagRecords() > 0;
      measured = Optional.empty();
    }

    private void followZone() {
      var definition = contents.outputs().shown().last();
      if (definition.isEmpty() || definition.equals(zoneOf)) {
        return;
      }
      zoneOf = definition;
      var zone = zone(definition.get());
      if (contents.activity().zone().filter(zone::equals).isPresent()) {
        return;
      }
      LOG.info("Events are counted on the days of {}", zone);
      try (var batch = contents.store().batch()) {
        contents.activity().begin(zone, batch);
        contents.origin().forgetOffsets(batch, events());
        batch.write();
      }
      consumer.seekToBeginning(events());
      consumer.resume(events());
    }

    private static ZoneId zone(PublishedDefinition definition) {
      try {
        return PlanYaml.parse("the plan '" + definition.getPlan() + "'", definition.getYaml())
            .rules()
            .calendar()
            .zone();
      } catch (InvalidYamlException e) {
        LOG.warn("The plan in use is of another version; days are UTC's: {}", e.getMessage());
        return ZoneOffset.UTC;
      }
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
      try (var batch = contents.store().batch()) {
        for (var record : records) {
          apply(record);
          lastRecords.put(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        contents.activity().moveTo(batch);
        contents.rejects().moveTo(batch);
        for (var partition : records.partitions()) {
          StoreOrigin.putOffset(batch, partition, consumer.position(partition), Optional.empty());
          StoreOrigin.putLastRecord(batch, partition, lastRecords.get(partition));
        }
        batch.write();
      }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
      var topic = BY_NAME.get(record.topic());
      try {
        if (topic == Topic.REJECTS) {
          var value = rejects.deserialize(record.topic(), record.value());
          contents
              .rejects()
              .apply(record.key(), Optional.ofNullable(value).map(Reject.class::cast));
        } else if (FAMILIES.containsKey(topic) && record.value() != null) {
          contents.activity().count(FAMILIES.get(topic), headers.read(record.value()));
        }
      } catch (PoisonRecordException e) {
        LOG.debug(
            "A record is left out. topic={} partition={} offset={}",
            record.topic(),
            record.partition(),
            record.offset(),
            e);
      }
    }

    private void measure() {
      var reports =
          contents.outputs().progress().inOrder().stream()
              .map(Map.Entry::getValue)
              .filter(this::isOfShown)
              .toList();
      var begins = admin.begins(sources);
      var state = meter.measure(reports, begins, admin.ends(sources), clock.instant());
      // The marks of one commit reach its partitions one by one: the rows that a report is about
      // may be read after it.
      measured = Optional.of(new Measured(state, admin.ends(outputPartitions)));
      try (var batch = contents.store().batch()) {
        contents.activity().clean(clock.instant(), batch);
        batch.write();
      }
    }

    private boolean isOfShown(Progress report) {
      return report.getPublishedSince() != null
          && contents.outputs().shown().version().equals(Optional.of(report.getDefinition()));
    }

    /**
     * Offsets that were not read yet may be records; of the offsets that were read, the last record
     * is known.
     */
    private boolean holdsRecords(Lag lag) {
      return consumer.position(lag.source()) < lag.end()
          || lastRecords.getOrDefault(lag.source(), -1L) >= lag.from();
    }
  }
}
