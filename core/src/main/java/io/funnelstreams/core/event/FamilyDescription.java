package io.funnelstreams.core.event;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The description of a family for all forms of its events: its fields in order, and how an event is
 * made of them. The order is that of rows in stores: new fields need a new version of them.
 *
 * @param <E> the class of the events
 */
public final class FamilyDescription<E extends Event> {
  private final Class<E> eventType;
  private final BiFunction<Header, FamilyValues, E> constructor;
  private final List<FamilyField<E, ?>> fields;

  /** The fields once more: every event that is read or written goes through them. */
  private final FamilyField<E, ?>[] order;

  private List<FamilyField<E, ?>> content;
  private Optional<FamilyField<E, ?>> entity = Optional.empty();
  private Optional<FamilyField<E, ?>> party = Optional.empty();
  private boolean repeatable;

  /**
   * A family whose events are about themselves.
   *
   * @param constructor makes an event of a header and the values of the fields
   * @param order the fields in the order of rows
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  FamilyDescription(
      Class<E> eventType,
      BiFunction<Header, FamilyValues, E> constructor,
      FamilyField<E, ?>... order) {
    this.eventType = eventType;
    this.constructor = constructor;
    this.order = order.clone();
    fields = List.of(order);
    content = fields;
  }

  /** The family with events that hash their fields in another order than rows have them. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  final FamilyDescription<E> hashing(FamilyField<E, ?>... hashed) {
    content = List.of(hashed);
    if (content.size() != fields.size() || !content.containsAll(fields)) {
      throw new IllegalArgumentException(
          "the content of " + eventType.getSimpleName() + " is not made of its fields");
    }
    return this;
  }

  /** The family with events about an entity that a field names, as a deal. */
  FamilyDescription<E> about(FamilyField<E, ?> id) {
    entity = Optional.of(id);
    return this;
  }

  /** The family with events about the party that a field names where none is given. */
  FamilyDescription<E> ofParty(FamilyField<E, ?> name) {
    party = Optional.of(name);
    return this;
  }

  /** The family with events that one row can report of several parties at once. */
  FamilyDescription<E> perParty() {
    repeatable = true;
    return this;
  }

  /** The fields, in the order of rows. */
  public List<FamilyField<E, ?>> fields() {
    return fields;
  }

  /** The field that names an event's entity; none where that is the event or its party. */
  public Optional<FamilyField<E, ?>> entity() {
    return entity;
  }

  /** The field that says whom an event is about where no party is given: a spend's channel. */
  public Optional<FamilyField<E, ?>> party() {
    return party;
  }

  /** Whether one row can say it of several parties at once; the other families have counts. */
  public boolean repeatable() {
    return repeatable;
  }

  /** Reads the fields of an event, in order. */
  public FamilyValues read(FieldReader in) {
    var values = new Object[order.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = order[i].read(in);
    }
    return new FamilyValues(order, values);
  }

  /**
   * The event of a header and the values of its fields.
   *
   * @throws IllegalArgumentException where a value breaks a rule of the family; mostly an {@link
   *     InvalidFieldException}
   */
  public E create(Header header, FamilyValues values) {
    return constructor.apply(header, values);
  }

  /** Writes the fields of an event, in order. */
  public void write(Event event, FieldWriter out) {
    var own = eventType.cast(event);
    for (var field : order) {
      field.write(own, out);
    }
  }

  /** Writes the fields of an event, in the order of the content hash. */
  void writeContent(Event event, FieldWriter out) {
    var own = eventType.cast(event);
    for (var field : content) {
      field.write(own, out);
    }
  }

  /** The money that an event holds, which no family has two of. */
  public Optional<EventAmount> money(Event event) {
    var own = eventType.cast(event);
    for (var field : order) {
      var money = field.money(own);
      if (money.isPresent()) {
        return money;
      }
    }
    return Optional.empty();
  }
}
