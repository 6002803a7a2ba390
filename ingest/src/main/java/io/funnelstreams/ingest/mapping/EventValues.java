package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The values that an input gives to the fields of one event. A wrong value is reported as a
 * problem, and is then empty.
 */
public interface EventValues {
  /** The result made of the fields read so far; empty where one of them is wrong. */
  <T> Optional<T> make(Supplier<T> made);

  Optional<String> text(EventField field);

  /** A text that the event cannot be without; blank where it is missing, which is a problem. */
  String requiredText(EventField field);

  Optional<Money> money(EventField field);

  /** An amount that the event cannot be without; empty where it is missing, which is a problem. */
  Optional<Money> requiredMoney(EventField field);

  /** The price of one unit, with all of its decimals. */
  Optional<UnitPrice> price(EventField field);

  /** A word that the event cannot be without. */
  <E extends Enum<E>> Optional<E> word(EventField field, Class<E> words);

  /** A whole number. */
  Optional<Long> number(EventField field);

  /** A small whole number; one that is too large is a problem. */
  Optional<Integer> smallNumber(EventField field);

  Optional<EventDate> date(EventField field);

  /** A calendar day in the zone that dates are written in. */
  Optional<LocalDate> day(EventField field);

  /** The calendar day of an instant in the zone that a field is written in. */
  LocalDate dayOf(Instant instant, EventField field);

  /** A billing interval. */
  Optional<BillingCycle> interval(EventField unit, EventField count);
}
