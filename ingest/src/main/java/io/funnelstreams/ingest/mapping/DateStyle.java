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
import java.util.Set;
import java.util.regex.Pattern;

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

  /**
   * Fewer milliseconds lie before March 1973 and are seconds of our days. The day that stands for
   * no date, 1970-01-01, is read as it is written.
   */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");

  private static final Set<String> NAMED = Set.of(ISO, EPOCH_MILLIS, EPOCH_SECONDS);

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
  private final DateLimits limits;

  /**
   * A style with the usual limits.
   *
   * @param formats tried in turn: {@link #ISO}, {@link #EPOCH_MILLIS}, {@link #EPOCH_SECONDS}, or a
   *     pattern of {@link DateTimeFormatter}
   * @param zone that was named for dates; without one, times without an offset are UTC
   * @param language of the names of months and days
   * @throws IllegalArgumentException where a format is none
   */
  public DateStyle(List<String> formats, Optional<ZoneId> zone, Locale language) {
    this(formats, zone, language, DateLimits.STANDARD);
  }

  private DateStyle(
      List<String> formats, Optional<ZoneId> zone, Locale language, DateLimits limits) {
    this.formats = List.copyOf(formats);
    this.forms = formats.stream().map(format -> form(format, language)).toList();
    this.zone = zone;
    this.language = language;
    this.limits = limits;
  }

  /** The same style with other limits. */
  DateStyle within(DateLimits others) {
    return new DateStyle(formats, zone, language, others);
  }

  /** The limits of valid dates. */
  public DateLimits limits() {
    return limits;
  }

  /** What is wrong with a format, in a sentence; empty where it is one. */
  static Optional<String> problem(String format, Locale language) {
    return NAMED.contains(format) ? Optional.empty() : DatePatternCheck.problem(format, language);
  }

  /**
   * Two formats of which the first reads what is written in the second as another day, in a
   * sentence.
   */
  Optional<String> ambiguity() {
    for (int later = 1; later < formats.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        for (var sample : DatePattern.SAMPLES) {
          var text = written(formats.get(later), sample);
          if (readsAsAnotherDay(forms.get(earlier), text, sample)) {
            return Optional.of(
                "'%s' and '%s' both read %s, as different days; give each column its own 'formats'"
                    .formatted(formats.get(earlier), formats.get(later), text));
          }
        }
      }
    }
    return Optional.empty();
  }

  private String written(String format, ZonedDateTime sample) {
    return switch (format) {
      case ISO -> sample.toLocalDate().toString();
      case EPOCH_MILLIS -> String.valueOf(sample.toInstant().toEpochMilli());
      case EPOCH_SECONDS -> String.valueOf(sample.toInstant().getEpochSecond());
      default -> DatePattern.of(format).formatter(language).format(sample);
    };
  }

  private static boolean readsAsAnotherDay(Form form, String text, ZonedDateTime sample) {
    try {
      var at = form.read(text, Optional.of(ZoneOffset.UTC)).at();
      return !LocalDate.ofInstant(at, ZoneOffset.UTC).equals(sample.toLocalDate());
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  /** Whether a text is a placeholder for a missing date. */
  boolean isPlaceholder(String text) {
    return DateLimits.isZero(text)
        || readDeclared(text).filter(date -> limits.isPlaceholder(date.at(), zone())).isPresent();
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

  /** The date of a text; empty where it fits no format or is no date of the calendar. */
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

  /** The date of a text in a mapping: in one of the formats, else in ISO 8601. */
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
      case EPOCH_MILLIS -> (text, zone) -> at(ofMillis(Long.parseLong(text)));
      case EPOCH_SECONDS -> (text, zone) -> at(Instant.ofEpochSecond(Long.parseLong(text)));
      default -> parsed(DatePattern.of(format).formatter(language));
    };
  }

  private static Instant ofMillis(long millis) {
    if (Math.abs(millis) < LEAST_MILLIS && Math.floorDiv(millis, MILLIS_PER_DAY) != 0) {
      throw new DateTimeException("seconds, which as milliseconds would be a day of 1970");
    }
    return Instant.ofEpochMilli(millis);
  }

  /** Why a text that looks like a date of the style is none, as far as that is known. */
  Optional<String> hint(String text) {
    return formats.contains(EPOCH_MILLIS) && SECONDS.matcher(text).matches()
        ? Optional.of("these are seconds; the format 'epoch_seconds' reads them")
        : Optional.empty();
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
}
