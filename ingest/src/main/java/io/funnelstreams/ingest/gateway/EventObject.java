package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.mapping.DateStyle;
import io.funnelstreams.ingest.mapping.EventDate;
import io.funnelstreams.ingest.mapping.EventField;
import io.funnelstreams.ingest.mapping.EventValues;
import io.funnelstreams.ingest.mapping.IntervalText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The fields of an event that is written as a JSON object: dates in ISO 8601 (times without an
 * offset are UTC, dates without a time are calendar days), numbers as numbers or texts.
 */
final class EventObject implements EventValues {
  private static final DateStyle DATES = DateStyle.iso();

  /** A number of more digits is a mistake, and costs more the longer it is. */
  private static final int MOST_DIGITS = 40;

  private final JsonNode object;
  private final Instant receivedAt;
  private final Family family;
  private final List<Rejection> problems = new ArrayList<>(0);

  EventObject(JsonNode object, Family family, Instant receivedAt) {
    this.receivedAt = receivedAt;
    this.object = object;
    this.family = family;
  }

  List<Rejection> problems() {
    return problems;
  }

  void wrong(String field, String explanation) {
    problems.add(new Rejection(RejectReason.UNMAPPABLE, Optional.of(field), explanation));
  }

  void invalid(String explanation) {
    problems.add(new Rejection(RejectReason.INVALID, Optional.empty(), explanation));
  }

  /** The text of a field, of the families' or not; empty where it is missing, null or blank. */
  Optional<String> text(String field) {
    var node = object.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isValueNode()) {
      wrong(field, "'%s' is no text and no number".formatted(field));
      return Optional.empty();
    }
    return Optional.of(NormalizedText.trimmed(node.asText())).filter(text -> !text.isEmpty());
  }

  /** The text of a field that no event can be without. */
  String requiredText(String field) {
    int before = problems.size();
    var text = text(field);
    if (text.isEmpty() && problems.size() == before) {
      missing(field);
    }
    return text.orElse("");
  }

  /** Whether a field is true; any word but true and false is wrong. */
  boolean flag(String field) {
    var text = text(field).orElse("false");
    if (!"true".equals(text) && !"false".equals(text)) {
      wrong(field, "'%s' is neither true nor false".formatted(field));
    }
    return "true".equals(text);
  }

  private void missing(String field) {
    wrong(field, "'%s' is missing; every %s has it".formatted(field, word(family)));
  }

  private <T> Optional<T> required(EventField field, Supplier<Optional<T>> reading) {
    int before = problems.size();
    var value = reading.get();
    if (value.isEmpty() && problems.size() == before) {
      missing(field.id());
    }
    return value;
  }

  @Override
  public <T> Optional<T> make(Supplier<T> made) {
    return problems.isEmpty() ? Optional.of(made.get()) : Optional.empty();
  }

  @Override
  public Optional<String> text(EventField field) {
    return text(field.id());
  }

  @Override
  public String requiredText(EventField field) {
    return requiredText(field.id());
  }

  @Override
  public Optional<Money> money(EventField field) {
    var amount = decimal(field);
    return amount.isEmpty()
        ? Optional.empty()
        : currency().flatMap(c -> minor(amount.get(), c, field));
  }

  @Override
  public Optional<Money> requiredMoney(EventField field) {
    return required(field, () -> money(field));
  }

  @Override
  public Optional<UnitPrice> price(EventField field) {
    var amount = decimal(field);
    return amount.isEmpty()
        ? Optional.empty()
        : currency().flatMap(currency -> price(amount.get(), currency, field));
  }

  private Optional<UnitPrice> price(BigDecimal amount, Currency currency, EventField field) {
    try {
      return Optional.of(new UnitPrice(amount, currency));
    } catch (IllegalArgumentException e) {
      wrong(field.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Currency> currency() {
    var code = requiredText("currency");
    try {
      return code.isEmpty()
          ? Optional.empty()
          : Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      wrong("currency", "'currency' is no currency; it must be a code such as EUR");
      return Optional.empty();
    }
  }

  private Optional<Money> minor(BigDecimal amount, Currency currency, EventField field) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    try {
      return Optional.of(new Money(amount.movePointRight(decimals).longValueExact(), currency));
    } catch (ArithmeticException e) {
      wrong(
          field.id(),
          "'%s' has more digits than an amount in %s can have (%s decimals)"
              .formatted(field.id(), currency, decimals));
    } catch (IllegalArgumentException e) {
      wrong(field.id(), e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<BigDecimal> decimal(EventField field) {
    var text = text(field);
    var number = text.flatMap(EventObject::decimal);
    if (text.isPresent() && number.isEmpty()) {
      wrong(field.id(), "'%s' is no number like 1234.56".formatted(field.id()));
    }
    return number;
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return text.length() <= MOST_DIGITS ? Optional.of(new BigDecimal(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Long> number(EventField field) {
    try {
      return decimal(field).map(BigDecimal::longValueExact);
    } catch (ArithmeticException e) {
      wrong(field.id(), "'%s' is no whole number".formatted(field.id()));
      return Optional.empty();
    }
  }

  @Override
  public Optional<Integer> smallNumber(EventField field) {
    var number = number(field);
    if (number.isPresent() && number.get() != number.get().intValue()) {
      wrong(field.id(), "'%s' is too large".formatted(field.id()));
      return Optional.empty();
    }
    return number.map(Long::intValue);
  }

  @Override
  public <E extends Enum<E>> Optional<E> word(EventField field, Class<E> words) {
    return required(field, () -> text(field)).flatMap(text -> word(field.id(), text, words));
  }

  /** The constant that a text names. */
  <E extends Enum<E>> Optional<E> word(String field, String text, Class<E> words) {
    var named =
        Arrays.stream(words.getEnumConstants()).filter(w -> word(w).equals(text)).findFirst();
    if (named.isEmpty()) {
      var allowed =
          Arrays.stream(words.getEnumConstants())
              .map(EventObject::word)
              .collect(Collectors.joining(", "));
      wrong(field, "'%s' is none of %s".formatted(field, allowed));
    }
    return named;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<EventDate> date(EventField field) {
    var text = text(field);
    var date = text.flatMap(DATES::read);
    if (text.isPresent() && date.isEmpty()) {
      wrong(field.id(), "'%s' is no date like 2026-01-31T09:30:00Z".formatted(field.id()));
    }
    return date.filter(found -> isDate(found, field));
  }

  private boolean isDate(EventDate date, EventField field) {
    var limits = DATES.limits();
    if (limits.isPlaceholder(date.at(), DATES.zone())) {
      wrong(field.id(), "'%s' is a date that stands for none; leave it out".formatted(field.id()));
      return false;
    }
    if (limits.isTooFar(date.at(), field, receivedAt)) {
      wrong(
          field.id(),
          "'%s' lies more than %s days in the future"
              .formatted(field.id(), limits.maxFuture(field).toDays()));
      return false;
    }
    return true;
  }

  @Override
  public Optional<LocalDate> day(EventField field) {
    return date(field).map(date -> dayOf(date.at(), field));
  }

  @Override
  public LocalDate dayOf(Instant instant, EventField field) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public Optional<BillingCycle> interval(EventField unit, EventField count) {
    var text = text(unit);
    var interval = text.flatMap(IntervalText::read);
    if (text.isPresent() && interval.isEmpty()) {
      wrong(
          unit.id(),
          "'%s' is no billing interval as %s".formatted(unit.id(), IntervalText.EXAMPLES));
    }
    var times = smallNumber(count).orElse(1);
    return interval.map(one -> IntervalText.times(one, times));
  }
}
