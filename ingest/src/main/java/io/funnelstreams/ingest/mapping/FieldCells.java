package io.funnelstreams.ingest.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The locations and formats of the fields of one kind of event in a row. */
final class FieldCells {
  private static final ValueSpec NOTHING = ValueSpec.constant("");

  private final EventSpec spec;
  private final Readings readings;
  private final Map<EventField, InputField> cells = new HashMap<>();
  private final Map<EventField, InputField> currencies = new HashMap<>();
  private final Map<EventField, DateStyle> dates = new HashMap<>();

  FieldCells(Mapping mapping, EventSpec spec, Cells ready, Readings readings) {
    this.spec = spec;
    this.readings = readings;
    for (var field : EventField.of(spec.family())) {
      var value = spec.values().getOrDefault(field.id(), NOTHING);
      currencies.put(field, ready.cell(value.currency().orElse(NOTHING)));
      dates.put(field, value.dates().orElse(mapping.dates()));
      cells.put(field, cell(field, value, ready));
    }
  }

  private InputField cell(EventField field, ValueSpec value, Cells ready) {
    if (field.date()) {
      return ready.date(value, dates.get(field));
    }
    return field.describes() ? ready.describing(value) : ready.cell(value);
  }

  String eventName() {
    return spec.name();
  }

  Readings readings() {
    return readings;
  }

  InputField cell(EventField field) {
    return cells.get(field);
  }

  InputField currency(EventField field) {
    return currencies.get(field);
  }

  /** The style of a date: the field's own, else the mapping's. */
  DateStyle dates(EventField field) {
    return dates.get(field);
  }

  /** The field's own style of dates. */
  Optional<DateStyle> ownDates(EventField field) {
    return Optional.ofNullable(spec.values().get(field.id())).flatMap(ValueSpec::dates);
  }

  /**
   * The fields of a row.
   *
   * @param repetition what is added to the ids of one of several repetitions; else nothing
   */
  FieldValues of(RowInWork work, String repetition) {
    return new FieldValues(this, work, repetition);
  }
}
