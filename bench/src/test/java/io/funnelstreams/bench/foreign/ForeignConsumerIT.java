package io.funnelstreams.bench.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.streams.FunnelStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KafkaJS and its registry client read what we write and write what we read. */
class ForeignConsumerIT {
  private static final String LEADS = Topic.LEADS.topicName();
  private static final String KPIS = Topic.KPIS.topicName();

  private static final Plan PLAN =
      PlanYaml.parse("foreign.yaml", "name: foreign\ntime_zone: UTC\ncurrency: EUR\n");
  private static final List<Event> EVENTS =
      WorkloadGenerator.deliveries(Workload.year(1, 100, 1_000)).toList();

  private static final LeadEvent EVENT =
      new LeadEvent(
          new Header(
              new EventKey("größe-crm", "id-1"),
              3,
              false,
              true,
              Instant.parse("2026-03-04T05:06:07.089Z"),
              Instant.parse("2026-03-05T00:00:00Z"),
              "party-1",
              Map.of("region", "EMEA")),
          LeadEvent.Type.MERGED,
          Optional.of("party-2"),
          Optional.empty());

  @TempDir static Path folder;

  private static LocalCluster cluster;
  private static JsonNode answer;

  @BeforeAll
  static void readAndWriteInJavaScript() throws IOException, InterruptedException {
    var script = NodeScript.install(Path.of("src", "test", "node", "foreign.mjs"));
    cluster = LocalCluster.start(folder.resolve("cluster"));
    var settings =
        LocalCluster.streams(
            cluster.bootstrapServers(), cluster.registryUrl(), folder.resolve("state"));
    try (var publisher = KafkaPublisher.connect(cluster.clients());
        var streams = FunnelStreams.start(PLAN, settings)) {
      EVENTS.forEach(publisher::publish);
      publisher.flush();
      cluster.awaitCaughtUp(
          PlanDefinition.versionOf(PLAN), () -> assertThat(streams.failure()).isEmpty());
    }
    answer = script.run(task());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void everyKpiIsReadWithItsValue() {
    var ours = records(Topic.KPIS);
    var latest = new TreeMap<String, Kpi>();
    for (var observed : ours) {
      latest.remove(observed.key());
      if (observed.value() instanceof Kpi kpi) {
        latest.put(observed.key(), kpi);
      }
    }

    var theirs = answer.get("topics").get(KPIS);

    assertThat(theirs.get("records").asInt()).isEqualTo(ours.size());
    assertThat(theirs.get("latest").size()).isEqualTo(latest.size()).isPositive();
    latest.forEach((key, kpi) -> assertSame(theirs.get("latest").get(key), kpi));
  }

  @Test
  void everyLeadEventIsRead() {
    var leads = EVENTS.stream().filter(event -> event.family() == Family.LEAD).toList();
    var parties = leads.stream().map(event -> event.header().partyId()).distinct().count();
    var last = leads.get(leads.size() - 1).header();

    var theirs = answer.get("topics").get(LEADS);

    assertThat(theirs.get("records").asInt()).isEqualTo(leads.size());
    assertThat(theirs.get("latest").size()).isEqualTo((int) parties);
    var read = theirs.get("latest").get(last.partyId()).get("header");
    assertThat(read.get("event_id").asText()).isEqualTo(last.key().eventId());
    assertThat(read.get("occurred_at").asLong()).isEqualTo(last.occurredAt().toEpochMilli());
  }

  @Test
  void whatTheirSerializerWritesIsWhatOursWritesAndIsReadAsTheEvent() throws IOException {
    byte[] theirs = answer.get("encoded").binaryValue();

    try (var serde =
        ValueSerde.of(io.funnelstreams.schemas.avro.LeadEvent.class, cluster.clients())) {
      var avro = (io.funnelstreams.schemas.avro.LeadEvent) EventCodec.toAvro(EVENT);
      assertThat(theirs).isEqualTo(serde.serializer().serialize(LEADS, avro));
      assertThat(EventCodec.toCore(serde.deserializer().deserialize(LEADS, theirs)))
          .isEqualTo(new Decoded.Accepted(EVENT));
    }
  }

  private static void assertSame(JsonNode theirs, Kpi ours) {
    assertThat(theirs.get("period").asText()).isEqualTo(ours.getPeriod());
    assertThat(theirs.get("grain").asText()).isEqualTo(ours.getGrain().name());
    var value = theirs.get("value");
    assertThat(value.isNull() ? null : value.asDouble()).isEqualTo(ours.getValue());
  }

  private static Map<String, Object> task() {
    return Map.of(
        "brokers",
        List.of(cluster.bootstrapServers()),
        "registry",
        cluster.registryUrl(),
        "topics",
        Map.of(KPIS, lastOffsets(Topic.KPIS), LEADS, lastOffsets(Topic.LEADS)),
        "event",
        Map.of("subject", LEADS + "-value", "value", event()));
  }

  /** The event as a JavaScript program has it. */
  private static Map<String, Object> event() {
    var header = new HashMap<String, Object>();
    header.put("source", "größe-crm");
    header.put("event_id", "id-1");
    header.put("revision", 3);
    header.put("deleted", false);
    header.put("backfill", true);
    header.put("occurred_at", EVENT.header().occurredAt().toEpochMilli());
    header.put("recorded_at", EVENT.header().recordedAt().toEpochMilli());
    header.put("party_id", "party-1");
    header.put("segment", Map.of("region", "EMEA"));
    var event = new HashMap<String, Object>();
    event.put("header", header);
    event.put("type", "MERGED");
    event.put("merged_into", "party-2");
    event.put("reason", null);
    return event;
  }

  /** By partition; a reader that has seen these records has seen all. */
  private static Map<String, Long> lastOffsets(Topic topic) {
    var last = new TreeMap<String, Long>();
    records(topic)
        .forEach(observed -> last.put(Integer.toString(observed.partition()), observed.offset()));
    return last;
  }

  private static List<ConsumerRecord<String, SpecificRecord>> records(Topic topic) {
    var records = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
    try (var reader = CommittedReader.open(cluster.clients(), topic, cluster.values())) {
      reader.toEnd(records::add);
    }
    return records;
  }
}
