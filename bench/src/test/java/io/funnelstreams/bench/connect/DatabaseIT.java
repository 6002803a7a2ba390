package io.funnelstreams.bench.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.view.ActiveDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped settings of Kafka Connect write our topics into a database, through a rollout. */
class DatabaseIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Topic> TOPICS =
      List.of(Topic.KPIS, Topic.SCORECARDS, Topic.ALERTS, Topic.DEFINITION);

  private static final PlanFile BEFORE =
      PlanFile.parse(
          "before.yaml",
          """
          name: sales
          time_zone: Europe/Berlin
          currency: EUR
          segments:
            breakdowns: [[region]]
          goals:
            - {id: old-goal, kpi: leads, target: 10000, from: 2026-01-01, to: 2026-12-31}
          """);

  private static final PlanFile AFTER =
      PlanFile.parse(
          "after.yaml",
          """
          name: sales
          time_zone: America/Los_Angeles
          currency: EUR
          segments:
            breakdowns: [[channel]]
          goals:
            - {id: new-goal, kpi: leads, target: 10000, from: 2026-01-01, to: 2026-12-31}
          """);

  @TempDir static Path folder;

  private static LocalCluster local;
  private static PostgresServer database;
  private static ConnectWorker worker;
  private static String connector = "funnel-postgres";

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var programs = PostgresServer.programs();
    need(programs.isPresent(), "PostgreSQL is not installed.");
    need(ConnectWorker.canBeBuilt(), "there is no mvn on the path.");
    ConnectWorker.build();
    database = PostgresServer.start(programs.orElseThrow());
    local = LocalCluster.start(folder.resolve("cluster"));
    var events = WorkloadGenerator.deliveries(Workload.quarter(3, 5, 30)).toList();
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      events.forEach(publisher::publish);
    }
    worker = startWorker();
  }

  /** Maven prints how many tests are skipped but not why. */
  private static void need(boolean isHere, String why) {
    if (!isHere) {
      System.err.println("[WARNING] Database tests are skipped: " + why);
    }
    assumeTrue(isHere, why);
  }

  @AfterAll
  static void stop() {
    if (worker != null) {
      worker.close();
    }
    if (local != null) {
      local.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void tablesAreTheTopicsBeforeDuringAndAfterARollout() throws Exception {
    try (var before = pipeline(BEFORE, "before")) {
      local.awaitCaughtUp(BEFORE.version(), before::checkFailure);
    }
    awaitTables();
    var old = active();
    assertThat(old).isNotEmpty();
    database.run(Files.readString(Path.of("../examples/connect/views.sql")));
    assertThat(count("funnel_active_kpis")).isEqualTo(count("funnel_kpis")).isPositive();
    assertThat(count("funnel_active_scorecards")).isEqualTo(count("funnel_scorecards"));

    var seen = new ArrayList<Map<String, JsonNode>>();
    try (var after = pipeline(AFTER, "after")) {
      while (!isActive(AFTER)) {
        after.checkFailure();
        worker.checkFailure();
        seen.add(active());
      }
      local.awaitCaughtUp(AFTER.version(), after::checkFailure);
    }
    awaitTables();
    var now = active();
    seen.forEach(
        answer ->
            assertThat(
                    old.entrySet().containsAll(answer.entrySet())
                        || now.entrySet().containsAll(answer.entrySet()))
                .as("an answer of one definition, each row as it ends: %s", answer)
                .isTrue());
    assertThat(now.keySet())
        .as("tombstones delete rows")
        .doesNotContainAnyElementsOf(
            old.keySet().stream().filter(key -> key.contains("region=")).toList());
    assertThat(now.keySet()).anyMatch(key -> key.contains("channel="));
    assertThat(scorecards())
        .anyMatch(key -> key.startsWith("new-goal/"))
        .noneMatch(key -> key.startsWith("old-goal/"));

    writeEverythingAgain();
    awaitTables();
    assertThat(active()).isEqualTo(now);
  }

  /** As after a crash at its worst: another worker knows nothing of what the first one wrote. */
  private static void writeEverythingAgain() throws Exception {
    worker.kill();
    connector = "funnel-postgres-again";
    worker = startWorker();
  }

  private static ConnectWorker startWorker() throws IOException {
    return ConnectWorker.start(
        folder,
        Map.of(
            "bootstrap.servers",
            local.bootstrapServers(),
            "value.converter.apicurio.registry.url",
            local.registryUrl().replace("/apis/ccompat/v7", "/apis/registry/v2")),
        Map.of(
            "name",
            connector,
            "connection.url",
            database.url(),
            "connection.username",
            database.user()));
  }

  private static Pipeline pipeline(PlanFile plan, String state) {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of("streams.threads", "1"));
    return Pipeline.start(
        new Cluster(local.clients()), settings, plan, folder.resolve("state-" + state));
  }

  private static boolean isActive(PlanFile plan) {
    try (var active = ActiveDefinition.open(local.clients(), local.values())) {
      active.catchUp();
      return !active.isRollingOut() && active.complete().equals(Optional.of(plan.version()));
    }
  }

  /** The result of the shipped SQL consumer, by key. */
  private static Map<String, JsonNode> active() throws Exception {
    var sql = Files.readString(Path.of("../examples/consumers/kpis.sql"));
    var query = sql.substring(sql.indexOf("WITH"), sql.lastIndexOf(';'));
    var rows = new TreeMap<String, JsonNode>();
    database.rows(query).forEach(row -> rows.put(row.get("key").asText(), row));
    return rows;
  }

  private static List<String> scorecards() throws Exception {
    var keys = new ArrayList<String>();
    database
        .rows("SELECT key FROM funnel_scorecards")
        .forEach(r -> keys.add(r.get("key").asText()));
    return keys;
  }

  private static int count(String table) throws Exception {
    return database.rows("SELECT count(*) FROM " + table).get(0).get("count").asInt();
  }

  /** Waits until the worker has read all that the topics have, and compares. */
  private static void awaitTables() throws Exception {
    awaitReadToEnd();
    for (var topic : TOPICS) {
      var name = topic.topicName().replaceAll("funnel\\.(.*)\\.v1", "funnel_$1");
      var expected = latest(topic);
      var table = new TreeMap<String, Map<String, Object>>();
      if (database.hasTable(name)) {
        for (var row : database.rows("SELECT * FROM " + name)) {
          table.put(row.get("key").asText(), columns(row, topic.valueSchema().orElseThrow()));
        }
      }
      assertThat(table).as(name).isEqualTo(expected);
      assertThat(expected.isEmpty()).as(name).isEqualTo(topic == Topic.ALERTS);
    }
  }

  private static void awaitReadToEnd() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReadToEnd()) {
      worker.checkFailure();
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the worker did not read to the end within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /**
   * Whether the worker has written the last record of every partition. It commits what follows the
   * last record that it was given, and not what follows the mark of the transaction.
   */
  private static boolean isReadToEnd() throws Exception {
    try (var admin = local.admin()) {
      var committed =
          admin
              .listConsumerGroupOffsets("connect-" + connector)
              .partitionsToOffsetAndMetadata()
              .get();
      return lastOffsets().entrySet().stream()
          .allMatch(
              last ->
                  committed.get(last.getKey()) != null
                      && committed.get(last.getKey()).offset() > last.getValue());
    }
  }

  private static Map<TopicPartition, Long> lastOffsets() {
    var last = new HashMap<TopicPartition, Long>();
    for (var topic : TOPICS) {
      try (var reader = CommittedReader.open(local.clients(), topic, local.values())) {
        reader.toEnd(
            record ->
                last.put(new TopicPartition(record.topic(), record.partition()), record.offset()));
      }
    }
    return last;
  }

  /** The last record of every key in the form that its row has. */
  private static Map<String, Map<String, Object>> latest(Topic topic) {
    var last = new HashMap<String, SpecificRecord>();
    try (var reader = CommittedReader.open(local.clients(), topic, local.values())) {
      reader.toEnd(record -> last.put(record.key(), record.value()));
    }
    last.values().removeIf(row -> row == null);
    var rows = new TreeMap<String, Map<String, Object>>();
    last.forEach(
        (key, row) -> {
          var columns = new TreeMap<String, Object>();
          row.getSchema()
              .getFields()
              .forEach(field -> columns.put(field.name(), plain(row.get(field.pos()))));
          rows.put(key, columns);
        });
    return rows;
  }

  /** A value of Avro as JSON has it, with instants and days as texts. */
  private static Object plain(Object value) {
    if (value instanceof IndexedRecord record) {
      var fields = new TreeMap<String, Object>();
      record
          .getSchema()
          .getFields()
          .forEach(field -> fields.put(field.name(), plain(record.get(field.pos()))));
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(DatabaseIT::plain).toList();
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value == null || value instanceof Boolean || value instanceof Map
        ? value
        : value.toString();
  }

  private static Map<String, Object> columns(JsonNode row, Schema schema) {
    var columns = new TreeMap<String, Object>();
    ((ObjectNode) row)
        .properties()
        .forEach(
            column -> {
              if (!column.getKey().equals("key")) {
                columns.put(column.getKey(), plain(column.getValue(), schema, column.getKey()));
              }
            });
    return columns;
  }

  private static Object plain(JsonNode value, Schema schema, String field) {
    if (value.isTextual() && schema.getField(field).schema().toString().contains("timestamp")) {
      return OffsetDateTime.parse(value.asText()).toInstant().toString();
    }
    var plain = JSON.convertValue(value, Object.class);
    return numbersAsDouble(plain);
  }

  private static Object numbersAsDouble(Object value) {
    if (value instanceof Map<?, ?> map) {
      var fields = new TreeMap<String, Object>();
      map.forEach((key, part) -> fields.put(key.toString(), numbersAsDouble(part)));
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(DatabaseIT::numbersAsDouble).toList();
    }
    return value instanceof Number number ? number.doubleValue() : value;
  }
}
