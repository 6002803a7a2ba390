package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.ingest.row.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes one kind of event out of rows. */
final class EventMaker {
  private static final ValueSpec NOTHING = ValueSpec.constant("");

  private final EventSpec spec;
  private final String source;
  private final Instant recordedAt;
  private final Readings readings;
  private final RowTest when;
  private final DateStyle dates;
  private final Optional<DateStyle> revisionDates;
  private final Map<EventField, Cell> cells = new EnumMap<>(EventField.class);
  private final Map<EventField, Cell> currencies = new EnumMap<>(EventField.class);
  private final Map<String, Cell> segment = new LinkedHashMap<>();

  EventMaker(Mapping mapping, EventSpec spec, Cells ready, Readings readings, Instant recordedAt) {
    this.spec = spec;
    this.source = mapping.source();
    this.recordedAt = recordedAt;
    this.readings = readings;
    this.when = RowTest.of(spec.when(), ready);
    for (var field : EventField.of(spec.family())) {
      var value = spec.values().getOrDefault(field.id(), NOTHING);
      cells.put(field, ready.cell(value));
      currencies.put(field, ready.cell(value.currency().orElse(NOTHING)));
    }
    this.dates = datesOf(EventField.OCCURRED_AT).orElse(mapping.dates());
    this.revisionDates = datesOf(EventField.REVISION);
    mapping.segment().forEach((dimension, value) -> segment.put(dimension, ready.cell(value)));
    spec.segment().forEach((dimension, value) -> segment.put(dimension, ready.cell(value)));
  }

  private Optional<DateStyle> datesOf(EventField field) {
    return Optional.ofNullable(spec.values().get(field.id())).flatMap(ValueSpec::dates);
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
    var occurredAt = occurredAt(row, problems);
    var party = required(EventField.PARTY, row, problems);
    if (occurredAt.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    try {
      var header = header(row, rowIdentity, party, occurredAt.get(), problems);
      var event = event(header, row, problems);
      return problems.count() == before ? event : Optional.empty();
    } catch (IllegalArgumentException e) {
      problems.invalid(e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Instant> occurredAt(Row row, Problems problems) {
    int before = problems.count();
    var cell = cells.get(EventField.OCCURRED_AT);
    var instant = readings.date(cell, dates, row, problems);
    if (instant.isEmpty() && problems.count() == before) {
      problems.unmappable(
          cell.label(),
          ("'%s' is empty, so it is not known when %s happened; give the mapping a date with "
                  + "'otherwise' to take such rows")
              .formatted(cell.label(), spec.name()));
    }
    return instant;
  }

  private Header header(
      Row row, String rowIdentity, String party, Instant occurredAt, Problems problems) {
    return new Header(
        new EventKey(source, rowIdentity + "/" + spec.name()),
        revision(row, problems),
        readings.yes(cells.get(EventField.DELETED), row, problems),
        true,
        occurredAt,
        recordedAt,
        party,
        segment(row, problems));
  }

  private long revision(Row row, Problems problems) {
    var cell = cells.get(EventField.REVISION);
    return revisionDates
        .map(style -> readings.date(cell, style, row, problems).map(Instant::toEpochMilli))
        .orElseGet(() -> Optional.of(readings.count(cell, row, problems)))
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

  private Optional<Event> event(Header header, Row row, Problems problems) {
    return switch (spec.family()) {
      case LEAD -> lead(header, row, problems);
      case CALL -> call(header, row, problems);
      case DEAL -> deal(header, row, problems);
      case CONTRACT -> contract(header, row, problems);
    };
  }

  private Optional<Event> lead(Header header, Row row, Problems problems) {
    return type(LeadEvent.Type.class, row, problems)
        .map(
            type ->
                new LeadEvent(
                    header,
                    type,
                    text(EventField.MERGED_INTO, row, problems),
                    text(EventField.REASON, row, problems)));
  }

  private Optional<Event> call(Header header, Row row, Problems problems) {
    long seconds = readings.count(cells.get(EventField.SECONDS), row, problems);
    return readings
        .word(cells.get(EventField.PURPOSE), CallEvent.Purpose.class, row, problems)
        .map(
            purpose ->
                new CallEvent(header, purpose, text(EventField.OUTCOME, row, problems), seconds));
  }

  private Optional<Event> deal(Header header, Row row, Problems problems) {
    var id = required(EventField.DEAL_ID, row, problems);
    var amount = money(EventField.AMOUNT, row, problems);
    var type = type(DealEvent.Type.class, row, problems);
    return id.isEmpty()
        ? Optional.empty()
        : type.map(
            t -> new DealEvent(header, id, t, text(EventField.STAGE, row, problems), amount));
  }

  private Optional<Event> contract(Header header, Row row, Problems problems) {
    var id = required(EventField.CONTRACT_ID, row, problems);
    var value = money(EventField.VALUE, row, problems);
    var type = type(ContractEvent.Type.class, row, problems);
    return id.isEmpty() ? Optional.empty() : type.map(t -> new ContractEvent(header, id, t, value));
  }

  private <E extends Enum<E>> Optional<E> type(Class<E> words, Row row, Problems problems) {
    return readings.word(cells.get(EventField.TYPE), words, row, problems);
  }

  private Optional<Money> money(EventField field, Row row, Problems problems) {
    return readings.money(cells.get(field), currencies.get(field), row, problems);
  }

  private Optional<String> text(EventField field, Row row, Problems problems) {
    return Optional.of(cells.get(field).read(row, problems)).filter(text -> !text.isEmpty());
  }

  private String required(EventField field, Row row, Problems problems) {
    int before = problems.count();
    var cell = cells.get(field);
    var text = cell.read(row, problems);
    if (text.isBlank() && problems.count() == before) {
      problems.unmappable(
          cell.label(),
          "'%s' is empty, but %s needs it as its %s"
              .formatted(cell.label(), spec.name(), field.id()));
    }
    return text;
  }
}
