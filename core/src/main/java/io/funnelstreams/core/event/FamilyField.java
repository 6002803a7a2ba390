package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of a family's events, beside those of the header.
 *
 * @param id its name in records, mappings and documents, for example {@code deal_id}
 * @param type the type of its values
 * @param getter its value in an event
 */
public record FamilyField<E extends Event, T>(String id, FieldType<T> type, Function<E, T> getter) {
  public FamilyField {
    Required.text(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(getter, "getter");
  }

  /** Writes the field of an event into a form. */
  void write(E event, FieldWriter out) {
    type.write(out, id, getter.apply(event));
  }

  /** The money that it holds in an event. */
  Optional<EventAmount> money(E event) {
    return type.money(id, getter.apply(event));
  }

  /** Its value in a form that is read. */
  T read(FieldReader in) {
    return type.read(in, id);
  }
}
