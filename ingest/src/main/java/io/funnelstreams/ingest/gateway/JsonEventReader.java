package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.mapping.EventBody;
import io.funnelstreams.ingest.mapping.EventField;
import io.funnelstreams.schemas.yaml.Suggestion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an event in our own schema: a JSON object with the names of our fields. */
final class JsonEventReader {
  private static final List<String> OF_ALL =
      List.of("family", "source", "event_id", "segment", "currency");

  private JsonEventReader() {}

  /**
   * The result of reading an object.
   *
   * @param problem the first thing that is wrong, where there is one; there is no event then
   */
  record Read(Optional<Event> event, Optional<Rejection> problem) {}

  /** Reads an object that came at some time, alone. */
  static Read read(JsonNode object, Instant receivedAt) {
    return read(object, receivedAt, 0);
  }

  /** Reads an object that came at some time, at a place among others. */
  static Read read(JsonNode object, Instant receivedAt, int place) {
    var read = readAlone(object, receivedAt);
    var event = read.event().map(each -> each.withHeader(each.header().withSequence(place)));
    return new Read(event, read.problem());
  }

  private static Read readAlone(JsonNode object, Instant receivedAt) {
    // Until the family is known, messages cannot name it; any family will do to read the name.
    var head = new EventObject(object, Family.LEAD, receivedAt);
    if (!object.isObject()) {
      head.invalid("an event is a JSON object; a CloudEvent of version 1.0 has it in 'data'");
      return new Read(Optional.empty(), first(head));
    }
    var family = head.word("family", head.requiredText("family"), Family.class);
    if (family.isEmpty()) {
      return new Read(Optional.empty(), first(head));
    }
    var fields = new EventObject(object, family.get(), receivedAt);
    unknown(object, family.get(), fields);
    try {
      var event = event(family.get(), object, fields, receivedAt);
      return new Read(event.filter(made -> fields.problems().isEmpty()), first(fields));
    } catch (IllegalArgumentException e) {
      fields.invalid(e.getMessage());
      return new Read(Optional.empty(), first(fields));
    }
  }

  private static Optional<Rejection> first(EventObject fields) {
    return fields.problems().stream().findFirst();
  }

  private static Optional<Event> event(
      Family family, JsonNode object, EventObject fields, Instant receivedAt) {
    var source = fields.requiredText("source");
    var id = fields.requiredText("event_id");
    var party = party(family, fields);
    var occurredAt = fields.date(EventField.OCCURRED_AT);
    if (occurredAt.isEmpty()) {
      fields.requiredText(EventField.OCCURRED_AT);
    }
    long revision = fields.number(EventField.REVISION).orElse(0L);
    boolean deleted = fields.flag("deleted");
    var segment = segment(object, fields);
    if (!fields.problems().isEmpty()) {
      return Optional.empty();
    }
    var header =
        new Header(
            new EventKey(source, id),
            revision,
            deleted,
            false,
            occurredAt.orElseThrow().at(),
            receivedAt,
            party,
            segment,
            0,
            occurredAt.orElseThrow().allDay());
    return EventBody.of(family, header, fields);
  }

  private static String party(Family family, EventObject fields) {
    var instead = EventField.partyOf(family);
    return fields
        .text(EventField.PARTY)
        .or(() -> instead.flatMap(fields::text))
        .orElseGet(() -> fields.requiredText(EventField.PARTY));
  }

  private static Map<String, String> segment(JsonNode object, EventObject fields) {
    var values = new HashMap<String, String>();
    var segment = object.path("segment");
    if (!segment.isMissingNode() && !segment.isNull() && !segment.isObject()) {
      fields.wrong("segment", "'segment' is no object of dimensions and values");
    }
    segment
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isValueNode()) {
                fields.wrong("segment", "a value of 'segment' is no text");
              } else if (!entry.getValue().isNull()) {
                values.put(entry.getKey(), NormalizedText.trimmed(entry.getValue().asText()));
              }
            });
    return values;
  }

  /** Reports the first one. It does not look at the rest, since there can be a hundred thousand. */
  private static void unknown(JsonNode object, Family family, EventObject fields) {
    var known =
        Stream.concat(OF_ALL.stream(), EventField.of(family).stream().map(EventField::id)).toList();
    for (var names = object.fieldNames(); names.hasNext() && fields.problems().isEmpty(); ) {
      var name = names.next();
      if (!known.contains(name)) {
        var reported = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        fields.wrong(
            reported,
            "'%s' is no field of this family%s"
                .formatted(reported, Suggestion.didYouMean(reported, known)));
      }
    }
  }
}
