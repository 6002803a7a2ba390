package io.funnelstreams.bench.imports;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The events that result from exports, in the order in which they are published. */
final class ExportEvents implements EventSink, RejectSink {
  private final List<Event> events = new ArrayList<>();

  private ExportEvents() {}

  /** Those of exports that are imported one after another. */
  static List<Event> of(Mapping mapping, List<Path> exports) {
    var sink = new ExportEvents();
    var ledger = new MemoryLedgers().of(mapping.id());
    var importer = new FileImporter(sink, sink, ledger, Clock.systemUTC(), ImportProgress.silent());
    exports.forEach(export -> importer.run(mapping, List.of(export)));
    return sink.events;
  }

  @Override
  public void publish(Event event) {
    events.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public void reject(Reject reject) {}

  @Override
  public void resolve(Reject reject) {}
}
