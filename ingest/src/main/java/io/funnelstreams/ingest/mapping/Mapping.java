package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.row.FileFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of a source make which events.
 *
 * @param name of the mapping; a reject carries it, so that its row can be read again
 * @param source the system the events come from
 * @param folder where the mapping lies; lookup files are searched there too
 * @param emptyMarkers texts that mean no value, besides the empty text; compared without case
 * @param lookups by the name that values refer to
 * @param rowId what makes a row the same row in another export; empty where only its content does
 * @param export the meaning of a file for rows of earlier files
 * @param segment dimension to value, for all events
 */
public record Mapping(
    String name,
    String source,
    Path folder,
    FileFormat file,
    DateStyle dates,
    NumberStyle numbers,
    Set<String> emptyMarkers,
    Map<String, LookupSpec> lookups,
    List<ValueSpec> rowId,
    Export export,
    Map<String, ValueSpec> segment,
    List<EventSpec> events) {
  public Mapping {
    emptyMarkers = Set.copyOf(emptyMarkers);
    lookups = Map.copyOf(lookups);
    rowId = List.copyOf(rowId);
    segment = new LinkedHashMap<>(segment);
    events = List.copyOf(events);
  }

  /** The identity of the ledger of this mapping's imports. */
  public MappingId id() {
    return new MappingId(source, name);
  }

  /** The columns that the mapping names, in the order it names them; expressions name more. */
  public Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    rowId.forEach(value -> value.addColumnsTo(columns));
    segment.values().forEach(value -> value.addColumnsTo(columns));
    events.forEach(event -> event.addColumnsTo(columns));
    return columns;
  }
}
