package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of an expression over a request's document. */
final class RequestBindings {
  private RequestBindings() {}

  static Map<String, Object> of(Request request) {
    return Map.of(
        "header", first(request.headers()),
        "query", first(request.query()),
        "received_at", request.receivedAt().toString());
  }

  private static Map<String, Object> first(Map<String, List<String>> values) {
    var first = new HashMap<String, Object>();
    values.forEach(
        (name, all) -> all.stream().findFirst().ifPresent(value -> first.put(name, value)));
    return first;
  }
}
