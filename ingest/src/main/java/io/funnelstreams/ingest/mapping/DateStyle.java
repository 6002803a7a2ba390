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
 * without a time is the first instant of its day in that zone.
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
  private final ZoneId zone;
  private final Locale language;

  /**
   * A style.
   *
   * @param formats tried in turn: {@link #ISO}, {@link #EPOCH_MILLIS}, {@link #EPOCH_SECONDS}, or a
   *     pattern of {@link DateTimeFormatter}
   * @param language of the names of months and days
   * @throws IllegalArgumentException where a format is none
   */
  public DateStyle(List<String> formats, ZoneId zone, Locale language) {
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

  /** ISO 8601 in UTC. */
  public static DateStyle iso() {
    return new DateStyle(List.of(ISO), ZoneOffset.UTC, Locale.ENGLISH);
  }

  public ZoneId zone() {
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

  /** The instant that a text says; empty where it fits no format or is no date of the calendar. */
  public Optional<Instant> read(String text) {
    for (var form : forms) {
      try {
        return Optional.of(form.read(text, zone));
      } catch (DateTimeException | NumberFormatException e) {
        // It is not written in this format; perhaps in the next.
      }
    }
    return Optional.empty();
  }

  /** The instant that a text of a mapping says: in one of the formats, else in ISO 8601. */
  public Optional<Instant> readDeclared(String text) {
    return read(text).or(() -> new DateStyle(List.of(ISO), zone, Locale.ENGLISH).read(text));
  }

  @FunctionalInterface
  private interface Form {
    Instant read(String text, ZoneId zone);
  }

  private static Form form(String format, Locale language) {
    return switch (format) {
      case ISO -> parsed(ISO_FORM);
      case EPOCH_MILLIS -> (text, zone) -> Instant.ofEpochMilli(Long.parseLong(text));
      case EPOCH_SECONDS -> (text, zone) -> Instant.ofEpochSecond(Long.parseLong(text));
      default -> parsed(pattern(format, language));
    };
  }

  private static Form parsed(DateTimeFormatter formatter) {
    return (text, zone) ->
        instant(
            formatter.parseBest(
                text,
                ZonedDateTime::from,
                OffsetDateTime::from,
                LocalDateTime::from,
                LocalDate::from),
            zone);
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    if (parsed instanceof LocalDate day) {
      return day.atStartOfDay(zone).toInstant();
    }
    return parsed instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : Instant.from(parsed);
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
