package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/**
 * A clock that was months ahead and then was corrected leaves numbers, goals and alerts as if it
 * had always been right.
 */
class ClockTopologyTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - {id: leads, kpi: leads, target: 3650, from: 2026-01-01, to: 2026-12-31, alert: {for: 1d}}
        - {id: revenue, kpi: mrr, baseline: 40, target: 60, from: 2026-01-01, to: 2026-12-31}
      """;

  private static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(150);

  private final RecordSerdes serdes = new PlainSerdes();
  private Duration ahead = Duration.ZERO;

  /**
   * The tables that result from the output topics; the clock's own time is left out of their rows.
   */
  private record Tables(
      Map<String, SpecificRecord> kpis,
      Map<String, SpecificRecord> scorecards,
      Map<String, SpecificRecord> alerts) {}

  @Test
  void aClockThatCameBackLeavesTheTablesOfOneThatWasRight() {
    var right = tables(false);
    var cameBack = tables(true);

    assertThat(cameBack.kpis()).isEqualTo(right.kpis());
    assertThat(cameBack.scorecards()).isEqualTo(right.scorecards());
    assertThat(cameBack.alerts()).isEqualTo(right.alerts());
    assertThat(right.kpis()).containsKey("mrr/day/2026-04-08/");
    assertThat(right.scorecards()).isNotEmpty();
    assertThat(right.alerts()).isNotEmpty();
  }

  @Test
  void aClockThatIsAheadCountsWhatHasBegunByIt() {
    ahead = AHEAD;
    var driver = driver();
    send(driver);
    catchUp(driver);

    assertThat(latest(driver, Topic.KPIS)).containsKey("churned_mrr/month/2026-06/");
    driver.close();
  }

  private Tables tables(boolean goesAhead) {
    ahead = Duration.ZERO;
    var driver = driver();
    send(driver);
    catchUp(driver);
    ahead = goesAhead ? AHEAD : Duration.ZERO;
    catchUp(driver);
    ahead = Duration.ZERO;
    catchUp(driver);
    var tables =
        new Tables(
            latest(driver, Topic.KPIS),
            latest(driver, Topic.SCORECARDS),
            latest(driver, Topic.ALERTS));
    driver.close();
    return tables;
  }

  /** Leads of a quarter, a subscription, its end in two months, and a price from next month on. */
  private void send(TopologyTestDriver driver) {
    int id = 0;
    for (var day = LocalDate.of(2026, 1, 2); day.isBefore(LocalDate.of(2026, 4, 10)); ) {
      send(driver, lead(Integer.toString(id++), day + "T10:00:00Z", id % 2 == 0 ? "EMEA" : "APAC"));
      day = day.plusDays(1);
    }
    send(driver, subscription("started", SubscriptionEvent.Type.STARTED, "50", "2026-01-10"));
    send(driver, subscription("raised", SubscriptionEvent.Type.CHANGED, "70", "2026-05-01"));
    send(driver, subscription("cancelled", SubscriptionEvent.Type.CANCELLED, "70", "2026-06-12"));
  }

  private TopologyTestDriver driver() {
    var plan = PlanYaml.parse("test.yaml", PLAN);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "clock");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    WallClock clock = steadyMs -> NOW.plus(ahead);
    return new TopologyTestDriver(
        FunnelTopology.build(definition, serdes, 1, clock), settings, NOW);
  }

  private void send(TopologyTestDriver driver, Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event), NOW);
  }

  private Map<String, SpecificRecord> latest(TopologyTestDriver driver, Topic topic) {
    var latest = new TreeMap<String, SpecificRecord>();
    driver
        .createOutputTopic(
            topic.topicName(), Serdes.String().deserializer(), serdes.of(topic).deserializer())
        .readKeyValuesToList()
        .forEach(
            reported -> {
              latest.remove(reported.key);
              Optional.ofNullable(reported.value)
                  .ifPresent(value -> latest.put(reported.key, timeless(value)));
            });
    return latest;
  }

  private static SpecificRecord timeless(SpecificRecord row) {
    if (row instanceof Kpi kpi) {
      return Kpi.newBuilder(kpi).setAsOf(Instant.EPOCH).build();
    } else if (row instanceof Scorecard scorecard) {
      return Scorecard.newBuilder(scorecard).setAsOf(Instant.EPOCH).build();
    }
    return (Alert) row;
  }

  private static void catchUp(TopologyTestDriver driver) {
    for (int i = 0; i < 240; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(250));
    }
  }

  private static Event lead(String id, String time, String region) {
    var at = Instant.parse(time);
    return new LeadEvent(
        new Header(new EventKey("test", id), 0, false, true, at, at, id, Map.of("region", region)),
        LeadEvent.Type.CREATED,
        Optional.empty(),
        Optional.empty());
  }

  private static Event subscription(
      String id, SubscriptionEvent.Type type, String price, String effective) {
    var at = Instant.parse("2026-01-10T10:00:00Z");
    return new SubscriptionEvent(
        new Header(new EventKey("billing", id), 0, false, true, at, at, "1", Map.of()),
        "s",
        type,
        Optional.of(UnitPrice.of(price, "EUR")),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.of(Instant.parse(effective + "T00:00:00Z")));
  }
}
