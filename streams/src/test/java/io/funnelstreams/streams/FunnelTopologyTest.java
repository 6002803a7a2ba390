package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.avro.Status;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunnelTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - id: more-leads
          kpi: leads
          target: 10
          from: 2026-01-01
          to: 2026-12-31
          owner: ann
      """;

  private static final String VERSION = PlanDefinition.versionOf(PlanYaml.parse("test", PLAN));

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private final RecordSerdes serdes = new PlainSerdes();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    driver = new TopologyTestDriver(topology(), settings(), NOW);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aLeadComesOutAsAKpiOfEveryBreakdown() {
    send(lead("1", "a", LeadEvent.Type.MQL, "EMEA"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var kpis = latest(Topic.KPIS);
    assertThat(((Kpi) kpis.get("leads/month/2026-03/")).getValue()).isEqualTo(1.0);
    assertThat(((Kpi) kpis.get("mqls/day/2026-03-04/region=emea")).getSegment())
        .isEqualTo(Map.of("region", "EMEA"));
  }

  @Test
  void rowsHaveTheInstantsOfTheirPeriods() {
    send(lead("1", "a", LeadEvent.Type.MQL, "EMEA"));
    driver.advanceWallClockTime(Duration.ofSeconds(11));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var kpis = latest(Topic.KPIS);
    var month = (Kpi) kpis.get("leads/month/2026-03/");
    assertThat(month.getStartsAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(month.getEndsAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    var total = (Kpi) kpis.get("leads/total/total/");
    assertThat(total.getStartsAt()).isNull();
    assertThat(total.getEndsAt()).isNull();
    var goal = (Scorecard) latest(Topic.SCORECARDS).get("more-leads/2026-01-01..2026-12-31");
    assertThat(goal.getStartsAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(goal.getEndsAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void progressNamesTheOffsetThatIsNext() {
    send(lead("1", "a", LeadEvent.Type.MQL, "EMEA"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var progress = (Progress) latest(Topic.PROGRESS).get(VERSION + "/0");
    assertThat(progress.getApplied())
        .singleElement()
        .satisfies(
            at -> {
              assertThat(at.getTopic()).isEqualTo(Topic.LEADS.topicName());
              assertThat(at.getOffset()).isEqualTo(1);
            });
  }

  @Test
  void aPeriodThatEndsWithoutAnEventIsNoLongerProvisional() {
    send(lead("1", "a", LeadEvent.Type.MQL, "EMEA"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(((Kpi) latest(Topic.KPIS).get("leads/year/2026/")).getProvisional()).isTrue();

    driver.advanceWallClockTime(Duration.ofDays(185));

    assertThat(((Kpi) latest(Topic.KPIS).get("leads/year/2026/")).getProvisional()).isFalse();
  }

  @Test
  void aCancellationThatWasToldAheadCountsOnItsDayWithNoFurtherEvent() {
    var july = Instant.parse("2026-07-15T00:00:00Z");
    send(subscription("1", SubscriptionEvent.Type.STARTED, Optional.empty()));
    send(subscription("2", SubscriptionEvent.Type.CANCELLED, Optional.of(july)));
    catchUp();
    var before = latest(Topic.KPIS);
    assertThat(value(before, "mrr/total/total/")).isEqualTo(50.0);
    assertThat(before).doesNotContainKey("churned_mrr/total/total/");
    assertThat(before).containsKey("mrr/day/2026-06-29/");
    assertThat(before.keySet()).noneMatch(key -> key.contains("/2026-07"));

    driver.advanceWallClockTime(Duration.ofDays(15));
    catchUp();

    var after = latest(Topic.KPIS);
    assertThat(value(after, "mrr/total/total/")).isZero();
    assertThat(value(after, "churned_mrr/day/2026-07-15/")).isEqualTo(50.0);
    assertThat(value(after, "churned_customers/month/2026-07/")).isEqualTo(1.0);
    assertThat(value(after, "churn_rate/month/2026-07/")).isEqualTo(1.0);
    assertThat(value(after, "mrr/day/2026-07-14/")).isEqualTo(50.0);
  }

  @Test
  void anEventOfAFarDayMakesNoRowBeforeIt() {
    send(subscription("1", SubscriptionEvent.Type.STARTED, Optional.empty()));
    send(
        subscription(
            "2",
            SubscriptionEvent.Type.CANCELLED,
            Optional.of(Instant.parse("2099-01-01T00:00:00Z"))));
    catchUp();

    assertThat(latest(Topic.KPIS).keySet())
        .filteredOn(key -> key.startsWith("mrr/year/"))
        .containsExactlyInAnyOrder("mrr/year/2026/", "mrr/year/2026/region=unknown");
  }

  @Test
  void aGoalHasAScorecardWithoutAnyEvent() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var whole = latest(Topic.SCORECARDS).get("more-leads/2026-01-01..2026-12-31");
    assertThat(((Scorecard) whole).getStatus()).isEqualTo(Status.NO_DATA);
    assertThat(((Scorecard) whole).getReason()).isEqualTo("not_reported");
    assertThat(((Scorecard) whole).getMissing()).containsExactly("leads|mqls|sqls");
  }

  @Test
  void anEventInAnUnknownFormIsRejectedAndCountsAsRead() {
    var topic =
        driver.createInputTopic(
            Topic.LEADS.topicName(),
            Serdes.String().serializer(),
            serdes.of(Topic.LEADS).serializer());
    var tooLate =
        new LeadEvent(
            new Header(
                new EventKey("test", "1"),
                0,
                false,
                false,
                Instant.parse("2020-01-01T00:00:00Z"),
                NOW,
                "a",
                Map.of()),
            LeadEvent.Type.CREATED,
            Optional.empty(),
            Optional.empty());
    topic.pipeInput("a", EventCodec.toAvro(tooLate));

    assertThat(latest(Topic.REJECTS)).hasSize(1);
  }

  @Test
  void theViewsOfAVisitorCountAsThoseOfTheLeadItTurnsOutToBe() {
    send(view("1", "cookie", "2026-03-04T10:00:00Z"));
    send(lead("2", "a", LeadEvent.Type.CREATED, "EMEA"));
    send(view("3", "a", "2026-03-04T10:25:00Z"));
    send(identified("4", "cookie", "a"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var kpis = latest(Topic.KPIS);
    assertThat(((Kpi) kpis.get("sessions/day/2026-03-04/")).getValue()).isEqualTo(1.0);
    assertThat(((Kpi) kpis.get("pages_per_visit/month/2026-03/")).getValue()).isEqualTo(2.0);
    assertThat(((Kpi) kpis.get("time_on_site/month/2026-03/")).getUnit()).isEqualTo("seconds");
    assertThat(((Kpi) kpis.get("unique_visitors/year/2026/")).getValue()).isEqualTo(1.0);
    assertThat(((Kpi) kpis.get("visit_to_lead_rate/month/2026-03/")).getValue()).isEqualTo(1.0);
  }

  @Test
  void everyNodeAndStoreHasANameThatAPersonGave() throws IOException {
    var described = topology().describe().toString();

    assertThat(described).doesNotContain("KSTREAM-", "KTABLE-");
    try (var golden = getClass().getResourceAsStream("topology.txt")) {
      assertThat(described)
          .as("the topology changed: if it was meant, write it to topology.txt")
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private Topology topology() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    return FunnelTopology.build(definition, serdes, 1);
  }

  private static Properties settings() {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return settings;
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

  /** Cells are sent at one tick and published at the next. */
  private void catchUp() {
    for (int i = 0; i < 3; i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  private static double value(Map<String, SpecificRecord> kpis, String key) {
    return ((Kpi) kpis.get(key)).getValue();
  }

  private static Event subscription(
      String id, SubscriptionEvent.Type type, Optional<Instant> effectiveAt) {
    var at = Instant.parse("2026-06-29T10:00:00Z");
    return new SubscriptionEvent(
        new Header(new EventKey("test", id), 0, false, false, at, at, "a", Map.of()),
        "s",
        type,
        Optional.of(UnitPrice.of("50", "EUR")),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        effectiveAt);
  }

  private static Event lead(String id, String party, LeadEvent.Type type, String region) {
    var at = Instant.parse("2026-03-04T10:00:00Z");
    var header =
        new Header(
            new EventKey("test", id), 0, false, false, at, at, party, Map.of("region", region));
    return new LeadEvent(header, type, Optional.empty(), Optional.empty());
  }

  private static Event view(String id, String visitor, String time) {
    var at = Instant.parse(time);
    var header = new Header(new EventKey("web", id), 0, false, false, at, at, visitor, Map.of());
    return new WebEvent(header, "/", WebEvent.ReferrerClass.SEARCH, Optional.empty());
  }

  private static Event identified(String id, String visitor, String lead) {
    var at = Instant.parse("2026-03-05T10:00:00Z");
    var header = new Header(new EventKey("test", id), 0, false, false, at, at, visitor, Map.of());
    return new LeadEvent(header, LeadEvent.Type.IDENTIFIED, Optional.of(lead), Optional.empty());
  }
}
