package io.funnelstreams.bench.fault;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party's row may be longer than what Kafka's clients and topics take by default. */
class LongRowIT {
  private static final int CALLS = 40;
  private static final int NOTE_BYTES = 60_000;

  private static final PlanFile PLAN =
      PlanFile.parse("plan.yaml", "name: sales\ntime_zone: UTC\ncurrency: EUR\n");

  @TempDir Path folder;

  @Test
  void aPartyWithMoreThanAMegabyteOfEventsIsCounted() {
    var calls = calls();
    try (var local = LocalCluster.start(folder.resolve("cluster"))) {
      publish(calls, local);
      var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
      var cluster = new Cluster(local.clients());
      try (var running = Pipeline.start(cluster, settings, PLAN, folder.resolve("state"))) {
        local.awaitCaughtUp(PLAN.version(), running::checkFailure);
        OracleAgreement.check(PLAN.plan(), calls, local.kpis());
      }
    }
  }

  private static void publish(List<Event> events, LocalCluster local) {
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      events.forEach(publisher::publish);
      publisher.flush();
    }
  }

  private static List<Event> calls() {
    var random = new Random(1);
    var calls = new ArrayList<Event>();
    for (int i = 0; i < CALLS; i++) {
      var note = new byte[NOTE_BYTES];
      random.nextBytes(note);
      calls.add(call(i, Base64.getEncoder().encodeToString(note)));
    }
    return calls;
  }

  private static CallEvent call(int number, String outcome) {
    var at = Instant.parse("2026-03-02T10:00:00Z").plusSeconds(number);
    var key = new EventKey("test", Integer.toString(number));
    var header = new Header(key, 0, false, true, at, at, "anonymous", Map.of());
    return new CallEvent(header, CallEvent.Purpose.PROSPECTING, Optional.of(outcome), 30);
  }
}
