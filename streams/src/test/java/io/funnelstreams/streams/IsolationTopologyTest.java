package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.streams.kpi.KpiSteps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure of one goal or one record never stops the rest. */
class IsolationTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      goals:
        - id: broken
          kpi: leads
          target: 5
          from: 2026-01-01
          to: 2026-12-31
          owner: Ann
          alert: {}
        - id: sound
          kpi: leads
          target: 900
          from: 2026-01-01
          to: 2026-12-31
          owner: Ann
          alert: {}
      """;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RecordSerdes serdes = new PlainSerdes();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var read = PlanYaml.parse("test.yaml", PLAN);
    var goals = List.of(broken(read.goals().get(0)), read.goals().get(1));
    var plan =
        new io.funnelstreams.core.plan.Plan(
            read.name(),
            read.rules(),
            read.breakdowns(),
            read.catalogue(),
            read.grossMargin(),
            goals,
            read.monitors(),
            read.forget());
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    driver = new TopologyTestDriver(FunnelTopology.build(definition, serdes, 1), settings, NOW);
  }

  /** No calendar has a year before the first day of all. */
  private static Goal broken(Goal goal) {
    return new Goal(
        goal.id(),
        goal.kpi(),
        goal.segment(),
        Baseline.LAST_YEAR,
        goal.target(),
        LocalDate.MIN,
        goal.to(),
        goal.pace(),
        goal.grain(),
        goal.owner(),
        goal.team(),
        goal.objective(),
        goal.alert());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void judgesOtherGoalsWhereOneFails() {
    leads();
    catchUp();

    var cards = this.<Scorecard>read(Topic.SCORECARDS);
    assertThat(cards.get("sound/2026-01-01..2026-12-31").getActual()).isEqualTo(59.0);
    var failed = cards.get("broken/-999999999-01-01..2026-12-31");
    assertThat(failed.getReason()).isEqualTo("failed");
    assertThat(failed.getFailure()).startsWith("DateTimeException: ");
    var alerts = this.<Alert>read(Topic.ALERTS);
    assertThat(alerts.values())
        .extracting(Alert::getGoal, Alert::getKind)
        .contains(tuple("broken", AlertKind.FAILED), tuple("sound", AlertKind.DRIFT));
  }

  @Test
  void countsAFailureOnceHoweverOftenItHappensAgain() {
    leads();
    catchUp();
    double first = failures();

    driver.advanceWallClockTime(Duration.ofSeconds(11));
    driver.advanceWallClockTime(Duration.ofSeconds(11));

    // Its rows and its alerts.
    assertThat(first).isEqualTo(2);
    assertThat(failures()).isEqualTo(first);
  }

  @Test
  void keepsThePlanBeforeOneThatCannotBeRead() {
    leads();
    driver
        .createInputTopic(
            Topic.PLAN.topicName(),
            Serdes.String().serializer(),
            serdes.of(Topic.PLAN).serializer())
        .pipeInput("test", new Plan("test", "goals: {", "", "ann", NOW, null, null));
    catchUp();

    assertThat(this.<Scorecard>read(Topic.SCORECARDS)).containsKey("sound/2026-01-01..2026-12-31");
  }

  private void leads() {
    var input =
        driver.createInputTopic(
            Topic.LEADS.topicName(),
            Serdes.String().serializer(),
            serdes.of(Topic.LEADS).serializer());
    for (var day = LocalDate.parse("2026-01-01"); day.isBefore(LocalDate.parse("2026-03-01")); ) {
      var at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
      var id = day.toString();
      var header = new Header(new EventKey("test", id), 0, false, false, at, NOW, id, Map.of());
      var lead = new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
      input.pipeInput(id, EventCodec.toAvro(lead), NOW);
      day = day.plusDays(1);
    }
  }

  private double failures() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(KpiSteps.ISOLATED_FAILURES))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  private void catchUp() {
    for (int i = 0; i < 15; i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Map<String, T> read(Topic topic) {
    return (Map<String, T>)
        driver
            .createOutputTopic(
                topic.topicName(), Serdes.String().deserializer(), serdes.of(topic).deserializer())
            .readKeyValuesToMap();
  }
}
