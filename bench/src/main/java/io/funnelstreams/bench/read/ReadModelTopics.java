package io.funnelstreams.bench.read;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Starts a broker with a KPI topic of two million rows and changes some of them again and again,
 * until its input ends. {@link ReadModelLoad} measures a model of it in another process.
 *
 * <p>Arguments: a folder, rows (2,000,000), changes a second (500).
 */
public final class ReadModelTopics {
  /** The definition that the rows are of. */
  static final String DEFINITION = "bench";

  /** The days that there are rows of. */
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  /** How many of the catalogue's KPIs there are rows of. */
  static final int KPIS = 30;

  private static final List<io.funnelstreams.core.kpi.Kpi> CATALOGUE =
      CatalogueYaml.builtIn().kpis();
  private static final String PLAN =
      """
      name: Read model
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      """;
  private static final int DAYS = 730;
  private static final int DRAIN_EVERY = 100_000;
  private static final int TICKS_PER_SECOND = 10;
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneOffset.UTC);

  private final Map<String, Object> clients;
  private final int rows;

  private ReadModelTopics(Map<String, Object> clients, int rows) {
    this.clients = clients;
    this.rows = rows;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000_000;
    int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
    try (var platform = EmbeddedPlatform.start(Path.of(arguments[0]), Ports.FREE)) {
      var clients =
          Map.<String, Object>of(
              "bootstrap.servers",
              platform.bootstrapServers(),
              "schema.registry.url",
              platform.registryUrl());
      var topics = new ReadModelTopics(clients, rows);
      if (topics.setUp()) {
        topics.fill();
      }
      System.out.printf("Ready: %s %s%n", platform.bootstrapServers(), platform.registryUrl());
      topics.change(changes);
    }
  }

  private boolean setUp() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", clients.get("bootstrap.servers")))) {
      boolean isNew =
          admin.listTopics().names().toCompletionStage().toCompletableFuture().join().isEmpty();
      TopicSetup.ensure(admin, TopicSettings.embedded());
      SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(clients)));
      return isNew;
    }
  }

  private void fill() {
    long start = System.nanoTime();
    try (var writer = new Writer(Map.of("linger.ms", "50", "batch.size", "262144"))) {
      writer.put(
          Topic.DEFINITION,
          Topic.ACTIVE,
          new PublishedDefinition(DEFINITION, "bench", PLAN, RolloutPhase.COMPLETE, Instant.EPOCH));
      var periods = periods();
      for (int i = 0; i < rows; i++) {
        writer.put(row(i, periods));
        if (i % DRAIN_EVERY == 0) {
          writer.flush();
        }
      }
    }
    System.out.printf("Wrote %,d rows in %.0f s%n", rows, (System.nanoTime() - start) / 1e9);
  }

  private static List<Period> periods() {
    var periods = new ArrayList<Period>();
    for (var grain : Grain.values()) {
      var period = CALENDAR.periodOf(grain, FIRST_DAY);
      periods.add(period);
      while (grain != Grain.TOTAL && period.lastDay().isBefore(FIRST_DAY.plusDays(DAYS - 1L))) {
        period = CALENDAR.after(period);
        periods.add(period);
      }
    }
    return periods;
  }

  /** The id of one of the {@value #KPIS} KPIs, counted from 0. */
  static String kpi(int number) {
    return CATALOGUE.get(number).id();
  }

  /** Every KPI for every period, and as many segments as it takes. */
  private static Kpi row(int number, List<Period> periods) {
    var kpi = kpi(number % KPIS);
    var period = periods.get(number / KPIS % periods.size());
    int segment = number / KPIS / periods.size();
    var shown = segment == 0 ? Map.<String, String>of() : Map.of("region", "Region " + segment);
    return Kpi.newBuilder()
        .setKpi(kpi)
        .setGrain(io.funnelstreams.schemas.avro.Grain.valueOf(period.grain().name()))
        .setPeriod(period.label())
        .setPeriodStart(period.firstDay())
        .setPeriodEnd(period.lastDay())
        .setSegment(shown)
        .setValue((double) number)
        .setNumerator(number / 2.0)
        .setDenominator(7.0)
        .setSampleSize((long) number)
        .setUnit("count")
        .setAsOf(Instant.EPOCH)
        .setDefinition(DEFINITION)
        .build();
  }

  /** Changes rows at a rate, in transactions as the pipeline does, until the input ends. */
  private void change(int perSecond) throws IOException {
    var periods = periods();
    int number = 0;
    long next = System.nanoTime();
    try (var writer = new Writer(Map.of("transactional.id", "read-model-bench"))) {
      writer.begin();
      while (System.in.available() == 0) {
        writer.beginTransaction();
        var now = Clock.systemUTC().instant();
        for (int i = 0; i < perSecond / TICKS_PER_SECOND; i++) {
          // When it was committed, as closely as may be, for who measures the way to the reader.
          writer.put(Kpi.newBuilder(row(number, periods)).setAsOf(now).build());
          number = (number + 7) % rows;
        }
        writer.commitTransaction();
        next += TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  private final class Writer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    Writer(Map<String, String> more) {
      var properties = new HashMap<String, Object>(more);
      properties.put("bootstrap.servers", clients.get("bootstrap.servers"));
      this.producer =
          new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    private final Map<Topic, org.apache.kafka.common.serialization.Serializer<SpecificRecord>>
        serializers = new HashMap<>();

    void put(Kpi row) {
      put(Topic.KPIS, key(row), row);
    }

    @SuppressWarnings("unchecked") // A serializer of a topic's class is given no others.
    void put(Topic topic, String key, SpecificRecord value) {
      var serializer =
          serializers.computeIfAbsent(
              topic,
              each ->
                  (org.apache.kafka.common.serialization.Serializer<SpecificRecord>)
                      (org.apache.kafka.common.serialization.Serializer<?>)
                          ValueSerde.of(each.valueType().orElseThrow(), clients).serializer());
      // Closing waits for all, and the model counts the rows.
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic.topicName(), key, serializer.serialize(topic.topicName(), value)));
    }

    private static String key(Kpi row) {
      var dimensions = new ArrayList<String>();
      var values = new ArrayList<DimensionValue>();
      row.getSegment()
          .forEach(
              (dimension, value) -> {
                dimensions.add(dimension);
                values.add(DimensionValue.of(value));
              });
      var period =
          new Period(
              Grain.valueOf(row.getGrain().name()),
              row.getPeriod(),
              row.getPeriodStart(),
              row.getPeriodEnd());
      return new KpiKey(row.getKpi(), period, new Segment(dimensions, values)).text();
    }

    void flush() {
      producer.flush();
    }

    void begin() {
      producer.initTransactions();
    }

    void beginTransaction() {
      producer.beginTransaction();
    }

    void commitTransaction() {
      producer.commitTransaction();
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
