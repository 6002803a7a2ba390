package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - id: leads
          kpi: leads
          target: 3650
          from: 2026-01-01
          to: 2026-12-31
          owner: Ann
          alert: {for: 1d, severity: critical}
        - id: leads-emea
          kpi: leads
          segment: {region: EMEA}
          target: 1000
          from: 2026-01-01
          to: 2026-12-31
          alert: {for: 1d}
      """;

  private static final String WATCHING =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      monitors:
        - {kpi: leads, owner: Ann}
        - {kpi: leads, breakdown: [region], severity: info}
      """;

  private static final String EMEA_CHANGE = "change/leads/region=emea/2026-03-02";
  private static final String COMPANY = "drift/leads/2026-01-01";
  private static final String EMEA = "drift/leads-emea/2026-01-01";
  private static final Instant JANUARY_8 = Instant.parse("2026-01-08T12:00:00Z");
  private static final Instant JANUARY_9 = Instant.parse("2026-01-09T00:00:01Z");

  private final RecordSerdes serdes = new PlainSerdes();
  private final List<KeyValue<String, SpecificRecord>> reported = new ArrayList<>();
  private TopologyTestDriver driver;
  private int events;

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aGoalThatIsBehindFiresByTheClockAlone() {
    start(JANUARY_8);
    lead("2026-01-04", JANUARY_8);
    catchUp();
    assertThat(reported()).isEmpty();

    driver.advanceWallClockTime(Duration.between(JANUARY_8, JANUARY_9));
    catchUp();

    var alert = latest().get(COMPANY);
    assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
    assertThat(alert.getSince()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(alert.getFiredAt()).isEqualTo(Instant.parse("2026-01-09T00:00:00Z"));
    assertThat(alert.getActual()).isEqualTo(1.0);
    assertThat(alert.getExpected()).isEqualTo(70.0);
    assertThat(alert.getIntervalHigh()).isLessThan(70.0);
    assertThat(alert.getOwner()).isEqualTo("Ann");
    assertThat(alert.getReason())
        .startsWith("Leads from 2026-01-01 to 2026-01-07: 1 against 70 expected");
  }

  @Test
  void whatIsBehindInAPartIsToldWithTheWhole() {
    start(JANUARY_9);
    lead("2026-01-04", JANUARY_9);
    catchUp();

    assertThat(latest().get(EMEA).getGroupedUnder()).isEqualTo(COMPANY);
    assertThat(latest().get(COMPANY).getGroup())
        .singleElement()
        .satisfies(child -> assertThat(child.getAlertId()).isEqualTo(EMEA));
  }

  @Test
  void aChangeOfAWatchedKpiIsToldOnceForEverySegmentOfItsBreakdown() {
    var now = Instant.parse("2026-03-10T00:00:01Z");
    start(now, WATCHING);
    for (var day = LocalDate.parse("2026-01-01"); day.isBefore(LocalDate.parse("2026-03-10")); ) {
      int count = day.isBefore(LocalDate.parse("2026-03-02")) ? 4 : 12;
      for (int i = 0; i < count; i++) {
        lead(day.toString(), now);
      }
      day = day.plusDays(1);
    }
    catchUp();

    var reported = latest();
    assertThat(reported).containsOnlyKeys("change/leads/2026-03-02", EMEA_CHANGE);
    assertThat(reported.get(EMEA_CHANGE).getGroupedUnder()).isEqualTo("change/leads/2026-03-02");
    var alert = reported.get("change/leads/2026-03-02");
    assertThat(alert.getKind()).isEqualTo(AlertKind.CHANGE);
    assertThat(alert.getExpected()).isEqualTo(28.0);
    assertThat(alert.getActual()).isEqualTo(84.0);
    assertThat(alert.getOwner()).isEqualTo("Ann");
    assertThat(alert.getGoal()).isNull();

    lead("2026-03-10", now);
    catchUp();
    assertThat(reported()).hasSize(2);
  }

  @Test
  void noAlertIsToldTwiceHoweverLongItFires() {
    start(JANUARY_9);
    lead("2026-01-04", JANUARY_9);
    catchUp();
    lead("2026-01-08", JANUARY_9);
    catchUp();
    driver.advanceWallClockTime(Duration.ofDays(1));
    catchUp();

    assertThat(reported())
        .extracting(record -> record.key)
        .containsExactlyInAnyOrder(COMPANY, EMEA);
  }

  @Test
  void aRestartTellsNothingThatTheTopicHas() {
    start(JANUARY_9);
    lead("2026-01-04", JANUARY_9);
    catchUp();
    var before = latest();
    driver.close();
    reported.clear();

    start(JANUARY_9);
    before.forEach((id, alert) -> input(Topic.ALERTS).pipeInput(id, alert));
    lead("2026-01-04", JANUARY_9);
    catchUp();

    assertThat(before).hasSize(2);
    assertThat(reported()).isEmpty();
  }

  @Test
  void leadsThatComeLateWithdrawTheAlertThatTheirAbsenceRaised() {
    start(JANUARY_9);
    lead("2026-01-04", JANUARY_9);
    catchUp();
    for (int i = 0; i < 100; i++) {
      lead("2026-01-01", JANUARY_9);
    }
    catchUp();

    assertThat(reported().subList(2, 4)).allMatch(record -> record.value == null);
  }

  @Test
  void whereNothingComesAnyMoreOneAlertTellsOfAllGoals() {
    var later = Instant.parse("2026-01-20T00:00:01Z");
    start(later);
    for (int day = 2; day <= 11; day++) {
      lead("2026-01-%02d".formatted(day), later);
    }
    catchUp();

    var noData = latest().values().stream().filter(a -> a.getKind() == AlertKind.NO_DATA);
    assertThat(noData.toList())
        .singleElement()
        .satisfies(alert -> assertThat(alert.getGroup()).hasSize(2))
        .satisfies(alert -> assertThat(alert.getSubject()).isEqualTo("no_data"));
  }

  @Test
  void publishesNothingWhileAnotherDefinitionIsActive() {
    start(JANUARY_9);
    var other =
        PublishedDefinition.newBuilder()
            .setVersion("0123456789ab")
            .setPlan("test")
            .setRollout(RolloutPhase.COMPLETE)
            .setSince(JANUARY_8)
            .setYaml(PLAN)
            .build();
    input(Topic.DEFINITION).pipeInput(Topic.ACTIVE, other);
    lead("2026-01-04", JANUARY_9);
    catchUp();

    assertThat(reported()).isEmpty();
  }

  /** Those that were written an hour ago, those that come at once, and an import with pauses. */
  @ParameterizedTest
  @CsvSource({"60, false, 250", "0, false, 250", "0, true, 2000"})
  void whatIsHalfToldRaisesNoAlert(int writtenMinutesAgo, boolean imported, int pauseMs) {
    start(JANUARY_9);
    for (int i = 0; i < 8; i++) {
      lead("2026-01-04", JANUARY_9.minus(Duration.ofMinutes(writtenMinutesAgo)), imported);
      for (int waited = 0; waited < pauseMs; waited += 250) {
        driver.advanceWallClockTime(Duration.ofMillis(250));
      }
      assertThat(reported()).isEmpty();
    }
    catchUp();

    assertThat(latest()).containsOnlyKeys(COMPANY);
  }

  private void start(Instant now) {
    start(now, PLAN);
  }

  private void start(Instant now, String text) {
    var plan = PlanYaml.parse("test.yaml", text);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    driver = new TopologyTestDriver(FunnelTopology.build(definition, serdes, 1), settings, now);
  }

  private void lead(String day, Instant written) {
    lead(day, written, false);
  }

  private void lead(String day, Instant written, boolean imported) {
    var at = Instant.parse(day + "T10:00:00Z");
    var id = Integer.toString(events++);
    var header =
        new Header(
            new EventKey("test", id), 0, false, imported, at, at, id, Map.of("region", "EMEA"));
    var event = new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
    input(Topic.LEADS).pipeInput(id, EventCodec.toAvro(event), written);
  }

  private TestInputTopic<String, SpecificRecord> input(Topic topic) {
    return driver.createInputTopic(
        topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer());
  }

  /** Every record of the alert topic. */
  private List<KeyValue<String, SpecificRecord>> reported() {
    reported.addAll(
        driver
            .createOutputTopic(
                Topic.ALERTS.topicName(),
                Serdes.String().deserializer(),
                serdes.of(Topic.ALERTS).deserializer())
            .readKeyValuesToList());
    return reported;
  }

  private Map<String, Alert> latest() {
    var latest = new HashMap<String, Alert>();
    reported().forEach(record -> latest.put(record.key, (Alert) record.value));
    return latest;
  }

  /**
   * Cells are sent at one tick, alerts are evaluated when no more cells arrive, and then collected.
   */
  private void catchUp() {
    for (int i = 0; i < 60; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(250));
    }
  }
}
