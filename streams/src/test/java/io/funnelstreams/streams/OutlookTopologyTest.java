package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.GapShare;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forecasts of scorecards. */
class OutlookTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - id: mqls
          kpi: mqls
          baseline: previous
          target: +10%
          from: 2026-04-01
          to: 2026-06-30
          period: quarter
          team: Growth
        - id: rate
          kpi: mql_to_sql_rate
          segment: {region: EMEA}
          target: 0.5
          from: 2026-04-01
          to: 2026-06-30
      """;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final RecordSerdes serdes = new PlainSerdes();
  private final Map<String, SpecificRecord> rows = new HashMap<>();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    driver = driver();
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void theWholeGoalIsForecastAndItsGapExplained() {
    leads().forEach(this::send);
    catchUp();

    var row = scorecards().get("mqls/2026-04-01..2026-06-30");
    double total = 2 * 61 + 2 * 30;
    assertThat(row.getForecast()).isCloseTo(total, within(0.1 * total));
    assertThat(row.getForecastLow95()).isLessThanOrEqualTo(row.getForecastLow80());
    assertThat(row.getForecastMethod()).isNotEmpty();
    assertThat(row.getBaseline()).isEqualTo(2.0 * 90);
    assertThat(row.getTeam()).isEqualTo("Growth");
    assertThat(row.getNeededPerDay()).isPositive();
    assertThat(row.getFactors())
        .extracting(GapShare::getFactor)
        .containsExactly("leads", "MQLs per lead", "plan");
    assertThat(row.getFactors().stream().mapToDouble(GapShare::getShare).sum())
        .isCloseTo(row.getGap(), within(1e-9));
  }

  @Test
  void aForecastIsTheSameInWhateverOrderAndPortionsTheEventsCome() {
    leads().forEach(this::send);
    catchUp();
    var inOrder = scorecards();
    driver.close();
    rows.clear();

    driver = driver();
    var events = leads();
    Collections.shuffle(events, new Random(1));
    for (int i = 0; i < events.size(); i++) {
      send(events.get(i));
      if (i % 50 == 0) {
        driver.advanceWallClockTime(Duration.ofMillis(1));
      }
    }
    catchUp();
    var shuffled = scorecards();

    for (var key : List.of("mqls/2026-04-01..2026-06-30", "rate/2026-04-01..2026-06-30")) {
      assertThat(shuffled.get(key).getForecast())
          .as(key)
          .isNotNull()
          .isEqualTo(inOrder.get(key).getForecast());
      assertThat(shuffled.get(key).getForecastLow80())
          .isEqualTo(inOrder.get(key).getForecastLow80());
    }
  }

  @Test
  void aPlanThatIsAppliedTakesEffectLiveAndItsVersionsDoNotDisturbIt() {
    catchUp();
    var changed = PLAN.replace("target: 0.5", "target: 0.6").replace("id: mqls", "id: more-mqls");

    apply("test@2026-06-01T11:00:00Z", PLAN);
    apply("test@2026-06-01T12:00:00Z", changed);
    apply("test", changed);
    driver.advanceWallClockTime(Duration.ofSeconds(11));

    var rows = scorecards();
    assertThat(rows.get("rate/2026-04-01..2026-06-30").getTarget()).isEqualTo(0.6);
    assertThat(rows).containsKey("more-mqls/2026-04-01..2026-06-30");
    assertThat(rows.get("mqls/2026-04-01..2026-06-30")).isNull();
  }

  @Test
  void withoutHistoryThereIsAReasonInPlaceOfAForecast() {
    catchUp();

    var row = scorecards().get("mqls/2026-04-01..2026-06-30");
    assertThat(row.getForecast()).isNull();
    assertThat(row.getForecastReason()).isEqualTo("not_reported");
    assertThat(row.getTarget()).isNull();
  }

  /** Two MQLs a day since January; every third becomes an SQL. */
  private static List<Event> leads() {
    var events = new ArrayList<Event>();
    var last = LocalDate.parse("2026-05-31");
    int number = 0;
    for (var day = LocalDate.parse("2026-01-01"); !day.isAfter(last); day = day.plusDays(1)) {
      for (int i = 0; i < 2; i++) {
        number++;
        events.add(lead("q" + number, "p" + number, LeadEvent.Type.MQL, day));
        if (number % 3 == 0) {
          events.add(lead("s" + number, "p" + number, LeadEvent.Type.SQL, day));
        }
      }
    }
    return events;
  }

  private static Event lead(String id, String party, LeadEvent.Type type, LocalDate day) {
    var at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
    var header =
        new Header(
            new EventKey("test", id), 0, false, true, at, at, party, Map.of("region", "EMEA"));
    return new LeadEvent(header, type, Optional.empty(), Optional.empty());
  }

  private TopologyTestDriver driver() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return new TopologyTestDriver(FunnelTopology.build(definition, serdes, 1), settings, NOW);
  }

  private void send(Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event));
  }

  private void apply(String key, String yaml) {
    var record =
        Plan.newBuilder()
            .setName("test")
            .setYaml(yaml)
            .setVersion("")
            .setAppliedBy("ann")
            .setAppliedAt(NOW)
            .build();
    driver
        .createInputTopic(
            Topic.PLAN.topicName(),
            Serdes.String().serializer(),
            serdes.of(Topic.PLAN).serializer())
        .pipeInput(key, record);
  }

  private void catchUp() {
    for (int i = 0; i < 3; i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  private Map<String, Scorecard> scorecards() {
    var reported =
        driver
            .createOutputTopic(
                Topic.SCORECARDS.topicName(),
                Serdes.String().deserializer(),
                serdes.of(Topic.SCORECARDS).deserializer())
            .readKeyValuesToMap();
    rows.putAll(reported);
    var cards = new HashMap<String, Scorecard>();
    rows.forEach((key, row) -> cards.put(key, (Scorecard) row));
    return cards;
  }
}
