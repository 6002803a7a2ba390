package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Family;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event that a row makes.
 *
 * @param name what distinguishes it from the other events of the same row, as part of the event's
 *     id
 * @param named whether the mapping gives the name; else the id of a payment holds its kind of
 *     document too, because an order and an invoice can have one number
 * @param id what makes it the same event, in place of the row's identity; empty where that does
 * @param repeat how many times a row makes the event, each time about a party of its own; once
 *     where it is empty
 * @param values the event's own values by the name of its field, {@link #PARTY} among them
 * @param segment dimension to value, over those of the mapping
 */
public record EventSpec(
    String name,
    boolean named,
    Family family,
    Condition when,
    List<ValueSpec> id,
    Optional<ValueSpec> repeat,
    Map<String, ValueSpec> values,
    Map<String, ValueSpec> segment) {
  /** The field whose value is the party of the event. */
  public static final String PARTY = "party";

  /** The field whose value is the kind of event, a word of its family. */
  public static final String TYPE = "type";

  public EventSpec {
    id = List.copyOf(id);
    values = new LinkedHashMap<>(values);
    segment = new LinkedHashMap<>(segment);
  }

  void addColumnsTo(Set<String> columns) {
    when.addColumnsTo(columns);
    id.forEach(value -> value.addColumnsTo(columns));
    repeat.ifPresent(value -> value.addColumnsTo(columns));
    values.values().forEach(value -> value.addColumnsTo(columns));
    segment.values().forEach(value -> value.addColumnsTo(columns));
  }
}
