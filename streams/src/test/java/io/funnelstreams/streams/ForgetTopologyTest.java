package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.codec.ForgettingCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.streams.journey.JourneySteps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgetTopologyTest {
  private static final Instant ASKED = Instant.parse("2026-04-01T12:00:00Z");
  private static final List<String> ANN = List.of("ann-cookie", "ann");

  private final RecordSerdes serdes = new PlainSerdes();
  private final Map<String, Double> kpis = new TreeMap<>();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var plan = PlanYaml.parse("test", "name: test\ntime_zone: UTC\ncurrency: EUR\n");
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver =
        new TopologyTestDriver(
            FunnelTopology.build(definition, serdes, 1),
            settings,
            Instant.parse("2026-06-30T12:00:00Z"));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @ParameterizedTest
  @EnumSource
  void noRowNamesTheForgottenAndLateCopiesAreIgnored(Aggregates aggregates) {
    ann().forEach(this::send);
    send(lead("9", "bob", LeadEvent.Type.CREATED, Optional.empty()));
    assertThat(total("leads")).isEqualTo(2.0);
    assertThat(total("sessions")).isEqualTo(1.0);
    assertThat(rowsThatName("ann")).isNotEmpty();

    forget(aggregates);
    ann().forEach(this::send);

    boolean keeps = aggregates == Aggregates.KEEP;
    assertThat(total("leads")).isEqualTo(keeps ? 2.0 : 1.0);
    assertThat(total("deals_won")).isEqualTo(keeps ? 1.0 : 0.0);
    assertThat(total("sessions")).isEqualTo(keeps ? 1.0 : 0.0);
    assertThat(total("social_opt_ins")).isEqualTo(keeps ? 1.0 : 0.0);
    assertThat(rowsThatName("ann")).isEmpty();
    assertThat(rowsThatName("bob")).isNotEmpty();
  }

  @Test
  void numbersComputedAnewKeepWhatIsReadAfterItWasToldToBeForgotten() {
    Topic.events().stream()
        .filter(topic -> topic != Topic.DEALS)
        .forEach(topic -> publish(topic, Aggregates.KEEP));
    ann().forEach(this::send);
    assertThat(rowsThatName("ann")).isNotEmpty();

    publish(Topic.DEALS, Aggregates.KEEP);

    assertThat(total("deals_won")).isEqualTo(1.0);
    assertThat(total("leads")).isEqualTo(1.0);
    assertThat(rowsThatName("ann")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheTopicsWithEventsOfThePersonHaveToTell(Aggregates aggregates) {
    ann().forEach(this::send);
    var families =
        List.of(Set.of(Family.LEAD, Family.WEB), Set.of(Family.LEAD, Family.SOCIAL, Family.DEAL));
    for (int i = 0; i < ANN.size(); i++) {
      Optional<String> next = i == 0 ? Optional.of(ANN.get(1)) : Optional.empty();
      var forgetting = new Forgetting(ASKED, aggregates, i > 0, next, families.get(i));
      for (var family : families.get(i)) {
        assertThat(rowsThatName("ann")).isNotEmpty();
        publish(Topic.of(family), ANN.get(i), forgetting);
      }
    }
    ann().forEach(this::send);

    assertThat(total("leads")).isEqualTo(aggregates == Aggregates.KEEP ? 1.0 : 0.0);
    assertThat(rowsThatName("ann")).isEmpty();
  }

  @Test
  void whoComesBackIsANewPerson() {
    ann().forEach(this::send);
    forget(Aggregates.RETRACT);

    send(lead("new", "ann", LeadEvent.Type.CREATED, Optional.empty(), "2026-05-01T10:00:00Z"));

    assertThat(total("leads")).isEqualTo(1.0);
    assertThat(rowsThatName("ann")).hasSize(1);
  }

  @Test
  void aRecordWithoutAValueThatSaysNothingConcernsNobody() {
    ann().forEach(this::send);
    for (var topic : Topic.events()) {
      driver
          .createInputTopic(
              topic.topicName(), Serdes.String().serializer(), Serdes.ByteArray().serializer())
          .pipeInput("ann", null);
    }
    assertThat(total("leads")).isEqualTo(1.0);
    assertThat(rowsThatName("ann")).isNotEmpty();
  }

  private void forget(Aggregates aggregates) {
    Topic.events().forEach(topic -> publish(topic, aggregates));
  }

  private void publish(Topic topic, Aggregates aggregates) {
    for (int i = 0; i < ANN.size(); i++) {
      Optional<String> next = i == 0 ? Optional.of(ANN.get(1)) : Optional.empty();
      publish(topic, ANN.get(i), new Forgetting(ASKED, aggregates, i > 0, next));
    }
  }

  private void publish(Topic topic, String party, Forgetting forgetting) {
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), Serdes.ByteArray().serializer())
        .pipeInput(new TestRecord<>(party, null, ForgettingCodec.headers(forgetting), ASKED));
  }

  private void send(Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event));
  }

  private double total(String kpi) {
    for (int i = 0; i < 3; i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
    driver
        .createOutputTopic(
            Topic.KPIS.topicName(),
            Serdes.String().deserializer(),
            serdes.of(Topic.KPIS).deserializer())
        .readKeyValuesToList()
        .forEach(
            row -> {
              if (row.value == null) {
                kpis.remove(row.key);
              } else {
                var value = ((Kpi) row.value).getValue();
                kpis.put(row.key, value == null ? Double.NaN : value);
              }
            });
    return kpis.getOrDefault(kpi + "/total/total/", 0.0);
  }

  /** Keys and values of all rows that hold a name. */
  private List<String> rowsThatName(String name) {
    var found = new ArrayList<String>();
    driver
        .<String, byte[]>getKeyValueStore(JourneySteps.STORE)
        .all()
        .forEachRemaining(row -> found.add(row.key + " " + text(row.value)));
    for (var store :
        List.of(
            JourneySteps.VIEWS,
            JourneySteps.SESSIONS,
            JourneySteps.MARKETING,
            JourneySteps.FORGOTTEN)) {
      driver
          .<Bytes, byte[]>getKeyValueStore(store)
          .all()
          .forEachRemaining(row -> found.add(text(row.key.get()) + " " + text(row.value)));
    }
    return found.stream().filter(row -> row.contains(name)).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<Event> ann() {
    return List.of(
        lead("1", "ann", LeadEvent.Type.CREATED, Optional.empty()),
        lead("2", "ann-cookie", LeadEvent.Type.IDENTIFIED, Optional.of("ann")),
        new WebEvent(
            header("3", "ann-cookie", "2026-03-04T10:00:00Z"),
            "/",
            WebEvent.ReferrerClass.SEARCH,
            Optional.empty()),
        new SocialEvent(
            header("5", "ann", "2026-03-04T12:00:00Z"), "x", SocialEvent.Type.OPT_IN, 1),
        new DealEvent(
            header("4", "ann", "2026-03-05T10:00:00Z"),
            "d",
            DealEvent.Type.WON,
            Optional.empty(),
            Optional.empty()));
  }

  private static Event lead(
      String id, String party, LeadEvent.Type type, Optional<String> mergedInto) {
    return lead(id, party, type, mergedInto, "2026-03-04T10:00:00Z");
  }

  private static Event lead(
      String id, String party, LeadEvent.Type type, Optional<String> mergedInto, String at) {
    return new LeadEvent(header(id, party, at), type, mergedInto, Optional.empty());
  }

  private static Header header(String id, String party, String time) {
    var at = Instant.parse(time);
    return new Header(new EventKey("test", id), 0, false, false, at, at, party, Map.of());
  }
}
