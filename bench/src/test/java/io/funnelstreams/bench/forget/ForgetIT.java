package io.funnelstreams.bench.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.command.Funnel;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.schemas.codec.ForgettingCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetIT {
  /** A word that nothing but these parties' names has in it. */
  private static final String NAME = "quixote";

  private static final List<String> PERSON = List.of(NAME + "-cookie", NAME);

  @TempDir Path folder;

  @Test
  void aRestartBetweenTheWordsOfTheTopicsForgetsAndKeepsTheNumbers() throws Exception {
    var plan = plan("keep");
    try (var local = LocalCluster.start(folder.resolve("cluster"))) {
      publish(local, person());
      publish(local, others());
      var first = Topic.events().subList(0, 5);
      var rest = Topic.events().subList(5, Topic.events().size());
      try (var running = start(local, plan)) {
        local.awaitCaughtUp(plan.version(), running::checkFailure);
        assertThat(new Leftovers(local).naming(NAME)).isNotEmpty();
        report(local, first);
        local.awaitCaughtUp(plan.version(), running::checkFailure);
      }
      var before = local.kpis();
      assertThat(new Leftovers(local).changelogsNaming(NAME)).isNotEmpty();

      try (var running = start(local, plan)) {
        report(local, rest);
        local.awaitCaughtUp(plan.version(), running::checkFailure);
      }

      assertThat(new Leftovers(local).changelogsNaming(NAME)).isEmpty();
      assertThat(local.kpis()).isEqualTo(before);
    }
  }

  @Test
  void theCommandLeavesThePersonOnTheEventTopicsAlone() throws Exception {
    var plan = plan("retract");
    try (var local = LocalCluster.start(folder.resolve("cluster"))) {
      publish(local, others());
      try (var running = start(local, plan)) {
        local.awaitCaughtUp(plan.version(), running::checkFailure);
        var without = local.kpis();
        publish(local, person());
        local.awaitCaughtUp(plan.version(), running::checkFailure);
        assertThat(local.kpis()).isNotEqualTo(without);
        assertThat(new Leftovers(local).naming(NAME))
            .contains(Topic.MERGES.topicName(), Topic.REJECTS.topicName());

        assertThat(command(local, "forget", "--requested", "--yes")).contains("No source asks");
        crmAsksToForget(local, PERSON.get(0));
        var observed = command(local, "forget", "--requested", "--yes");

        assertThat(observed)
            .contains("To be forgotten: " + String.join(", ", PERSON), "Forgotten.");
        assertThat(local.kpis()).isEqualTo(without);
        assertThat(new Leftovers(local).naming(NAME)).isEmpty();
        assertThat(topicsWithKey(local, NAME))
            .containsExactlyInAnyOrder(Topic.LEADS, Topic.DEALS, Topic.CALLS);
        assertThat(topicsWithKey(local, PERSON.get(0)))
            .containsExactlyInAnyOrder(Topic.LEADS, Topic.WEB);
        mistypedIdIsNamedAndWrittenNowhere(local);
      }
    }
  }

  private static void mistypedIdIsNamedAndWrittenNowhere(LocalCluster local) {
    var said = new StringBuilder();
    int code = command(local, said, "forget", "sanchoo", "--yes");

    assertThat(code).as(said.toString()).isEqualTo(3);
    assertThat(said).contains("No event has the party 'sanchoo'").doesNotContain("Forgotten.");
    assertThat(topicsWithKey(local, "sanchoo")).isEmpty();
  }

  private static Set<Topic> topicsWithKey(LocalCluster local, String key) {
    var found = EnumSet.noneOf(Topic.class);
    for (var topic : Topic.events()) {
      try (var reader =
          CommittedReader.open(
              local.clients(),
              topic,
              name -> (same, bytes) -> new io.funnelstreams.schemas.avro.LeadEvent())) {
        reader.toEnd(
            record -> {
              if (key.equals(record.key())) {
                found.add(topic);
              }
            });
      }
    }
    return found;
  }

  private static void crmAsksToForget(LocalCluster local, String party) {
    var body =
        """
        [{"subscriptionType": "contact.privacyDeletion", "objectId": "%s"}]
        """
            .formatted(party)
            .getBytes(StandardCharsets.UTF_8);
    var hubspot =
        SourceCatalogue.read(Path.of("no-folder"), name -> Optional.empty()).find("hubspot");
    var request =
        new Request("POST", "", Map.of(), Map.of(), body, "application/json", Instant.now());
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      for (var item : hubspot.orElseThrow().take(request).items()) {
        publisher.reject(((ItemOutcome.Rejected) item).reject());
      }
    }
  }

  private Pipeline start(LocalCluster local, PlanFile plan) {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
    return Pipeline.start(new Cluster(local.clients()), settings, plan, folder.resolve("state"));
  }

  private static PlanFile plan(String forget) {
    return PlanFile.parse(
        "plan.yaml",
        """
        name: sales
        time_zone: UTC
        currency: EUR
        forget: %s
        """
            .formatted(forget));
  }

  /** Does for some topics what the command does in one call. */
  private static void report(LocalCluster local, List<Topic> topics) throws Exception {
    var at = Instant.parse("2026-06-01T00:00:00Z");
    var cookie = new Forgetting(at, Aggregates.KEEP, false, Optional.of(PERSON.get(1)));
    var lead = new Forgetting(at, Aggregates.KEEP, true, Optional.empty());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", local.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var topic : topics) {
        producer.send(record(topic, PERSON.get(0), cookie)).get();
        producer.send(record(topic, PERSON.get(1), lead)).get();
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(
      Topic topic, String party, Forgetting forgetting) {
    return new ProducerRecord<>(
        topic.topicName(), null, party, null, ForgettingCodec.headers(forgetting));
  }

  private static String command(LocalCluster local, String... words) {
    var said = new StringBuilder();
    assertThat(command(local, said, words)).as(said.toString()).isZero();
    return said.toString();
  }

  private static int command(LocalCluster local, StringBuilder said, String... words) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--bootstrap-servers", local.bootstrapServers()));
    line.addAll(List.of("--schema-registry-url", local.registryUrl()));
    int code =
        Funnel.run(
            new Console(stream, stream, false, false, Map.of()), line.toArray(String[]::new));
    said.append(out.toString(StandardCharsets.UTF_8));
    return code;
  }

  private static void publish(LocalCluster local, List<Event> events) {
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      events.forEach(publisher::publish);
    }
  }

  /** Under two names, in four families, with an event that comes too late. */
  private static List<Event> person() {
    var lead = header("1", NAME, "2026-03-01T10:00:00Z");
    var cookie = header("2", PERSON.get(0), "2026-03-02T10:00:00Z");
    var won = header("4", NAME, "2026-03-05T10:00:00Z");
    var at = Instant.parse("2020-01-01T00:00:00Z");
    var late =
        new Header(
            new EventKey("test", "5"), 0, false, false, at, won.recordedAt(), NAME, Map.of());
    return List.of(
        new LeadEvent(lead, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty()),
        new LeadEvent(cookie, LeadEvent.Type.IDENTIFIED, Optional.of(NAME), Optional.empty()),
        view("3", PERSON.get(0), "2026-03-01T09:50:00Z"),
        new DealEvent(won, "d", DealEvent.Type.WON, Optional.empty(), Optional.empty()),
        new CallEvent(late, CallEvent.Purpose.CLOSING, Optional.empty(), 60));
  }

  /** They have days of their own, so that the days anything is known of stay the same. */
  private static List<Event> others() {
    return List.of(
        new LeadEvent(
            header("1", "sancho", "2026-03-01T10:00:00Z"),
            LeadEvent.Type.CREATED,
            Optional.empty(),
            Optional.empty()),
        view("2", "sancho", "2026-03-01T09:50:00Z"),
        new DealEvent(
            header("3", "sancho", "2026-03-06T10:00:00Z"),
            "d",
            DealEvent.Type.WON,
            Optional.empty(),
            Optional.empty()));
  }

  private static Event view(String id, String visitor, String time) {
    return new WebEvent(
        header(id, visitor, time), "/", WebEvent.ReferrerClass.SEARCH, Optional.empty());
  }

  private static Header header(String id, String party, String time) {
    var at = Instant.parse(time);
    return new Header(new EventKey("test", id), 0, false, false, at, at, party, Map.of());
  }
}
