package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events and rejects of an import in memory. */
public final class Collected implements EventSink, RejectSink {
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  public final List<Event> events = new ArrayList<>();
  public final List<Reject> rejects = new ArrayList<>();
  private final MemoryLedgers ledgers = new MemoryLedgers();

  public static Collected of(Mapping mapping, Path... files) {
    var collected = new Collected();
    collected.run(mapping, files);
    return collected;
  }

  public ImportSummary run(Mapping mapping, Path... files) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new FileImporter(this, this, ledger(mapping), clock, ImportProgress.silent())
        .run(mapping, List.of(files));
  }

  /** The ledger of the imports with a mapping. */
  public ImportLedger ledger(Mapping mapping) {
    return ledgers.of(mapping.id());
  }

  @Override
  public void publish(Event event) {
    events.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public void reject(Reject reject) {
    resolve(reject);
    rejects.add(reject);
  }

  @Override
  public void resolve(Reject reject) {
    rejects.removeIf(kept -> kept.id().equals(reject.id()));
  }

  public List<String> ids() {
    return events.stream().map(event -> event.header().key().eventId()).toList();
  }

  public List<String> explanations() {
    return rejects.stream().map(reject -> reject.rejection().explanation()).toList();
  }
}
