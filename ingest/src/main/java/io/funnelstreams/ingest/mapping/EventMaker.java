package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.ingest.row.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes one kind of event out of rows. */
final class EventMaker {
  private final EventSpec spec;
  private final String source;
  private final Instant recordedAt;
  private final Readings readings;
  private final RowTest when;
  private final FieldCells cells;
  private final Optional<DateStyle> revisionDates;
  private final Map<String, Cell> segment = new LinkedHashMap<>();

  EventMaker(Mapping mapping, EventSpec spec, Cells ready, Readings readings, Instant recordedAt) {
    this.spec = spec;
    this.source = mapping.source();
    this.recordedAt = recordedAt;
    this.readings = readings;
    this.when = RowTest.of(spec.when(), ready);
    this.cells = new FieldCells(mapping, spec, ready, readings);
    this.revisionDates = cells.ownDates(EventField.REVISION);
    mapping.segment().forEach((dimension, value) -> segment.put(dimension, ready.cell(value)));
    spec.segment().forEach((dimension, value) -> segment.put(dimension, ready.cell(value)));
  }

  String name() {
    return spec.name();
  }

  boolean appliesTo(Row row, Problems problems) {
    return when.holds(row, problems);
  }

  /** The event of a row; empty where the problems say why not. */
  Optional<Event> make(Row row, String rowIdentity, Problems problems) {
    int before = problems.count();
    var fields = cells.of(row, problems);
    var occurredAt = occurredAt(fields, problems);
    var party = fields.requiredText(EventField.PARTY);
    if (occurredAt.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    try {
      var header = header(row, rowIdentity, party, occurredAt.get(), problems);
      return EventBody.of(spec.family(), header, fields);
    } catch (IllegalArgumentException e) {
      problems.invalid(e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Instant> occurredAt(FieldValues fields, Problems problems) {
    int before = problems.count();
    var instant = fields.instant(EventField.OCCURRED_AT);
    if (instant.isEmpty() && problems.count() == before) {
      var label = cells.cell(EventField.OCCURRED_AT).label();
      problems.unmappable(
          label,
          ("'%s' is empty, so it is not known when %s happened; give the mapping a date with "
                  + "'otherwise' to take such rows")
              .formatted(label, spec.name()));
    }
    return instant;
  }

  private Header header(
      Row row, String rowIdentity, String party, Instant occurredAt, Problems problems) {
    return new Header(
        new EventKey(source, rowIdentity + "/" + spec.name()),
        revision(row, problems),
        readings.yes(cells.cell(EventField.DELETED), row, problems),
        true,
        occurredAt,
        recordedAt,
        party,
        segment(row, problems));
  }

  private long revision(Row row, Problems problems) {
    var cell = cells.cell(EventField.REVISION);
    return revisionDates
        .map(style -> readings.date(cell, style, row, problems).map(Instant::toEpochMilli))
        .orElseGet(() -> readings.number(cell, row, problems))
        .orElse(0L);
  }

  private Map<String, String> segment(Row row, Problems problems) {
    var values = new HashMap<String, String>();
    segment.forEach(
        (dimension, cell) -> {
          var text = cell.read(row, problems);
          if (!text.isEmpty()) {
            values.put(dimension, text);
          }
        });
    return values;
  }
}
