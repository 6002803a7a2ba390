package io.funnelstreams.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests, and their outcomes as JSON. */
final class Payloads {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final ObjectMapper JSON = new ObjectMapper();

  private Payloads() {}

  static Request request(String body, String contentType) {
    return request(body.getBytes(StandardCharsets.UTF_8), contentType);
  }

  static Request request(byte[] body, String contentType) {
    return new Request(
        "POST", "https://x.example/v1/sources/x", Map.of(), Map.of(), body, contentType, NOW);
  }

  static Source builtIn(String name) {
    return SourceCatalogue.read(Path.of("no-such-folder"), any -> Optional.empty())
        .find(name)
        .orElseThrow();
  }

  /** A built-in source with a minimal user file: the currency, where it is required. */
  static Source switchedOn(String name) {
    return SourceCatalogue.read(Path.of("src/test/resources/own-sources"), any -> Optional.empty())
        .find(name)
        .orElseThrow();
  }

  /** A payload in a file; the file's ending gives its type. */
  static Request read(Path file) throws IOException {
    var body = Files.readAllBytes(file);
    return request(body, type(file.toString(), body));
  }

  private static String type(String name, byte[] body) {
    if (name.endsWith(".multipart")) {
      var first = new String(body, StandardCharsets.UTF_8).split("\r\n", 2)[0];
      return "multipart/form-data; boundary=" + first.substring(2);
    }
    if (name.contains("cloudevents/")) {
      return body[0] == '[' ? "application/cloudevents-batch+json" : "application/cloudevents+json";
    }
    return name.endsWith(".xml")
        ? "text/xml"
        : name.endsWith(".form") ? "application/x-www-form-urlencoded" : "application/json";
  }

  /** One entry an item: its events, why it was rejected, or that it is not of interest. */
  static JsonNode outcome(ParsedRequest taken) {
    try {
      return JSON.readTree(JSON.writeValueAsString(shown(taken)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Object shown(ParsedRequest taken) {
    return taken.unreadable().isPresent()
        ? Map.of("unreadable", taken.unreadable().get().rejection().explanation())
        : taken.items().stream().map(Payloads::outcome).toList();
  }

  private static Object outcome(ItemOutcome item) {
    if (item instanceof ItemOutcome.Events made) {
      return made.events().stream().map(EventDocument::of).toList();
    }
    if (item instanceof ItemOutcome.Rejected rejected) {
      var rejection = rejected.reject().rejection();
      var shown = new LinkedHashMap<String, Object>();
      shown.put("rejected", rejection.explanation());
      rejection.field().ifPresent(field -> shown.put("field", field));
      return shown;
    }
    return List.of();
  }
}
