package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.ingest.mapping.NumberReading.Doubt;
import io.funnelstreams.ingest.mapping.NumberReading.Read;
import io.funnelstreams.ingest.mapping.NumberReading.Unread;
import io.funnelstreams.ingest.row.CsvRow;
import io.funnelstreams.ingest.row.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads texts of a row as dates, amounts, counts and words, and reports their problems. */
final class Readings {
  /**
   * Dates repeat in most files, so their results are cached; beyond this many, memory matters more
   * than time.
   */
  private static final int REMEMBERED_DATES = 10_000;

  private static final String EXPONENT =
      "it has an exponent, and a spreadsheet that shows one has dropped digits; let the column show"
          + " plain numbers";

  /** A fraction of this many decimals looks like a group of thousands. */
  private static final int AMBIGUOUS_DECIMALS = 3;

  private static final Set<String> TRUE = Set.of("true", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "n", "0", "");

  private final NumberStyle numbers;
  private final Map<DateStyle, Map<String, EventDate>> dates = new HashMap<>();

  Readings(NumberStyle numbers) {
    this.numbers = numbers;
  }

  /** The date of a value; empty where it has none or it is no date, which is then a problem. */
  Optional<EventDate> date(InputField cell, DateStyle style, Row row, Problems problems) {
    var text = cell.read(row, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var known = dates.computeIfAbsent(style, s -> new HashMap<>());
    var date = Optional.ofNullable(known.get(text)).or(() -> style.readDeclared(text));
    if (date.isEmpty()) {
      problems.unmappable(
          cell.label(),
          "'%s' in '%s' is no date written as '%s'; %s"
              .formatted(
                  text,
                  cell.label(),
                  style.describe(),
                  style.hint(text).orElse("declare how it is written under 'dates: formats'")));
    } else if (known.size() < REMEMBERED_DATES) {
      known.put(text, date.get());
    }
    return date;
  }

  /** The amount of a value in a currency. */
  Optional<Money> money(InputField cell, InputField currencyCell, Row row, Problems problems) {
    return amount(cell, currencyCell, row, problems)
        .flatMap(amount -> minor(amount.number(), amount.currency(), cell, problems));
  }

  /** The price of one unit in a currency, with all of its decimals. */
  Optional<UnitPrice> price(InputField cell, InputField currencyCell, Row row, Problems problems) {
    return amount(cell, currencyCell, row, problems)
        .flatMap(
            amount ->
                kept(amount.number(), cell, problems)
                    .map(number -> new UnitPrice(number, amount.currency())));
  }

  /** A number of units of a currency, with all of its decimals. */
  private record Amount(BigDecimal number, Currency currency) {}

  private Optional<Amount> amount(
      InputField cell, InputField currencyCell, Row row, Problems problems) {
    var value = cell.value(row, problems);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var currency = currency(cell, currencyCell, row, problems);
    var amount = read(value, cell, row, problems);
    if (amount.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    boolean clear =
        inCurrency(amount.get(), currency.get(), value, cell, problems)
            && (Money.decimals(currency.get()) == AMBIGUOUS_DECIMALS
                || unambiguous(amount.get(), value, cell, problems));
    return clear ? Optional.of(new Amount(amount.get().value(), currency.get())) : Optional.empty();
  }

  private static boolean inCurrency(
      Read amount, Currency currency, CellText value, InputField cell, Problems problems) {
    var other =
        amount.currencies().stream().filter(sign -> !CurrencySign.fits(sign, currency)).findFirst();
    other.ifPresent(
        sign ->
            problems.unmappable(
                cell.label(),
                ("'%s' in '%s' is written in %s, but the amount's currency is %s; give the amount"
                        + " its own 'currency'")
                    .formatted(value.text(), cell.label(), CurrencySign.describe(sign), currency)));
    return other.isEmpty();
  }

  /** 1.250 in a text file may be 1250 as well, where the mapping declares no style. */
  private boolean unambiguous(Read number, CellText value, InputField cell, Problems problems) {
    boolean clear = number.doubt() != Doubt.GROUP || numbers.declared();
    if (!clear) {
      problems.unmappable(
          cell.label(),
          ("'%s' in '%s' can be %s or %s; say how numbers are written: 'numbers: {decimal: '.'}' or"
                  + " 'numbers: {decimal: ',', grouping: '.'}'")
              .formatted(
                  value.text(),
                  cell.label(),
                  number.value().stripTrailingZeros().toPlainString(),
                  number.value().movePointRight(AMBIGUOUS_DECIMALS).toBigInteger()));
    }
    return clear;
  }

  /** The decimals that a price can have; a quotient that was written out may have more. */
  private Optional<BigDecimal> kept(BigDecimal price, InputField cell, Problems problems) {
    if (!numbers.round() || price.scale() <= UnitPrice.MAX_SCALE) {
      return Optional.of(price);
    }
    return notToZero(
        price, price.setScale(UnitPrice.MAX_SCALE, RoundingMode.HALF_EVEN), cell, problems);
  }

  /** Rounding never makes zero of a number that is not zero. */
  private static Optional<BigDecimal> notToZero(
      BigDecimal number, BigDecimal rounded, InputField cell, Problems problems) {
    if (rounded.signum() != 0 || number.signum() == 0) {
      return Optional.of(rounded);
    }
    problems.unmappable(
        cell.label(),
        "'%s' in '%s' would be rounded to 0; leave the row out by 'when' if it is nothing"
            .formatted(number.toPlainString(), cell.label()));
    return Optional.empty();
  }

  private Optional<Money> minor(
      BigDecimal amount, Currency currency, InputField cell, Problems problems) {
    int decimals = Money.decimals(currency);
    var shifted = amount.movePointRight(decimals);
    try {
      if (numbers.round()) {
        var rounded = shifted.setScale(0, RoundingMode.HALF_EVEN);
        return notToZero(shifted, rounded, cell, problems)
            .map(minor -> new Money(minor.longValueExact(), currency));
      }
      return Optional.of(new Money(shifted.longValueExact(), currency));
    } catch (ArithmeticException e) {
      problems.unmappable(
          cell.label(),
          ("'%s' in '%s' has more digits than an amount in %s can have (%s decimals); set "
                  + "'numbers: round: true' to round")
              .formatted(amount.toPlainString(), cell.label(), currency, decimals));
      return Optional.empty();
    }
  }

  private Optional<Currency> currency(
      InputField amount, InputField cell, Row row, Problems problems) {
    int before = problems.count();
    var code = cell.read(row, problems);
    if (code.isEmpty()) {
      if (problems.count() == before) {
        problems.currencyUnknown(
            amount.label(),
            ("it is not known in which currency '%s' is: '%s' is empty. Where all amounts are in"
                    + " one currency, say so in the file, 'currency: EUR', and replay the reject")
                .formatted(amount.label(), cell.label()));
      }
      return Optional.empty();
    }
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

  /** The whole number of a value; empty where it has none. */
  Optional<Long> number(InputField cell, Row row, Problems problems) {
    var value = cell.value(row, problems);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var number = read(value, cell, row, problems);
    if (number.isPresent() && !number.get().currencies().isEmpty()) {
      problems.unmappable(
          cell.label(),
          "'%s' in '%s' is an amount of money and no number".formatted(value.text(), cell.label()));
      return Optional.empty();
    }
    try {
      return number
          .filter(read -> unambiguous(read, value, cell, problems))
          .map(read -> read.value().longValueExact());
    } catch (ArithmeticException e) {
      problems.unmappable(
          cell.label(), "'%s' in '%s' is no whole number".formatted(value.text(), cell.label()));
      return Optional.empty();
    }
  }

  /** The whole number of a value, where it has to be a small one. */
  Optional<Integer> smallNumber(InputField cell, Row row, Problems problems) {
    var number = number(cell, row, problems);
    if (number.isPresent() && number.get() != number.get().intValue()) {
      problems.unmappable(
          cell.label(), "%s in '%s' is too large".formatted(number.get(), cell.label()));
      return Optional.empty();
    }
    return number.map(Long::intValue);
  }

  /** The billing interval of a value; empty where it has none. */
  Optional<BillingCycle> interval(InputField cell, Row row, Problems problems) {
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

  private Optional<Read> read(CellText value, InputField cell, Row row, Problems problems) {
    var text = value.text();
    var reading = value.number() ? NumberText.plain(text) : numbers.read(text);
    if (reading instanceof Unread no) {
      return notRead(text, cell, no.why() + numbers.hint(text), problems);
    }
    var read = (Read) reading;
    if (row instanceof CsvRow) {
      return read.doubt() == Doubt.EXPONENT
          ? notRead(text, cell, EXPONENT, problems)
          : Optional.of(read);
    }
    // Only people and spreadsheets group digits; a system that sends 1.250 means 1.25.
    return Optional.of(new Read(read.value(), read.currencies(), Doubt.NONE));
  }

  private Optional<Read> notRead(String text, InputField cell, String why, Problems problems) {
    problems.unmappable(
        cell.label(),
        "'%s' in '%s' is not %s: %s; declare how numbers are written under 'numbers'"
            .formatted(text, cell.label(), numbers.describe(), why));
    return Optional.empty();
  }

  /** Whether a value means yes; an empty one means no. */
  boolean yes(InputField cell, Row row, Problems problems) {
    var text = cell.read(row, problems).toLowerCase(Locale.ROOT);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      problems.unmappable(
          cell.label(), "'%s' in '%s' is neither yes nor no".formatted(text, cell.label()));
    }
    return TRUE.contains(text);
  }

  /** The constant of an enum that a value names, without regard to case, spaces and dashes. */
  <E extends Enum<E>> Optional<E> word(
      InputField cell, Class<E> words, Row row, Problems problems) {
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
