package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Published rows follow from the events, and not from the time or order of their arrival. */
class ArrivalTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      """;

  /** Neither a batch nor a part of one. */
  private static final int UNEVEN = 37;

  private static final Duration TICK = Duration.ofMillis(250);

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private final RecordSerdes serdes = new PlainSerdes();
  private final Map<String, SpecificRecord> kpis = new HashMap<>();
  private final Map<String, SpecificRecord> progress = new HashMap<>();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    driver =
        new TopologyTestDriver(
            FunnelTopology.build(new Definition(plan, PlanDefinition.versionOf(plan)), serdes, 1),
            settings,
            NOW);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void whateverProgressNamesIsInTheNumbersOfALongParty() {
    for (int sent = 0; sent < 3 * PartyBatches.LONG; sent += UNEVEN) {
      for (int i = sent; i < sent + UNEVEN; i++) {
        send(call(i));
      }
      driver.advanceWallClockTime(TICK);
      readOutputs();
      assertThat(calls()).isEqualTo(applied());
    }
    catchUp();

    assertThat(applied()).isGreaterThanOrEqualTo(3 * PartyBatches.LONG);
    assertThat(calls()).isEqualTo(applied());
  }

  @Test
  void aSegmentIsSpelledAsInTheEarliestEventWhateverComesFirst() {
    send(lead("late", "2026-03-06T10:00:00Z", "SOUTH"));
    catchUp();
    assertThat(spellings()).containsExactly("SOUTH");

    send(lead("early", "2026-03-04T10:00:00Z", "South "));
    send(lead("between", "2026-03-05T10:00:00Z", "south"));
    catchUp();

    assertThat(spellings()).containsExactly("South");
  }

  @Test
  void aReportSpellsSegmentsAsTheStreamsDo() {
    var events =
        List.of(
            lead("late", "2026-03-06T10:00:00Z", "SOUTH"),
            lead("early", "2026-03-04T10:00:00Z", "South "),
            lead("between", "2026-03-05T10:00:00Z", "south"));
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var report = new FunnelPipeline(plan, LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    events.forEach(report::accept);
    events.forEach(this::send);
    catchUp();

    var reported = new TreeMap<String, Map<String, String>>();
    report.kpis().keySet().forEach(key -> reported.put(key.text(), key.segment().shown()));
    var published = new TreeMap<String, Map<String, String>>();
    kpis.forEach((key, row) -> published.put(key, ((Kpi) row).getSegment()));
    assertThat(reported).isEqualTo(published);
  }

  /** How the rows of the one region are spelled. */
  private Set<String> spellings() {
    return kpis.entrySet().stream()
        .filter(row -> row.getKey().endsWith("/region=south"))
        .map(row -> ((Kpi) row.getValue()).getSegment().get("region"))
        .collect(Collectors.toSet());
  }

  private static Event lead(String id, String time, String region) {
    var at = Instant.parse(time);
    var header =
        new Header(new EventKey("test", id), 0, false, false, at, at, id, Map.of("region", region));
    return new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
  }

  private void catchUp() {
    for (int i = 0; i < 4; i++) {
      driver.advanceWallClockTime(TICK);
    }
    readOutputs();
  }

  private void readOutputs() {
    kpis.putAll(latest(Topic.KPIS));
    kpis.values().removeIf(Objects::isNull);
    progress.putAll(latest(Topic.PROGRESS));
  }

  /** How many events the KPIs hold, as published. */
  private long applied() {
    return progress.values().stream()
        .map(Progress.class::cast)
        .flatMap(report -> report.getApplied().stream())
        .mapToLong(SourcePosition::getOffset)
        .sum();
  }

  private long calls() {
    var row = (Kpi) kpis.get("prospecting_calls/total/total/");
    return row == null ? 0 : row.getValue().longValue();
  }

  private static Event call(int id) {
    var at = NOW.minusSeconds(100_000L - id);
    var header = new Header(new EventKey("test", "c" + id), 0, false, false, at, at, "a", Map.of());
    return new CallEvent(header, CallEvent.Purpose.PROSPECTING, Optional.of("connected"), 60);
  }

  private void send(Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event));
  }

  private Map<String, SpecificRecord> latest(Topic topic) {
    return driver
        .createOutputTopic(
            topic.topicName(), Serdes.String().deserializer(), serdes.of(topic).deserializer())
        .readKeyValuesToMap();
  }
}
