package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.avro.Status;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures that were never reported, and feeds that stop: neither is a zero, anywhere. */
class NoDataTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[channel]]
      goals:
        - id: cpl
          kpi: cost_per_lead
          target: 10 EUR
          from: 2026-01-01
          to: 2026-06-30
          owner: Ann
          alert: {min_sample: 1}
        - id: cpl-ads
          kpi: cost_per_lead
          segment: {channel: ads}
          target: 10 EUR
          from: 2026-01-01
          to: 2026-06-30
        - {id: leads, kpi: leads, target: 700, from: 2026-01-01, to: 2026-06-30}
      """;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate STOP = LocalDate.parse("2026-04-10");
  private static final LocalDate TODAY = LocalDate.parse("2026-05-20");
  private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

  private final RecordSerdes serdes = new PlainSerdes();
  private final Map<String, SpecificRecord> rows = new HashMap<>();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver = new TopologyTestDriver(FunnelTopology.build(definition, serdes, 1), settings, NOW);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void withoutSpendThereIsNoCostPerLeadAnywhereAndItSaysWhy() {
    leads(FIRST, TODAY);
    catchUp();

    var row = (Kpi) read(Topic.KPIS).get("cost_per_lead/month/2026-03/channel=ads");
    assertThat(row.getValue()).isNull();
    assertThat(row.getDenominator()).isEqualTo(4.0 * 31);
    assertThat(row.getReason()).isEqualTo("not_reported");
    assertThat(row.getMissing()).containsExactly("marketing_spend");
    var card = card("cpl");
    assertThat(card.getStatus()).isEqualTo(Status.NO_DATA);
    assertThat(card.getReason()).isEqualTo("not_reported");
    assertThat(card.getForecastReason()).isEqualTo("not_reported");
    assertThat(read(Topic.ALERTS)).isEmpty();
  }

  @Test
  void aSpendOfZeroIsReportedUntilItIsTakenBack() {
    leads(FIRST, FIRST);
    spend(FIRST, FIRST, 0);
    catchUp();
    assertThat(((Kpi) read(Topic.KPIS).get("cost_per_lead/day/2026-01-01/")).getValue()).isZero();

    send(spend(FIRST, 0, 1, true));
    catchUp();

    assertThat(((Kpi) read(Topic.KPIS).get("cost_per_lead/day/2026-01-01/")).getReason())
        .isEqualTo("not_reported");
  }

  @Test
  void aSpendThatStoppedIsNoDataAndItsTrueAlertStays() {
    leads(FIRST, TODAY);
    spend(FIRST, STOP, 100);
    catchUp();

    for (var goal : new String[] {"cpl", "cpl-ads"}) {
      var card = card(goal);
      assertThat(card.getStatus()).as(goal).isEqualTo(Status.NO_DATA);
      assertThat(card.getReason()).isEqualTo("no_data");
      assertThat(card.getNoDataSince()).isEqualTo(STOP.plusDays(1));
      assertThat(card.getMissing()).containsExactly("marketing_spend");
      assertThat(card.getActual()).isNull();
      // 100 a day over 4 leads a day, as long as there is data.
      assertThat(card.getForecast()).isEqualTo(25.0);
    }
    assertThat(card("leads").getStatus()).isNotEqualTo(Status.NO_DATA);
    var alerts = read(Topic.ALERTS).values().stream().map(Alert.class::cast).toList();
    assertThat(alerts)
        .filteredOn(alert -> alert.getKind() == AlertKind.DRIFT)
        .singleElement()
        .satisfies(alert -> assertThat(alert.getResolvedAt()).isNull());
    assertThat(alerts)
        .filteredOn(alert -> alert.getKind() == AlertKind.NO_DATA)
        .singleElement()
        .satisfies(alert -> assertThat(alert.getReason()).contains("marketing spend"));
  }

  @Test
  void aFeedThatComesBackLateEndsInWhatWouldHaveBeen() {
    leads(FIRST, TODAY);
    spend(FIRST, TODAY, 100);
    catchUp();
    var never = Map.copyOf(read(Topic.SCORECARDS));
    var alerts = read(Topic.ALERTS).keySet();
    stop();
    rows.clear();

    start();
    leads(FIRST, TODAY);
    spend(FIRST, STOP, 100);
    catchUp();
    assertThat(card("cpl").getReason()).isEqualTo("no_data");
    spend(STOP.plusDays(1), TODAY, 100);
    catchUp();
    driver.advanceWallClockTime(Duration.ofMinutes(2));
    catchUp();

    var late = read(Topic.SCORECARDS);
    assertThat(figures(late, "cpl")).isEqualTo(figures(never, "cpl"));
    assertThat(figures(late, "cpl-ads")).isEqualTo(figures(never, "cpl-ads"));
    assertThat(firing(read(Topic.ALERTS))).isEqualTo(alerts);
  }

  private static Set<String> firing(Map<String, SpecificRecord> alerts) {
    return alerts.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String figures(Map<String, SpecificRecord> cards, String goal) {
    var card = (Scorecard) cards.get(goal + "/2026-01-01..2026-06-30");
    return "%s %s %s %s"
        .formatted(card.getStatus(), card.getActual(), card.getForecast(), card.getReason());
  }

  private Scorecard card(String goal) {
    return (Scorecard) read(Topic.SCORECARDS).get(goal + "/2026-01-01..2026-06-30");
  }

  /** Four a day. */
  private void leads(LocalDate first, LocalDate last) {
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (int i = 0; i < 4; i++) {
        var header = header("lead-" + i + day, "p" + i + day, day, 0, false);
        send(new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty()));
      }
    }
  }

  private void spend(LocalDate first, LocalDate last, int euros) {
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      send(spend(day, euros, 0, false));
    }
  }

  private static Event spend(LocalDate day, int euros, int revision, boolean deleted) {
    return new SpendEvent(
        header("spend-" + day, "ads", day, revision, deleted),
        day,
        "ads",
        SpendEvent.Purpose.MARKETING,
        new Money(100L * euros, Currency.getInstance("EUR")),
        Optional.empty(),
        Optional.empty());
  }

  private static Header header(
      String id, String party, LocalDate day, int revision, boolean deleted) {
    var at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
    return new Header(
        new EventKey("test", id),
        revision,
        deleted,
        false,
        at,
        NOW,
        party,
        Map.of("channel", "ads"));
  }

  private void send(Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event), NOW);
  }

  private void catchUp() {
    for (int i = 0; i < 15; i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  private Map<String, SpecificRecord> read(Topic topic) {
    driver
        .createOutputTopic(
            topic.topicName(), Serdes.String().deserializer(), serdes.of(topic).deserializer())
        .readKeyValuesToMap()
        .forEach((key, value) -> rows.put(topic + "/" + key, value));
    var read = new HashMap<String, SpecificRecord>();
    rows.forEach(
        (key, value) -> {
          if (key.startsWith(topic + "/")) {
            read.put(key.substring(topic.name().length() + 1), value);
          }
        });
    return read;
  }
}
