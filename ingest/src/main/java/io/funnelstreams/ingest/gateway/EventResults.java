package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.http.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The events of a request in our own schema, and the answer to each. */
final class EventResults {
  private final List<Event> events = new ArrayList<>();
  private final List<RejectReason> rejected = new ArrayList<>(0);
  private final List<Object> results = new ArrayList<>();

  /** Reads one more event. */
  void add(JsonNode object, Instant receivedAt) {
    var read = JsonEventReader.read(object, receivedAt, results.size());
    var result = new LinkedHashMap<String, String>();
    read.event()
        .ifPresentOrElse(
            event -> {
              events.add(event);
              result.put("status", "accepted");
            },
            () -> {
              var problem = read.problem().orElseThrow();
              rejected.add(problem.reason());
              result.put("status", "rejected");
              result.put("reason", problem.explanation());
              problem.field().ifPresent(field -> result.put("field", field));
            });
    results.add(result);
  }

  GatewayEndpoint.Takings takings() {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("accepted", events.size());
    answer.put("rejected", rejected.size());
    answer.put("results", results);
    return new GatewayEndpoint.Takings(
        events, List.of(), rejected, 0, Reply.json(status(), answer));
  }

  private int status() {
    if (rejected.isEmpty()) {
      return 200;
    }
    return events.isEmpty() ? 422 : 207;
  }
}
