package io.funnelstreams.bench.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.cluster.JavaProcess;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSourceIT {
  private static final int RECORDS = 2_000;
  private static final int AVRO_RECORDS = 300;
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path LOG = Path.of("target", "topic-readers.log");
  private static final Path PAGE = Path.of("../docs/sources.md");

  /** Partitions move when a heartbeat is answered. */
  private static final Map<String, Object> QUICK = Map.of("heartbeat.interval.ms", 200);

  private static final String ORDERS =
      """
      title: Orders
      source: erp
      topics: [erp.public.orders]
      value: avro
      currency: EUR
      party: customer
      events:
        - family: deal
          type: won
          when: {id: {present: true}}
          id: id
          deal_id: id
          amount: total
          occurred_at: ordered_at
      """;

  @TempDir Path folder;

  private LocalCluster cluster;
  private Admin admin;
  private Feed feed;
  private Path sources;

  @BeforeEach
  void start() throws Exception {
    cluster = LocalCluster.start(folder.resolve("cluster"));
    admin = cluster.admin();
    admin
        .createTopics(
            List.of(
                new NewTopic(Feed.JSON, PARTITIONS, (short) 1),
                new NewTopic(Feed.AVRO, 1, (short) 1)))
        .all()
        .get();
    feed = new Feed(cluster.clients());
    sources = folder.resolve("sources");
    source("crm", documented());
    source("erp", ORDERS);
  }

  @AfterEach
  void stop() {
    feed.close();
    admin.close();
    cluster.close();
  }

  @Test
  void aRecordMakesItsEventsOnceThoughTheReaderIsKilledTwice() throws Exception {
    feed.json(0, RECORDS / 2);
    feed.avro(0, AVRO_RECORDS);
    killAfter(RECORDS / 8);
    feed.json(RECORDS / 2, RECORDS);
    killAfter(RECORDS / 8 * 5);

    var reader = startReader();
    until("all is read", this::allIsRead, reader::checkAlive);
    reader.kill();

    checkDelivered();
  }

  @Test
  void recordsOfPartitionsThatMoveBetweenReadersMakeTheirEventsOnce() throws Exception {
    feed.json(0, RECORDS / 4);
    try (var stays = TopicProgram.start(cluster.clients(), sources, QUICK)) {
      until("it has begun", () -> committed("crm") > 0, () -> {});
      try (var leaves = TopicProgram.start(cluster.clients(), sources, QUICK)) {
        assertThat(leaves.topics()).isEqualTo(stays.topics());
        until("both read", () -> members("crm") == 2, () -> {});
        feed.json(RECORDS / 4, RECORDS / 2);
        until("some is read", () -> committed("crm") > RECORDS / 3, () -> {});
      }
      feed.json(RECORDS / 2, RECORDS);
      until("all is read", this::allIsRead, () -> {});
    }

    checkDelivered();
  }

  @Test
  void theGatewayReadsTheTopicsOfItsSourcesAndShowsFigures() throws Exception {
    var settings =
        SettingsSource.read(
            Optional.empty(), Map.of(), Map.of("gateway.port", "0", "gateway.rate", "0"));
    var catalogue = SourceCatalogue.read(sources, any -> Optional.empty());
    feed.json(0, Feed.KINDS);
    feed.avro(0, Feed.KINDS);
    try (var gateway = RunningGateway.start(new Cluster(cluster.clients()), settings, catalogue)) {
      until("all is read", this::allIsRead, () -> {});
      until(
          "it is counted",
          () -> figures(gateway).contains("funnel_topic_lag{source=\"erp\"} 0"),
          () -> {});

      assertThat(gateway.paths()).isEmpty();
      assertThat(gateway.topics()).containsOnlyKeys("crm", "erp");
      assertThat(figures(gateway))
          .contains(
              "funnel_topic_events_total{source=\"crm\"} 34.0",
              "funnel_topic_events_total{source=\"erp\"} 17.0",
              "funnel_topic_ignored_total{source=\"crm\"} 1.0",
              "funnel_topic_rejected_total{reason=\"unmappable\",source=\"crm\"} 1.0",
              "funnel_topic_rejected_total{reason=\"unreadable\",source=\"erp\"} 2.0");
    }
    checkDelivered();
  }

  private static String figures(RunningGateway gateway) {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.operationsAddress() + "/metrics")).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void checkDelivered() {
    var delivered = new Delivered(cluster.clients(), cluster.values());
    assertThat(delivered.events()).containsExactlyInAnyOrderElementsOf(feed.events());
    assertThat(delivered.rejects()).containsExactlyInAnyOrderElementsOf(feed.rejects());
  }

  private void killAfter(long records) throws Exception {
    var reader = startReader();
    until(records + " records", () -> committed("crm") >= records, reader::checkAlive);
    reader.kill();
    assertThat(allIsRead()).as("it was killed while there was something to read").isFalse();
  }

  private JavaProcess startReader() throws IOException {
    return JavaProcess.start(
        TopicProgram.class,
        LOG,
        cluster.bootstrapServers(),
        cluster.registryUrl(),
        sources.toString());
  }

  private boolean allIsRead() {
    return committed("crm") == written(Feed.JSON, PARTITIONS)
        && committed("erp") == written(Feed.AVRO, 1);
  }

  /** How many records of a source are read for good. */
  private long committed(String source) {
    try {
      return admin
          .listConsumerGroupOffsets("funnel-source-" + source)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(offset -> offset == null ? 0 : offset.offset())
          .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private long written(String topic, int partitions) {
    long written = 0;
    for (int partition = 0; partition < partitions; partition++) {
      var place = new TopicPartition(topic, partition);
      try {
        written +=
            admin
                .listOffsets(Map.of(place, OffsetSpec.latest()))
                .partitionResult(place)
                .get()
                .offset();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return written;
  }

  /** How many readers have partitions of a source. */
  private long members(String source) {
    try {
      var group = "funnel-source-" + source;
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void until(String what, BooleanSupplier isSo, Runnable health) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      health.run();
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private void source(String name, String yaml) throws Exception {
    var own = Files.createDirectories(sources.resolve(name));
    Files.writeString(own.resolve("source.yaml"), yaml);
  }

  /** The source that the page shows. */
  private static String documented() throws Exception {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE, StandardCharsets.UTF_8))
        .results()
        .map(result -> result.group(1))
        .filter(block -> block.contains(Feed.JSON))
        .findFirst()
        .orElseThrow();
  }
}
