package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Interval;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.ingest.row.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads texts of a row as dates, amounts, counts and words, and says what is wrong with them. */
final class Readings {
  /** Dates repeat in most files; beyond this many the memory is worth more than the time. */
  private static final int REMEMBERED_DATES = 10_000;

  private static final Set<String> TRUE = Set.of("true", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "n", "0", "");

  private final NumberStyle numbers;
  private final Map<DateStyle, Map<String, Instant>> dates = new HashMap<>();

  Readings(NumberStyle numbers) {
    this.numbers = numbers;
  }

  /**
   * The instant a value says; empty where it has none or it is no date, which is then a problem.
   */
  Optional<Instant> date(Cell cell, DateStyle style, Row row, Problems problems) {
    var text = cell.read(row, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var known = dates.computeIfAbsent(style, s -> new HashMap<>());
    var instant = Optional.ofNullable(known.get(text)).or(() -> style.readDeclared(text));
    if (instant.isEmpty()) {
      problems.unmappable(
          cell.label(),
          ("'%s' in '%s' is no date written as '%s'; declare how it is written under 'dates: "
                  + "formats'")
              .formatted(text, cell.label(), style.describe()));
    } else if (known.size() < REMEMBERED_DATES) {
      known.put(text, instant.get());
    }
    return instant;
  }

  /** The amount a value says in a currency. */
  Optional<Money> money(Cell cell, Cell currencyCell, Row row, Problems problems) {
    var text = cell.read(row, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var amount = number(text, cell, problems);
    var currency = currency(currencyCell, row, problems);
    return amount.isEmpty() || currency.isEmpty()
        ? Optional.empty()
        : minor(amount.get(), currency.get(), cell, problems);
  }

  private Optional<Money> minor(
      BigDecimal amount, Currency currency, Cell cell, Problems problems) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    var shifted = amount.movePointRight(decimals);
    try {
      var exact = numbers.round() ? shifted.setScale(0, RoundingMode.HALF_EVEN) : shifted;
      return Optional.of(new Money(exact.longValueExact(), currency));
    } catch (ArithmeticException e) {
      problems.unmappable(
          cell.label(),
          ("'%s' in '%s' has more digits than an amount in %s can have (%d decimals); set "
                  + "'numbers: round: true' to round")
              .formatted(amount.toPlainString(), cell.label(), currency, decimals));
      return Optional.empty();
    }
  }

  private Optional<Currency> currency(Cell cell, Row row, Problems problems) {
    var code = cell.read(row, problems);
    try {
      return Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problems.unmappable(
          cell.label(),
          "'%s' in '%s' is no currency; it must be a code such as EUR"
              .formatted(code, cell.label()));
      return Optional.empty();
    }
  }

  /** The whole number a value says; empty where it has none. */
  Optional<Long> number(Cell cell, Row row, Problems problems) {
    var text = cell.read(row, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return number(text, cell, problems).map(BigDecimal::longValueExact);
    } catch (ArithmeticException e) {
      problems.unmappable(
          cell.label(), "'%s' in '%s' is no whole number".formatted(text, cell.label()));
      return Optional.empty();
    }
  }

  /** The billing interval a value says; empty where it has none. */
  Optional<Interval> interval(Cell cell, Row row, Problems problems) {
    var text = cell.read(row, problems);
    var interval = IntervalText.read(text);
    if (interval.isEmpty() && !text.isEmpty()) {
      problems.unmappable(
          cell.label(),
          "'%s' in '%s' is no billing interval as %s; give it an alias"
              .formatted(text, cell.label(), IntervalText.EXAMPLES));
    }
    return interval;
  }

  private Optional<BigDecimal> number(String text, Cell cell, Problems problems) {
    var number = numbers.read(text);
    if (number.isEmpty()) {
      problems.unmappable(
          cell.label(),
          "'%s' in '%s' is not %s; declare how numbers are written under 'numbers'"
              .formatted(text, cell.label(), numbers.describe()));
    }
    return number;
  }

  /** Whether a value says yes; an empty one says no. */
  boolean yes(Cell cell, Row row, Problems problems) {
    var text = cell.read(row, problems).toLowerCase(Locale.ROOT);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      problems.unmappable(
          cell.label(), "'%s' in '%s' is neither yes nor no".formatted(text, cell.label()));
    }
    return TRUE.contains(text);
  }

  /** The constant of an enum that a value names, without regard to case, spaces and dashes. */
  <E extends Enum<E>> Optional<E> word(Cell cell, Class<E> words, Row row, Problems problems) {
    var text = cell.read(row, problems);
    var name = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    for (var word : words.getEnumConstants()) {
      if (word.name().equals(name)) {
        return Optional.of(word);
      }
    }
    problems.unmappable(
        cell.label(),
        "'%s' in '%s' is none of %s; give it an alias"
            .formatted(text, cell.label(), allowed(words)));
    return Optional.empty();
  }

  private static <E extends Enum<E>> String allowed(Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
