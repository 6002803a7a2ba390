package io.funnelstreams.core.event;

import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A form that events are read from, one method for each {@link FieldType}. Each field is read once,
 * in the order of its family's description.
 */
public interface FieldReader {
  /** A text. */
  String text(String id);

  /** A text, where there is one. */
  Optional<String> optionalText(String id);

  /** One of the constants of an enum. */
  <W extends Enum<W>> W word(String id, Class<W> words);

  /** A word of an enum, and the source's own word. */
  <W extends Enum<W>> SourceWord<W> translated(String id, Translated<W> type);

  /** A number of things; the other number where the form may leave it out and does. */
  long count(String id, long absent);

  /** A number of things, where there is one. */
  OptionalLong optionalCount(String id);

  /** A small number, where there is one. */
  OptionalInt optionalSmall(String id);

  /** An amount of money. */
  Money amount(String id);

  /** An amount of money, where there is one. */
  Optional<Money> optionalAmount(String id);

  /** A unit price, where there is one. */
  Optional<UnitPrice> optionalPrice(String id);

  /** A billing interval, where there is one. */
  Optional<BillingCycle> optionalInterval(String id);

  /** A calendar day. */
  LocalDate day(String id);

  /** A calendar day, where there is one. */
  Optional<LocalDate> optionalDay(String id);

  /** An instant or a day, where there is one. */
  Optional<EffectiveTime> optionalTime(String id);
}
