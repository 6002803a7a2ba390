package io.funnelstreams.bench.read;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.LeadEvent;
import io.funnelstreams.schemas.avro.LeadType;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.schemas.avro.Status;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the topics that the read model reads, as the parts of the pipeline do. */
public final class OutputTopics implements AutoCloseable {
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneOffset.UTC);
  private static final Instant AS_OF = Instant.parse("2026-11-29T10:00:00Z");
  private static final List<Topic> TOPICS =
      Stream.concat(
              Topic.events().stream(),
              Stream.of(
                  Topic.KPIS,
                  Topic.SCORECARDS,
                  Topic.ALERTS,
                  Topic.DEFINITION,
                  Topic.PROGRESS,
                  Topic.REJECTS))
          .toList();

  private final LocalCluster cluster;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaProducer<String, byte[]> transactions;
  private final Map<Topic, Serializer<SpecificRecord>> serializers = new HashMap<>();

  private OutputTopics(LocalCluster cluster) {
    this.cluster = cluster;
    this.admin = cluster.admin();
    this.producer = producer(Map.of());
    this.transactions = producer(Map.of("transactional.id", UUID.randomUUID().toString()));
    transactions.initTransactions();
  }

  private KafkaProducer<String, byte[]> producer(Map<String, String> more) {
    var properties = new HashMap<String, Object>(more);
    properties.put("bootstrap.servers", cluster.bootstrapServers());
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** The topics of a cluster, each made anew. */
  public static OutputTopics empty(LocalCluster cluster) throws Exception {
    var names = TOPICS.stream().map(Topic::topicName).collect(Collectors.toSet());
    try (var admin = cluster.admin()) {
      admin.deleteTopics(names).all().get();
      var left = new HashSet<String>();
      do {
        left.clear();
        left.addAll(admin.listTopics().names().get());
        left.retainAll(names);
      } while (!left.isEmpty());
      TopicSetup.ensure(admin, TopicSettings.embedded());
    }
    return new OutputTopics(cluster);
  }

  /** Publishes how far the rollout of a definition is. */
  public void definition(String version, RolloutPhase phase) throws Exception {
    definition(version, phase, "UTC");
  }

  void definition(String version, RolloutPhase phase, String zone) throws Exception {
    var yaml = "name: sales\ntime_zone: %s\ncurrency: EUR\n".formatted(zone);
    put(
        Topic.DEFINITION,
        Topic.ACTIVE,
        new PublishedDefinition(version, "sales", yaml, phase, AS_OF));
  }

  /** Writes KPI rows and waits until the broker has them. */
  public void publish(Collection<Kpi> rows) {
    rows.forEach(row -> send(producer, row));
    producer.flush();
  }

  /** Writes KPI rows in transactions of some rows each. */
  public void publishInTransactions(List<Kpi> rows, int size) {
    for (int from = 0; from < rows.size(); from += size) {
      transactions.beginTransaction();
      rows.subList(from, Math.min(rows.size(), from + size))
          .forEach(row -> send(transactions, row));
      transactions.commitTransaction();
    }
  }

  void abort(List<Kpi> rows) {
    transactions.beginTransaction();
    rows.forEach(row -> send(transactions, row));
    transactions.flush();
    transactions.abortTransaction();
  }

  void put(Topic topic, String key, SpecificRecord value) throws Exception {
    producer.send(record(topic, key, Optional.of(value))).get();
  }

  void remove(Topic topic, String key) throws Exception {
    producer.send(record(topic, key, Optional.empty())).get();
  }

  /** The tests wait for what they write to be read. */
  private void send(KafkaProducer<String, byte[]> to, Kpi row) {
    var unused = to.send(record(Topic.KPIS, key(row), Optional.of(row)));
  }

  private ProducerRecord<String, byte[]> record(
      Topic topic, String key, Optional<SpecificRecord> value) {
    return new ProducerRecord<>(
        topic.topicName(),
        key,
        value.map(present -> serializer(topic).serialize(topic.topicName(), present)).orElse(null));
  }

  @SuppressWarnings("unchecked") // A serializer of a topic's class is given no others.
  private Serializer<SpecificRecord> serializer(Topic topic) {
    return serializers.computeIfAbsent(
        topic,
        each ->
            (Serializer<SpecificRecord>)
                (Serializer<?>)
                    ValueSerde.of(each.valueType().orElseThrow(), cluster.clients()).serializer());
  }

  void event(String source, Instant at) throws Exception {
    var header =
        Header.newBuilder()
            .setSource(source)
            .setEventId(UUID.randomUUID().toString())
            .setOccurredAt(at)
            .setRecordedAt(at)
            .setPartyId("party")
            .build();
    put(
        Topic.LEADS,
        "party",
        LeadEvent.newBuilder().setHeader(header).setType(LeadType.CREATED).build());
  }

  /** Reports that everything which is on the event topics now is in the KPIs. */
  void applied(String definition) throws Exception {
    var ends = ends(Stream.concat(Topic.events().stream(), Stream.of(Topic.MERGES)).toList());
    var positions =
        ends.entrySet().stream()
            .map(
                end ->
                    new SourcePosition(
                        end.getKey().topic(), end.getKey().partition(), end.getValue()))
            .toList();
    for (int i = 0; i < TopicSettings.embedded().eventPartitions(); i++) {
      put(
          Topic.PROGRESS,
          definition + "/" + i,
          new Progress(i, positions, AS_OF, definition, AS_OF));
    }
  }

  private Map<TopicPartition, Long> ends(Collection<Topic> topics) throws Exception {
    var names = topics.stream().map(Topic::topicName).toList();
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        each ->
                            wanted.put(
                                new TopicPartition(name, each.partition()), OffsetSpec.latest())));
    var ends = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Deletes the records that a topic has now, which FunnelStreams itself never does. */
  void deleteRecords(Topic topic) throws Exception {
    // Brokers delete no records of topics that are only compacted.
    configure(topic, "cleanup.policy", "delete");
    var upTo = new HashMap<TopicPartition, RecordsToDelete>();
    ends(List.of(topic))
        .forEach((partition, end) -> upTo.put(partition, RecordsToDelete.beforeOffset(end)));
    admin.deleteRecords(upTo).all().get();
    configure(topic, "cleanup.policy", "compact");
  }

  void keepTombstones(Topic topic, long milliseconds) throws Exception {
    configure(topic, "delete.retention.ms", Long.toString(milliseconds));
  }

  private void configure(Topic topic, String key, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }

  /** A row of the KPI leads. */
  static Kpi kpi(
      String definition, LocalDate day, Grain grain, Map<String, String> segment, double value) {
    return kpi(definition, "leads", CALENDAR.periodOf(grain, day), segment, value);
  }

  /** A row. */
  public static Kpi kpi(
      String definition, String kpi, Period period, Map<String, String> segment, double value) {
    return Kpi.newBuilder()
        .setKpi(kpi)
        .setGrain(io.funnelstreams.schemas.avro.Grain.valueOf(period.grain().name()))
        .setPeriod(period.label())
        .setPeriodStart(period.firstDay())
        .setPeriodEnd(period.lastDay())
        .setSegment(segment)
        .setValue(value)
        .setUnit("count")
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .build();
  }

  /** The key that the topic has a row under. */
  public static String key(Kpi kpi) {
    var dimensions = new ArrayList<String>();
    var values = new ArrayList<DimensionValue>();
    kpi.getSegment()
        .forEach(
            (dimension, value) -> {
              dimensions.add(dimension);
              values.add(DimensionValue.of(value));
            });
    var period =
        new Period(
            Grain.valueOf(kpi.getGrain().name()),
            kpi.getPeriod(),
            kpi.getPeriodStart(),
            kpi.getPeriodEnd());
    return new KpiKey(kpi.getKpi(), period, new Segment(dimensions, values)).text();
  }

  static Scorecard scorecard(String definition) {
    var period = CALENDAR.periodOf(Grain.MONTH, LocalDate.of(2026, 3, 5));
    return Scorecard.newBuilder()
        .setGoal("g")
        .setKpi("leads")
        .setGrain(io.funnelstreams.schemas.avro.Grain.MONTH)
        .setPeriod(period.label())
        .setPeriodStart(period.firstDay())
        .setPeriodEnd(period.lastDay())
        .setUnit("count")
        .setStatus(Status.ON_TRACK)
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .build();
  }

  static Alert alert(String definition, AlertState state) {
    var day = LocalDate.of(2026, 4, 7);
    return Alert.newBuilder()
        .setAlertId("drift/g")
        .setSubject("drift/g")
        .setKind(AlertKind.DRIFT)
        .setState(state)
        .setSeverity(Severity.WARNING)
        .setTitle("Goal g")
        .setReason("It is 1 where 2 was expected.")
        .setPeriodStart(day)
        .setPeriodEnd(day)
        .setSince(AS_OF)
        .setFiredAt(AS_OF)
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .build();
  }

  @Override
  public void close() {
    producer.close();
    transactions.close();
    admin.close();
  }
}
