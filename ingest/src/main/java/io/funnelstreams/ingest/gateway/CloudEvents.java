package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * CloudEvents 1.0 over HTTP: structured, batched and binary. The data is an event in our own
 * schema, whose key, time and party come from the attributes.
 */
final class CloudEvents {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";
  private static final String BINARY = "application/json";

  /** The media types of bodies that hold CloudEvents. */
  static final Set<String> MEDIA_TYPES = Set.of(STRUCTURED, BATCHED, BINARY);

  /** Our field for each attribute that has one. */
  private static final Map<String, String> FIELDS =
      Map.of("id", "event_id", "source", "source", "time", "occurred_at", "subject", "party");

  private CloudEvents() {}

  /** The data of each, completed from its attributes. */
  static List<JsonNode> events(Request request) throws EventDocuments.Unreadable {
    var document = EventDocuments.document(request.body());
    var type = request.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith(BATCHED) || (type.isEmpty() && document.isArray())) {
      if (!document.isArray()) {
        throw new EventDocuments.Unreadable("a batch is a JSON array", null);
      }
      return EventDocuments.events(document).stream().map(CloudEvents::structured).toList();
    }
    return List.of(!type.startsWith(BINARY) ? structured(document) : binary(document, request));
  }

  private static JsonNode structured(JsonNode event) {
    if (!isVersion(event.path("specversion").asText())) {
      return MissingNode.getInstance();
    }
    var data = data(event);
    if (data instanceof ObjectNode fields) {
      FIELDS.forEach(
          (attribute, field) -> {
            if (event.hasNonNull(attribute)) {
              fields.set(field, event.get(attribute));
            }
          });
    }
    return data;
  }

  private static JsonNode data(JsonNode event) {
    if (!event.path("data_base64").isTextual()) {
      return event.path("data");
    }
    try {
      return EventDocuments.document(event.get("data_base64").binaryValue());
    } catch (IOException | EventDocuments.Unreadable e) {
      return event.path("data");
    }
  }

  private static JsonNode binary(JsonNode data, Request request) throws EventDocuments.Unreadable {
    if (!isVersion(request.header("ce-specversion").orElse(""))) {
      throw new EventDocuments.Unreadable(
          "there is no header 'ce-specversion: 1.0', so this is no CloudEvent", null);
    }
    if (data instanceof ObjectNode fields) {
      FIELDS.forEach(
          (attribute, field) ->
              request
                  .header("ce-" + attribute)
                  .ifPresent(value -> fields.put(field, unescaped(value))));
    }
    return data;
  }

  /** Header values are percent-encoded; a plus stands for itself. */
  private static String unescaped(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static boolean isVersion(String version) {
    return version.equals("1.0");
  }
}
