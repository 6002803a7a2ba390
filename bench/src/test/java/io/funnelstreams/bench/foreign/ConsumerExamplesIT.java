package io.funnelstreams.bench.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.schemas.avro.Grain;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.registry.AvroSerializer;
import io.funnelstreams.schemas.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumers of {@code examples/consumers}; the one in SQL is read in {@code DatabaseIT}. */
class ConsumerExamplesIT {
  private static final Path EXAMPLES = Path.of("..", "examples", "consumers");

  @TempDir static Path folder;

  private static LocalCluster cluster;
  private static NodeScript script;
  private static KafkaProducer<String, SpecificRecord> producer;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    script = NodeScript.install(EXAMPLES.resolve("kpis.mjs"));
    cluster = LocalCluster.start(folder.resolve("cluster"));
    var settings = new HashMap<String, Object>(cluster.clients());
    settings.put("key.serializer", StringSerializer.class);
    settings.put("value.serializer", AvroSerializer.class);
    settings.put("transactional.id", "example-rows");
    settings.put("compression.type", "lz4");
    producer = new KafkaProducer<>(settings);
    producer.initTransactions();
  }

  @AfterAll
  static void stop() {
    if (producer != null) {
      producer.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void consumersReadOneDefinitionWithoutTombstonesAndAbortedRows() throws Exception {
    commit(List.of(definition("v1", RolloutPhase.COMPLETE), row("a", 1, "v1"), row("b", 2, "v1")));
    commit(List.of(row("c", 3, "v1")));
    commit(List.of(gone("c")));
    abort(row("a", 666, "v1"));

    var all = start(List.of(java(), node()));
    assertThat(answers(all)).containsOnly(Map.of("a", 1.0, "b", 2.0));

    // The consumers begin in the middle of a rollout, and it goes on when they have.
    commit(List.of(definition("v2", RolloutPhase.ANNOUNCED)));
    commit(List.of(definition("v2", RolloutPhase.PUBLISHING), row("a", 10, "v2")));
    var during = start(List.of(java(), node()));
    commit(List.of(row("d", 4, "v2")));
    commit(List.of(gone("b")));
    commit(List.of(definition("v2", RolloutPhase.COMPLETE)));
    assertThat(answers(during)).containsOnly(Map.of("a", 10.0, "d", 4.0));
  }

  private static ProcessBuilder java() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        EXAMPLES.resolve("Kpis.java").toString(),
        cluster.bootstrapServers(),
        cluster.registryUrl());
  }

  private static ProcessBuilder node() {
    return script.process(List.of(cluster.bootstrapServers(), cluster.registryUrl()));
  }

  private static List<Process> start(List<ProcessBuilder> consumers) throws IOException {
    var started = new ArrayList<Process>();
    for (var consumer : consumers) {
      started.add(consumer.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }
    return started;
  }

  private static List<Map<String, Double>> answers(List<Process> consumers)
      throws IOException, InterruptedException {
    var answers = new ArrayList<Map<String, Double>>();
    for (var consumer : consumers) {
      var printed = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(consumer.waitFor()).as(printed).isZero();
      var rows = new TreeMap<String, Double>();
      printed
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(line -> rows.put(line[0], Double.valueOf(line[1])));
      answers.add(rows);
    }
    return answers;
  }

  private static void commit(List<ProducerRecord<String, SpecificRecord>> records) {
    producer.beginTransaction();
    for (var record : records) {
      // A record that cannot be written fails the commit.
      var unused = producer.send(record);
    }
    producer.commitTransaction();
  }

  private static void abort(ProducerRecord<String, SpecificRecord> record) {
    producer.beginTransaction();
    var unused = producer.send(record);
    producer.flush();
    producer.abortTransaction();
  }

  private static ProducerRecord<String, SpecificRecord> gone(String key) {
    return new ProducerRecord<>(Topic.KPIS.topicName(), key, null);
  }

  private static ProducerRecord<String, SpecificRecord> definition(
      String version, RolloutPhase phase) {
    var record = new PublishedDefinition(version, "p", "", phase, Instant.EPOCH);
    return new ProducerRecord<>(Topic.DEFINITION.topicName(), Topic.ACTIVE, record);
  }

  private static ProducerRecord<String, SpecificRecord> row(
      String key, double value, String definition) {
    var row =
        Kpi.newBuilder()
            .setKpi("leads")
            .setGrain(Grain.TOTAL)
            .setPeriod("total")
            .setPeriodStart(LocalDate.EPOCH)
            .setPeriodEnd(LocalDate.EPOCH)
            .setValue(value)
            .setUnit("count")
            .setAsOf(Instant.EPOCH)
            .setDefinition(definition)
            .build();
    return new ProducerRecord<>(Topic.KPIS.topicName(), key, row);
  }
}
