package io.funnelstreams.ingest.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a test: one value for every header and parameter, changed piece by piece. Two are
 * never compared, so the body may be an array.
 */
@SuppressWarnings("ArrayRecordComponent")
record Sent(
    String method,
    String url,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body,
    String contentType) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Sent post(String url, String contentType, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Sent("POST", url, Map.of(), Map.of(), bytes, contentType);
  }

  static Sent json(String url, String body) {
    return post(url, "application/json", body);
  }

  Sent header(String name, String value) {
    return new Sent(method, url, with(headers, name, value), query, body, contentType);
  }

  Sent parameter(String name, String value) {
    return new Sent(method, url, headers, with(query, name, value), body, contentType);
  }

  Sent body(byte[] other) {
    return new Sent(method, url, headers, query, other, contentType);
  }

  Sent url(String other) {
    return new Sent(method, other, headers, query, body, contentType);
  }

  Sent method(String other) {
    return new Sent(other, url, headers, query, body, contentType);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Request request() {
    return new Request(method, url, lists(headers), lists(query), body, contentType, Instant.EPOCH);
  }

  /** The same with its parameters in the address, as in a real request. */
  Sent addressed() {
    var pairs = query.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    return url.contains("?") || pairs.isEmpty() ? this : url(url + "?" + String.join("&", pairs));
  }

  /** Stands for the parser of a source: JSON, or a form where the type says so. */
  Optional<Object> document() {
    return contentType.startsWith("application/x-www-form-urlencoded")
        ? Optional.of(form(text()))
        : json(body);
  }

  private static Optional<Object> json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readValue(body, Object.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> form(String text) {
    var fields = new LinkedHashMap<String, Object>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  /** A percent sign without an escape stays: a test flips bits everywhere. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    var more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static Map<String, List<String>> lists(Map<String, String> map) {
    var lists = new LinkedHashMap<String, List<String>>();
    map.forEach((name, value) -> lists.put(name, List.of(value)));
    return lists;
  }
}
