package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A form that events are written into, one method for each {@link FieldType}. */
public interface FieldWriter {
  /** A text. */
  void text(String id, String value);

  /** A text, where there is one. */
  void optionalText(String id, Optional<String> value);

  /** A constant of an enum. */
  void word(String id, Enum<?> value);

  /** A word of an enum, and the source's own word. */
  void translated(String id, SourceWord<?> value);

  /** A number of things. */
  void count(String id, long value);

  /** A number of things, where there is one. */
  void optionalCount(String id, OptionalLong value);

  /** A small number, where there is one. */
  void optionalSmall(String id, OptionalInt value);

  /** An amount of money. */
  void amount(String id, Money value);

  /** An amount of money, where there is one. */
  void optionalAmount(String id, Optional<Money> value);

  /** A unit price, where there is one. */
  void optionalPrice(String id, Optional<UnitPrice> value);

  /** A billing interval, where there is one. */
  void optionalInterval(String id, Optional<BillingCycle> value);

  /** A calendar day. */
  void day(String id, LocalDate value);

  /** A calendar day, where there is one. */
  void optionalDay(String id, Optional<LocalDate> value);

  /** An instant or a day, where there is one. */
  void optionalTime(String id, Optional<EffectiveTime> value);
}
