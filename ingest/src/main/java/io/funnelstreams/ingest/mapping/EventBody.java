package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.FieldReader;
import io.funnelstreams.core.event.FieldType.OptionalInterval;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SourceWord;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Builds an event of a family from its fields. Where a field is wrong there is a problem and no
 * event, so the substitute for its value is never used.
 */
public final class EventBody implements FieldReader {
  private static final Money NO_MONEY = Money.of(0, "XXX");

  private final Family family;
  private final Header header;
  private final EventValues fields;

  private EventBody(Family family, Header header, EventValues fields) {
    this.family = family;
    this.header = header;
    this.fields = fields;
  }

  /**
   * The event; empty where a field is wrong.
   *
   * @throws IllegalArgumentException where the fields break a rule of the family
   */
  public static Optional<Event> of(Family family, Header header, EventValues fields) {
    var description = family.description();
    var values = description.read(new EventBody(family, header, fields));
    return fields.make(() -> description.create(header, values));
  }

  @Override
  public String text(String id) {
    return fields.requiredText(field(id));
  }

  @Override
  public Optional<String> optionalText(String id) {
    return fields.text(field(id));
  }

  @Override
  public <W extends Enum<W>> W word(String id, Class<W> words) {
    return fields.word(field(id), words).orElse(words.getEnumConstants()[0]);
  }

  @Override
  public <W extends Enum<W>> SourceWord<W> translated(String id, Translated<W> type) {
    var word = optionalText(id).flatMap(any -> fields.word(field(id), type.words()));
    var own =
        optionalText(Translated.ownId(id))
            .filter(said -> word.filter(ours -> Event.lower(ours).equals(said)).isEmpty());
    return new SourceWord<>(word, own);
  }

  @Override
  public long count(String id, long absent) {
    return fields.number(field(id)).orElse(absent);
  }

  @Override
  public OptionalLong optionalCount(String id) {
    return fields.number(field(id)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  @Override
  public OptionalInt optionalSmall(String id) {
    return fields.smallNumber(field(id)).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  @Override
  public Money amount(String id) {
    return fields.requiredMoney(field(id)).orElse(NO_MONEY);
  }

  @Override
  public Optional<Money> optionalAmount(String id) {
    return fields.money(field(id));
  }

  @Override
  public Optional<UnitPrice> optionalPrice(String id) {
    return fields.price(field(id));
  }

  @Override
  public Optional<BillingCycle> optionalInterval(String id) {
    return fields.interval(field(id), field(OptionalInterval.countId(id)));
  }

  /** A day that is not given is that of the event. */
  @Override
  public LocalDate day(String id) {
    return fields
        .day(field(id))
        .orElseGet(() -> fields.dayOf(header.occurredAt(), EventField.OCCURRED_AT));
  }

  @Override
  public Optional<LocalDate> optionalDay(String id) {
    return fields.day(field(id));
  }

  @Override
  public Optional<EffectiveTime> optionalTime(String id) {
    return fields.date(field(id)).map(date -> new EffectiveTime(date.at(), date.allDay()));
  }

  private EventField field(String id) {
    return EventField.of(family, id).orElseThrow();
  }
}
