package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.schemas.avro.WrittenTo;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts wait for loads, however long these pause. */
class LoadTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - {id: leads, kpi: leads, target: 3650, from: 2026-01-01, to: 2026-12-31, alert: {for: 1d}}
        - id: leads-emea
          kpi: leads
          segment: {region: EMEA}
          target: 365
          from: 2026-01-01
          to: 2026-12-31
          alert: {for: 1d}
      """;

  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration LONGER_THAN_ANY_TIMER = Duration.ofMinutes(90);

  private static final Duration TICK = Duration.ofMillis(250);
  private static final int TICKS_TO_CATCH_UP = 12;

  private final RecordSerdes serdes = new PlainSerdes();
  private TopologyTestDriver driver;
  private Instant now = BEGIN;
  private int events;

  @BeforeEach
  void start() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "loads");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    driver = new TopologyTestDriver(FunnelTopology.build(definition, serdes, 1), settings, now);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void threeImportsOfASetWithLongPausesRaiseTheAlertsOfTheWholeHistoryAtOnce() {
    for (var region : List.of("EMEA", "APAC", "AMER")) {
      leads(region);
    }
    pass(Duration.ofMinutes(5));
    var ofTheWhole = alerts();
    stop();
    events = 0;
    now = BEGIN;
    start();

    set(LoadState.OPEN);
    for (var region : List.of("EMEA", "APAC", "AMER")) {
      var id = "import/" + region;
      importing(id, 1);
      leads(region);
      done(id, events);
      pass(LONGER_THAN_ANY_TIMER);
      assertThat(alerts()).isEmpty();
    }
    set(LoadState.DONE);
    pass(Duration.ofMinutes(5));

    assertThat(ofTheWhole).containsOnlyKeys("drift/leads/2026-01-01");
    assertThat(alerts()).isEqualTo(ofTheWhole);
  }

  @Test
  void anImportThatTakesLongIsWaitedForWhileItRenewsItsRecord() {
    for (int i = 1; i <= 20; i++) {
      importing("import/slow", i);
      lead("2026-01-04", "EMEA");
      pass(Duration.ofSeconds(50));
      assertThat(alerts()).isEmpty();
    }
    done("import/slow", events);
    pass(Duration.ofMinutes(5));

    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void anImportThatWasKilledDoesNotMuteAlertsForEver() {
    importing("import/killed", 1);
    lead("2026-01-04", "EMEA");
    pass(Duration.ofSeconds(50));
    assertThat(alerts()).isEmpty();
    pass(Duration.ofMinutes(5));

    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void anImportThatIsDoneIsWaitedForUntilAllOfItIsCounted() {
    importing("import/a", 1);
    lead("2026-01-04", "EMEA");
    done("import/a", 2);
    pass(LONGER_THAN_ANY_TIMER);
    assertThat(alerts()).isEmpty();

    lead("2026-01-05", "EMEA");
    pass(Duration.ofMinutes(5));

    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void anImportOfAMachineWhoseClockIsDaysBehindIsWaitedForUntilAllOfItIsCounted() {
    var right = now;
    now = right.minus(Duration.ofDays(3));
    importing("import/a", 1);
    now = right;
    lead("2026-01-04", "EMEA");
    pass(TICK);
    now = now.minus(Duration.ofDays(3));
    done("import/a", 2);
    now = now.plus(Duration.ofDays(3));
    pass(LONGER_THAN_ANY_TIMER);
    assertThat(alerts()).isEmpty();

    lead("2026-01-05", "EMEA");
    pass(Duration.ofMinutes(5));

    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void theNextImportHasAMinuteToBegin() {
    importing("import/a", 1);
    lead("2026-01-04", "EMEA");
    done("import/a", 1);
    pass(Duration.ofSeconds(50));
    assertThat(alerts()).isEmpty();
    importing("import/b", 1);
    pass(Duration.ofSeconds(50));
    assertThat(alerts()).isEmpty();
    done("import/b", 1);
    pass(Duration.ofMinutes(5));

    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void anAlertThatFiresDoesNotResolveWhileALoadIsGoingOn() {
    lead("2026-01-04", "EMEA");
    pass(Duration.ofMinutes(5));
    var before = alerts();
    assertThat(before).isNotEmpty();

    set(LoadState.OPEN);
    leads("EMEA");
    leads("APAC");
    pass(Duration.ofDays(3));

    assertThat(alerts()).isEmpty();
  }

  /** Ten leads of a region on each day, of which the whole company needs ten and EMEA one. */
  private void leads(String region) {
    var day = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 60; i++) {
      lead(day.plus(Duration.ofDays(i)).toString().substring(0, 10), region);
      lead(day.plus(Duration.ofDays(i)).toString().substring(0, 10), region);
    }
  }

  private void lead(String day, String region) {
    var at = Instant.parse(day + "T10:00:00Z");
    var id = Integer.toString(events++);
    var header =
        new Header(new EventKey("test", id), 0, false, true, at, at, id, Map.of("region", region));
    var event = new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
    input(Topic.LEADS).pipeInput(id, EventCodec.toAvro(event), now);
  }

  private void set(LoadState state) {
    put(load("set/crm", LoadKind.SET, state).build());
  }

  private void importing(String id, int renewals) {
    put(load(id, LoadKind.IMPORT, LoadState.OPEN).setRenewals(renewals).build());
  }

  private void done(String id, long offset) {
    var written = List.of(new WrittenTo(Topic.LEADS.topicName(), 0, offset));
    put(load(id, LoadKind.IMPORT, LoadState.DONE).setWritten(written).build());
  }

  private static Load.Builder load(String id, LoadKind kind, LoadState state) {
    return Load.newBuilder()
        .setLoadId(id)
        .setKind(kind)
        .setState(state)
        .setHost("elsewhere")
        .setOpenedAt(Instant.EPOCH);
  }

  private void put(Load load) {
    input(Topic.LOADS).pipeInput(load.getLoadId(), load, now);
  }

  /** In steps that are shorter than every timer of alerts, then at once, then tick by tick. */
  private void pass(Duration time) {
    var step = Duration.ofSeconds(5);
    long steps = Math.min(time.dividedBy(step), 60);
    for (long i = 0; i < steps; i++) {
      driver.advanceWallClockTime(step);
    }
    driver.advanceWallClockTime(time.minus(step.multipliedBy(steps)));
    for (int i = 0; i < TICKS_TO_CATCH_UP; i++) {
      driver.advanceWallClockTime(TICK);
    }
    now = now.plus(time).plus(TICK.multipliedBy(TICKS_TO_CATCH_UP));
  }

  private TestInputTopic<String, SpecificRecord> input(Topic topic) {
    return driver.createInputTopic(
        topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer());
  }

  /** The alerts that were written since the last call, in their present state. */
  private Map<String, Alert> alerts() {
    List<KeyValue<String, SpecificRecord>> written =
        driver
            .createOutputTopic(
                Topic.ALERTS.topicName(),
                Serdes.String().deserializer(),
                serdes.of(Topic.ALERTS).deserializer())
            .readKeyValuesToList();
    var alerts = new HashMap<String, Alert>();
    written.forEach(record -> alerts.put(record.key, (Alert) record.value));
    return alerts;
  }
}
