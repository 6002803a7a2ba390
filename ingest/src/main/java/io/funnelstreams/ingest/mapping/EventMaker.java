package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.ingest.row.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Makes one kind of event out of rows. */
final class EventMaker {
  /** More events than this of one row are a mistake. */
  private static final int MOST_REPETITIONS = 10_000;

  private static final String EFFECTIVE_AT = "effective_at";

  /** The word of a mapping for a row that makes no event. */
  static final String IGNORE = "ignore";

  private static final EventField DOCUMENT =
      EventField.of(Family.PAYMENT, "document").orElseThrow();

  /** A subscription's end, and the end of a pause. */
  private static final Set<SubscriptionEvent.Type> ENDS =
      Set.of(SubscriptionEvent.Type.CANCELLED, SubscriptionEvent.Type.RESUMED);

  private final EventSpec spec;
  private final String source;
  private final Readings readings;
  private final RowTest when;
  private final Optional<RowIdentity> ownId;
  private final Optional<InputField> repeat;
  private final FieldCells cells;
  private final List<InputField> words;
  private final Optional<DateStyle> revisionDates;
  private final Map<String, InputField> segment = new LinkedHashMap<>();

  EventMaker(Mapping mapping, EventSpec spec, Cells ready, Readings readings) {
    this.spec = spec;
    this.source = mapping.source();
    this.readings = readings;
    this.when = RowTest.of(spec.when(), ready);
    this.ownId = ownId(spec, ready);
    this.repeat = spec.repeat().map(ready::cell);
    this.cells = new FieldCells(mapping, spec, ready, readings);
    this.words =
        EventField.of(spec.family()).stream()
            .filter(EventField::word)
            .filter(field -> spec.values().containsKey(field.id()))
            .map(cells::cell)
            .toList();
    this.revisionDates = cells.ownDates(EventField.REVISION);
    mapping
        .segment()
        .forEach((dimension, value) -> segment.put(dimension, ready.describing(value)));
    spec.segment().forEach((dimension, value) -> segment.put(dimension, ready.describing(value)));
  }

  private static Optional<RowIdentity> ownId(EventSpec spec, Cells ready) {
    return Optional.of(spec.id().stream().map(ready::cell).toList())
        .filter(cells -> !cells.isEmpty())
        .map(cells -> RowIdentity.declared("id", cells));
  }

  String name() {
    return spec.name();
  }

  /** Whether other rows may make the same event. */
  boolean shares() {
    return ownId.isPresent();
  }

  /** Which version of the row it is; empty where the mapping does not name it, or it is wrong. */
  OptionalLong rowRevision(Row row) {
    if (!spec.values().containsKey(EventField.REVISION.id())) {
      return OptionalLong.empty();
    }
    var problems = new Problems();
    long revision = revision(row, problems);
    return problems.count() == 0 ? OptionalLong.of(revision) : OptionalLong.empty();
  }

  boolean appliesTo(Row row, Problems problems) {
    return when.holds(row, problems)
        && words.stream().noneMatch(word -> IGNORE.equalsIgnoreCase(word.read(row, problems)));
  }

  /** The events of a row: one, or as many as it repeats; none where the problems say why not. */
  List<Event> make(RowInWork work) {
    if (repeat.isEmpty()) {
      return make(work, "").stream().toList();
    }
    var events = new ArrayList<Event>();
    int before = work.problems().count();
    long times = times(repeat.get(), work.row(), work.problems());
    for (int i = 1; i <= times && work.problems().count() == before; i++) {
      make(work, "-" + i).ifPresent(events::add);
    }
    return events;
  }

  private long times(InputField cell, Row row, Problems problems) {
    long times = readings.number(cell, row, problems).orElse(0L);
    if (times < 0 || times > MOST_REPETITIONS) {
      problems.unmappable(
          cell.label(),
          "%s is to be made %s times by '%s'; it must be 0 to %s"
              .formatted(spec.name(), times, cell.label(), MOST_REPETITIONS));
    }
    return times;
  }

  private Optional<Event> make(RowInWork work, String repetition) {
    var problems = work.problems();
    int before = problems.count();
    var fields = cells.of(work, repetition);
    var id = ownId.map(own -> own.next(work.row(), problems)).orElseGet(work::identity);
    var occurredAt = occurredAt(fields, problems);
    var party = fields.requiredText(EventField.PARTY);
    if (occurredAt.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    try {
      var key = new EventKey(source, id + "/" + kind(fields) + repetition);
      var header = header(work, key, party, occurredAt.get());
      return EventBody.of(spec.family(), header, fields).filter(event -> happened(event, work));
    } catch (IllegalArgumentException e) {
      problems.invalid(e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Where the mapping names an end date and the row leaves it empty, the period is still open,
   * which is no cancellation. A version that retracts an event needs no date.
   */
  private boolean happened(Event event, RowInWork work) {
    if (!spec.values().containsKey(EFFECTIVE_AT)
        || event.header().deleted()
        || !(event instanceof SubscriptionEvent subscription)
        || subscription.effectiveAt().isPresent()
        || !ENDS.contains(subscription.type())) {
      return true;
    }
    work.open().add(spec.name());
    return false;
  }

  /**
   * The name, with the kind of document where the mapping gives no name: order 7 is not invoice 7.
   */
  private String kind(FieldValues fields) {
    if (spec.named() || spec.family() != Family.PAYMENT) {
      return spec.name();
    }
    var document = fields.word(DOCUMENT, PaymentEvent.Document.class);
    return document
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .map(word -> spec.name().replaceFirst("payment", "payment." + word))
        .orElse(spec.name());
  }

  private Optional<EventDate> occurredAt(FieldValues fields, Problems problems) {
    int before = problems.count();
    var date = fields.date(EventField.OCCURRED_AT);
    if (date.isEmpty() && problems.count() == before) {
      var label = cells.cell(EventField.OCCURRED_AT).label();
      problems.unmappable(
          label,
          ("'%s' is empty%s, so it is not known when %s happened; give the mapping a date with "
                  + "'otherwise' to take such rows")
              .formatted(label, placeholder(fields), spec.name()));
    }
    return date;
  }

  private static String placeholder(FieldValues fields) {
    var written = fields.placeholder(EventField.OCCURRED_AT);
    return written.isEmpty() ? "" : " ('" + written + "' stands for no date)";
  }

  private Header header(RowInWork work, EventKey key, String party, EventDate occurredAt) {
    var row = work.row();
    var problems = work.problems();
    return new Header(
        key,
        revision(row, problems),
        readings.yes(cells.cell(EventField.DELETED), row, problems),
        work.arrival().backfill(),
        occurredAt.at(),
        work.arrival().recordedAt(),
        party,
        segment(row, problems),
        work.arrival().sequence(),
        occurredAt.allDay());
  }

  private long revision(Row row, Problems problems) {
    var cell = cells.cell(EventField.REVISION);
    return revisionDates
        .map(
            style ->
                readings.date(cell, style, row, problems).map(date -> date.at().toEpochMilli()))
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
