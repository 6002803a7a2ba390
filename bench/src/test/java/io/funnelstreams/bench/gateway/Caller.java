package io.funnelstreams.bench.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;

/** Sends deal events to a gateway. */
record Caller(HttpClient client, URI events) {
  static Caller of(String address) {
    return new Caller(HttpClient.newHttpClient(), URI.create(address + "/v1/events"));
  }

  /** Events with these ids, in one request. */
  HttpResponse<String> send(List<String> ids) throws Exception {
    return client.send(request(body(ids)).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(events)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  static String body(List<String> ids) {
    return ids.stream().map(Caller::event).collect(Collectors.joining(",", "[", "]"));
  }

  private static String event(String id) {
    return """
    {"family": "deal", "type": "opened", "source": "crm", "event_id": "%s", "deal_id": "d%s",
     "party": "p%s", "occurred_at": "2026-03-01T10:00:00Z", "amount": 12.5, "currency": "EUR",
     "segment": {"region": "EMEA"}}\
    """
        .formatted(id, id, id);
  }
}
