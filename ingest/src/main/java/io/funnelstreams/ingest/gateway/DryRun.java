package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.EventFormat;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import io.funnelstreams.ingest.source.Source;
import java.util.List;
import java.util.Optional;

/** The result that a request would have, by the reader of its source's events. Nothing is sent. */
public final class DryRun {
  private DryRun() {}

  /** What a request to a source would become; the sender is not authenticated. */
  public static ParsedRequest of(Source source, Request request) {
    return source
        .reader()
        .map(format -> reported(source, format, request))
        .orElseGet(() -> source.take(request));
  }

  private static ParsedRequest reported(Source source, EventFormat format, Request request) {
    try {
      var items =
          EventIntake.events(format, request).stream()
              .map(event -> outcome(source, event, request))
              .toList();
      return new ParsedRequest(items, Optional.empty(), Optional.empty());
    } catch (EventDocuments.Unreadable e) {
      var reject = source.unreadable(request, e.getMessage());
      return new ParsedRequest(List.of(), Optional.empty(), Optional.of(reject));
    }
  }

  private static ItemOutcome outcome(Source source, JsonNode object, Request request) {
    var read = JsonEventReader.read(object, request.receivedAt());
    return read.problem().isPresent()
        ? new ItemOutcome.Rejected(source.reject(request, object, read.problem().get()))
        : made(read.event().orElseThrow());
  }

  private static ItemOutcome made(Event event) {
    return new ItemOutcome.Events(List.of(event));
  }
}
