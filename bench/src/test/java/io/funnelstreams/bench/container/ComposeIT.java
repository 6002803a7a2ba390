package io.funnelstreams.bench.container;

import io.funnelstreams.bench.cluster.PublishedKpis;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers, the registry and two instances of the Kafka Streams application, as a user starts
 * them.
 */
@ContainerTest
class ComposeIT {
  private static final int EVENTS = 10_000;
  private static final String PLAN =
      """
      name: sales
      time_zone: Europe/Berlin
      currency: EUR
      segments:
        breakdowns: [[region], [owner]]
      """;

  /** The addresses that the file publishes on the loopback address. */
  private static final Map<String, Object> CLIENTS =
      Map.of(
          "bootstrap.servers",
          "localhost:19092,localhost:29092,localhost:39092",
          "schema.registry.url",
          "http://localhost:8081/apis/ccompat/v7");

  private final List<Event> events =
      WorkloadGenerator.deliveries(Workload.year(11, 2_000, EVENTS)).toList();

  @TempDir Path folder;

  private Compose.Running system;

  @BeforeEach
  void start() throws IOException {
    var plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    system = Compose.installed().orElseThrow().start(plan);
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void aBrokerThatIsLostTakesNoEventAlongAndNoneCountsTwice() {
    var plan = PlanYaml.parse("plan.yaml", PLAN);
    var kpis = new PublishedKpis(CLIENTS);

    try (var publisher = KafkaPublisher.connect(CLIENTS)) {
      publish(publisher, 0, EVENTS / 2);
      system.kill("broker-2");
      publish(publisher, EVENTS / 2, EVENTS);
    }
    kpis.awaitCaughtUp(PlanDefinition.versionOf(plan), () -> {});

    OracleAgreement.check(plan, events, kpis.rows());
  }

  private void publish(KafkaPublisher publisher, int from, int to) {
    events.subList(from, to).forEach(publisher::publish);
    publisher.flush();
  }
}
