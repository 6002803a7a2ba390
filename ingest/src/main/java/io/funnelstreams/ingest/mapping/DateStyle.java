package io.funnelstreams.ingest.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How dates and times are written, and in which zone those without an offset are meant. A date
 * without a time is a calendar day; where a zone was named for it, the first instant of its day
 * there.
 */
public final class DateStyle {
  /** ISO 8601: a date, a date and time (with {@code T} or a space), with or without an offset. */
  public static final String ISO = "iso";

  /** Milliseconds since 1970. */
  public static final String EPOCH_MILLIS = "epoch_millis";

  /** Seconds since 1970. */
  public static final String EPOCH_SECONDS = "epoch_seconds";

  private static final DateTimeFormatter ISO_FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final List<String> formats;
  private final List<Form> forms;
  private final Optional<ZoneId> zone;
  private final Locale language;

  /**
   * A style.
   *
   * @param formats tried in turn: {@link #ISO}, {@link #EPOCH_MILLIS}, {@link #EPOCH_SECONDS}, or a
   *     pattern of {@link DateTimeFormatter}
   * @param zone that was named for dates; without one, times without an offset are UTC
   * @param language of the names of months and days
   * @throws IllegalArgumentException where a format is none
   */
  public DateStyle(List<String> formats, Optional<ZoneId> zone, Locale language) {
    this.formats = List.copyOf(formats);
    this.forms = formats.stream().map(format -> form(format, language)).toList();
    this.zone = zone;
    this.language = language;
  }

  /**
   * Whether a text is a format.
   *
   * @throws IllegalArgumentException where it is none
   */
  static void check(String format) {
    form(format, Locale.ENGLISH);
  }

  /** ISO 8601; times without an offset are UTC. */
  public static DateStyle iso() {
    return new DateStyle(List.of(ISO), Optional.empty(), Locale.ENGLISH);
  }

  /** The zone in which times without an offset are meant. */
  public ZoneId zone() {
    return zone.orElse(ZoneOffset.UTC);
  }

  /** The zone that was named for dates. */
  public Optional<ZoneId> namedZone() {
    return zone;
  }

  public List<String> formats() {
    return formats;
  }

  public Locale language() {
    return language;
  }

  /** The formats in words, for a message. */
  public String describe() {
    return String.join("' or '", formats);
  }

  /** The date that a text says; empty where it fits no format or is no date of the calendar. */
  public Optional<EventDate> read(String text) {
    for (var form : forms) {
      try {
        return Optional.of(form.read(text, zone));
      } catch (DateTimeException | NumberFormatException e) {
        // It is not written in this format; perhaps in the next.
      }
    }
    return Optional.empty();
  }

  /** The date that a text of a mapping says: in one of the formats, else in ISO 8601. */
  public Optional<EventDate> readDeclared(String text) {
    return read(text).or(() -> new DateStyle(List.of(ISO), zone, Locale.ENGLISH).read(text));
  }

  @FunctionalInterface
  private interface Form {
    EventDate read(String text, Optional<ZoneId> zone);
  }

  private static Form form(String format, Locale language) {
    return switch (format) {
      case ISO -> parsed(ISO_FORM);
      case EPOCH_MILLIS -> (text, zone) -> at(Instant.ofEpochMilli(Long.parseLong(text)));
      case EPOCH_SECONDS -> (text, zone) -> at(Instant.ofEpochSecond(Long.parseLong(text)));
      default -> parsed(pattern(format, language));
    };
  }

  private static Form parsed(DateTimeFormatter formatter) {
    return (text, zone) ->
        date(
            formatter.parseBest(
                text,
                ZonedDateTime::from,
                OffsetDateTime::from,
                LocalDateTime::from,
                LocalDate::from),
            zone);
  }

  private static EventDate date(TemporalAccessor parsed, Optional<ZoneId> zone) {
    var meant = zone.orElse(ZoneOffset.UTC);
    if (parsed instanceof LocalDate day) {
      return new EventDate(day.atStartOfDay(meant).toInstant(), zone.isEmpty());
    }
    return at(
        parsed instanceof LocalDateTime local
            ? local.atZone(meant).toInstant()
            : Instant.from(parsed));
  }

  private static EventDate at(Instant instant) {
    return new EventDate(instant, false);
  }

  /** People write {@code yyyy} for the year; strictly read, that is a year without an era. */
  private static DateTimeFormatter pattern(String format, Locale language) {
    var years = format.indexOf('G') < 0 ? format.replace('y', 'u') : format;
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(years)
          .toFormatter(language)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (ClassCastException e) {
      // So the library fails over numbers that follow a padded one.
      throw new IllegalArgumentException("numbers cannot follow a padded field", e);
    }
  }
}
