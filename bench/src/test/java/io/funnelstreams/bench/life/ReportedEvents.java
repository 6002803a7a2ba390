package io.funnelstreams.bench.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.gateway.GatewayEndpoint;
import io.funnelstreams.ingest.gateway.Intakes;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events that result from files or deliveries. Nothing of either may be rejected. */
final class ReportedEvents implements EventSink, RejectSink {
  private static final String HOST = "https://in.desks.example";

  private final List<Event> events = new ArrayList<>();

  private ReportedEvents() {}

  static List<Event> byFiles(List<Life.Exported> files) {
    var reported = new ReportedEvents();
    var ledgers = new MemoryLedgers();
    for (var file : files) {
      var mapping = MappingYaml.read(file.mapping());
      var ledger = ledgers.of(mapping.id());
      new FileImporter(reported, reported, ledger, Clock.systemUTC(), ImportProgress.silent())
          .run(mapping, List.of(file.data()));
    }
    return reported.events;
  }

  static List<Event> byVendors(List<Delivery> deliveries, SourceCatalogue sources) {
    var reported = new ReportedEvents();
    var intakes = Intakes.of(sources);
    var now = Instant.now();
    for (var delivery : deliveries) {
      now = now.plusMillis(1);
      reported.take(intakes.get(delivery.vendor().path()), request(delivery, now), now);
    }
    return reported.events;
  }

  private void take(GatewayEndpoint intake, Request request, Instant now) {
    assertThat(intake.refusal(request, now)).as(intake.name()).isEmpty();
    var takings = intake.take(request);
    takings.rejects().forEach(this::reject);
    assertThat(takings.rejected()).as(intake.name()).isEmpty();
    events.addAll(takings.events());
  }

  private static Request request(Delivery delivery, Instant now) {
    var url = HOST + delivery.vendor().path();
    var headers = new HashMap<String, List<String>>();
    delivery
        .vendor()
        .headers(url, delivery.body(), now)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    var body = delivery.body().getBytes(StandardCharsets.UTF_8);
    return new Request("POST", url, headers, Map.of(), body, "application/json", now);
  }

  @Override
  public void publish(Event event) {
    events.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public void reject(Reject reject) {
    throw new AssertionError(reject.place() + ": " + reject.rejection().explanation());
  }

  @Override
  public void resolve(Reject reject) {}
}
