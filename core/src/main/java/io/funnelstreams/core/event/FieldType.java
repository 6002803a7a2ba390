package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The type of a field's values. Every form of an event (Avro record, row of a store, content hash,
 * mapping, JSON document) is a {@link FieldReader}, a {@link FieldWriter} or both, so a form that
 * does not know a type does not compile.
 *
 * @param <T> the class of the values in the core
 */
public sealed interface FieldType<T> {
  /** The value of a field in a form that is read. */
  T read(FieldReader in, String id);

  /** Writes the value of a field into a form. */
  void write(FieldWriter out, String id, T value);

  /** Whether an event cannot be without it. */
  boolean required();

  /** The money that a value is; empty of all types that are none. */
  default Optional<EventAmount> money(String id, T value) {
    return Optional.empty();
  }

  /** A text that is never blank. */
  record Text() implements FieldType<String> {
    @Override
    public String read(FieldReader in, String id) {
      return in.text(id);
    }

    @Override
    public void write(FieldWriter out, String id, String value) {
      out.text(id, value);
    }

    @Override
    public boolean required() {
      return true;
    }
  }

  /**
   * A text that may be missing.
   *
   * @param describes whether it only describes the event: no count and no look-up depends on it
   */
  record OptionalText(boolean describes) implements FieldType<Optional<String>> {
    @Override
    public Optional<String> read(FieldReader in, String id) {
      return in.optionalText(id);
    }

    @Override
    public void write(FieldWriter out, String id, Optional<String> value) {
      out.optionalText(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** One of a family's words. */
  record Word<W extends Enum<W>>(Class<W> words) implements FieldType<W> {
    @Override
    public W read(FieldReader in, String id) {
      return in.word(id, words);
    }

    @Override
    public void write(FieldWriter out, String id, W value) {
      out.word(id, value);
    }

    @Override
    public boolean required() {
      return true;
    }
  }

  /**
   * A word that may be missing, and the source's own word beside it, in the field {@code
   * source_ID}.
   *
   * @param reading the word for any text, for forms that hold the sources' words
   */
  record Translated<W extends Enum<W>>(Class<W> words, Function<String, W> reading)
      implements FieldType<SourceWord<W>> {
    @Override
    public SourceWord<W> read(FieldReader in, String id) {
      return in.translated(id, this);
    }

    @Override
    public void write(FieldWriter out, String id, SourceWord<W> value) {
      out.translated(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }

    /** The field that holds the source's own word. */
    public static String ownId(String id) {
      return "source_" + id;
    }
  }

  /**
   * A number of things or seconds, 0 or more.
   *
   * @param absent the value where an input has none
   */
  record Count(long absent) implements FieldType<Long> {
    @Override
    public Long read(FieldReader in, String id) {
      return in.count(id, absent);
    }

    @Override
    public void write(FieldWriter out, String id, Long value) {
      out.count(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** A number of things that may be missing. */
  record OptionalCount() implements FieldType<OptionalLong> {
    @Override
    public OptionalLong read(FieldReader in, String id) {
      return in.optionalCount(id);
    }

    @Override
    public void write(FieldWriter out, String id, OptionalLong value) {
      out.optionalCount(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** A number of an {@code int}'s size that may be missing. */
  record OptionalSmall() implements FieldType<OptionalInt> {
    @Override
    public OptionalInt read(FieldReader in, String id) {
      return in.optionalSmall(id);
    }

    @Override
    public void write(FieldWriter out, String id, OptionalInt value) {
      out.optionalSmall(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** An amount of money, 0 or more. */
  record Amount() implements FieldType<Money> {
    @Override
    public Money read(FieldReader in, String id) {
      return in.amount(id);
    }

    @Override
    public Optional<EventAmount> money(String id, Money value) {
      return Optional.of(new EventAmount(id, BigDecimal.valueOf(value.minor()), value.currency()));
    }

    @Override
    public void write(FieldWriter out, String id, Money value) {
      out.amount(id, value);
    }

    @Override
    public boolean required() {
      return true;
    }
  }

  /** An amount of money of any sign that may be missing. */
  record OptionalAmount() implements FieldType<Optional<Money>> {
    @Override
    public Optional<Money> read(FieldReader in, String id) {
      return in.optionalAmount(id);
    }

    @Override
    public Optional<EventAmount> money(String id, Optional<Money> value) {
      return value.flatMap(money -> new Amount().money(id, money));
    }

    @Override
    public void write(FieldWriter out, String id, Optional<Money> value) {
      out.optionalAmount(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** The price of one unit, 0 or more, that may be missing. */
  record OptionalPrice() implements FieldType<Optional<UnitPrice>> {
    @Override
    public Optional<UnitPrice> read(FieldReader in, String id) {
      return in.optionalPrice(id);
    }

    @Override
    public Optional<EventAmount> money(String id, Optional<UnitPrice> value) {
      return value.map(price -> new EventAmount(id, price.minor(), price.currency()));
    }

    @Override
    public void write(FieldWriter out, String id, Optional<UnitPrice> value) {
      out.optionalPrice(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** A billing interval that may be missing; how many units, in the field {@code ID_count}. */
  record OptionalInterval() implements FieldType<Optional<BillingCycle>> {
    @Override
    public Optional<BillingCycle> read(FieldReader in, String id) {
      return in.optionalInterval(id);
    }

    @Override
    public void write(FieldWriter out, String id, Optional<BillingCycle> value) {
      out.optionalInterval(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }

    /** The field that holds how many units the interval has. */
    public static String countId(String id) {
      return id + "_count";
    }
  }

  /** A calendar day; that of the event where an input does not say it. */
  record Day() implements FieldType<LocalDate> {
    @Override
    public LocalDate read(FieldReader in, String id) {
      return in.day(id);
    }

    @Override
    public void write(FieldWriter out, String id, LocalDate value) {
      out.day(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /** A calendar day, agreed on or ahead, that may be missing. */
  record OptionalDay() implements FieldType<Optional<LocalDate>> {
    @Override
    public Optional<LocalDate> read(FieldReader in, String id) {
      return in.optionalDay(id);
    }

    @Override
    public void write(FieldWriter out, String id, Optional<LocalDate> value) {
      out.optionalDay(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }
  }

  /**
   * An instant or a day without a time, agreed on or ahead, that may be missing; which of the two
   * it is, in the field named as {@link #allDayId} says.
   */
  record OptionalTime() implements FieldType<Optional<EffectiveTime>> {
    @Override
    public Optional<EffectiveTime> read(FieldReader in, String id) {
      return in.optionalTime(id);
    }

    @Override
    public void write(FieldWriter out, String id, Optional<EffectiveTime> value) {
      out.optionalTime(id, value);
    }

    @Override
    public boolean required() {
      return false;
    }

    /** The field that says whether the time is a day: {@code effective_all_day} of an effect. */
    public static String allDayId(String id) {
      return id.replaceFirst("_at$", "_all_day");
    }
  }
}
