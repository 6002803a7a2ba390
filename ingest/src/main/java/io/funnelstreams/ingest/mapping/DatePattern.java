package io.funnelstreams.ingest.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A pattern of dates, split into runs of one letter and the text between them. */
record DatePattern(String text, List<Run> runs) {
  /**
   * Two digits are a year from 1969 to 2068, as POSIX has it: no import has dates of the year 2099.
   */
  private static final int FIRST_OF_TWO_DIGITS = 1969;

  private static final int PIVOT_DIGITS = 2;

  /** In all of them a swap of day and month gives another day, and no hour is before noon. */
  static final List<ZonedDateTime> SAMPLES =
      List.of(
          ZonedDateTime.of(2023, 11, 25, 13, 47, 58, 0, ZoneOffset.UTC),
          ZonedDateTime.of(2023, 4, 3, 17, 6, 9, 0, ZoneOffset.UTC),
          ZonedDateTime.of(2011, 10, 12, 14, 15, 16, 0, ZoneOffset.UTC));

  /**
   * A part of a pattern.
   *
   * @param letter that it repeats; 0 where it is literal text
   */
  record Run(char letter, String text) {
    int count() {
      return text.length();
    }
  }

  DatePattern {
    runs = List.copyOf(runs);
  }

  static DatePattern of(String pattern) {
    var runs = new ArrayList<Run>();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = c == '\'' ? quoted(pattern, i) : repeated(pattern, i);
      runs.add(new Run(isLetter(c) ? c : 0, pattern.substring(i, end)));
      i = end;
    }
    return new DatePattern(pattern, runs);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int quoted(String pattern, int from) {
    int end = pattern.indexOf('\'', from + 1);
    return end < 0 ? pattern.length() : end + 1;
  }

  private static int repeated(String pattern, int from) {
    int end = from + 1;
    while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(from)) {
      end++;
    }
    return end;
  }

  /** Whether the pattern has one of some letters. */
  boolean has(String letters) {
    return runs.stream().anyMatch(run -> run.letter() != 0 && letters.indexOf(run.letter()) >= 0);
  }

  /** The letters in their order, each once for each run. */
  String letters() {
    return runs.stream()
        .filter(run -> run.letter() != 0)
        .map(run -> String.valueOf(run.letter()))
        .collect(Collectors.joining());
  }

  /**
   * The formatter.
   *
   * @throws IllegalArgumentException where the pattern is none
   */
  DateTimeFormatter formatter(Locale language) {
    var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    boolean era = has("G");
    var pending = new StringBuilder();
    try {
      for (var run : runs) {
        boolean year = !era && (run.letter() == 'y' || run.letter() == 'u');
        if (year && run.count() == PIVOT_DIGITS) {
          builder.appendPattern(pending.toString());
          pending.setLength(0);
          builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGITS);
        } else {
          // People write yyyy for the year; strictly read, that is a year without an era.
          pending.append(year ? run.text().replace('y', 'u') : run.text());
        }
      }
      builder.appendPattern(pending.toString());
      return builder.toFormatter(language).withResolverStyle(ResolverStyle.STRICT);
    } catch (ClassCastException e) {
      // The library fails this way where a number follows a padded one.
      throw new IllegalArgumentException("numbers cannot follow a padded field", e);
    }
  }

  /** Whether a date that is written in the pattern is read as that date. */
  boolean makesDates(Locale language) {
    try {
      var reading = formatter(language);
      return alternatives().stream().anyMatch(written -> written.isReadBy(reading, language));
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The pattern without what is optional, with all of it, and with each optional part alone. */
  private List<DatePattern> alternatives() {
    if (text.indexOf('[') < 0) {
      return List.of(this);
    }
    var alternatives = new ArrayList<DatePattern>();
    alternatives.add(this);
    for (int kept = -1; kept < optionalParts(); kept++) {
      alternatives.add(withOptional(kept));
    }
    return alternatives;
  }

  private int optionalParts() {
    return (int) runs.stream().filter(run -> run.text().startsWith("[")).count();
  }

  /** The pattern with one of its outermost optional parts, counted from 0, and no other. */
  private DatePattern withOptional(int kept) {
    var text = new StringBuilder();
    int depth = 0;
    int part = -1;
    for (var run : runs) {
      if (run.text().startsWith("[")) {
        part += depth == 0 ? 1 : 0;
        depth += run.count();
      } else if (run.text().startsWith("]")) {
        depth -= run.count();
      } else if (depth == 0 || part == kept) {
        text.append(run.text());
      }
    }
    return of(text.toString());
  }

  private boolean isReadBy(DateTimeFormatter reading, Locale language) {
    try {
      var writing = formatter(language);
      return SAMPLES.stream().allMatch(sample -> isReadAgain(sample, writing, reading));
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isReadAgain(
      ZonedDateTime sample, DateTimeFormatter writing, DateTimeFormatter reading) {
    var read =
        reading.parseBest(
            writing.format(sample),
            ZonedDateTime::from,
            OffsetDateTime::from,
            LocalDateTime::from,
            LocalDate::from);
    return LocalDate.from(read).equals(sample.toLocalDate())
        && keeps(read, sample, "HhKk", ChronoField.HOUR_OF_DAY)
        && keeps(read, sample, "m", ChronoField.MINUTE_OF_HOUR)
        && keeps(read, sample, "s", ChronoField.SECOND_OF_MINUTE);
  }

  private boolean keeps(
      TemporalAccessor read, ZonedDateTime sample, String letters, ChronoField field) {
    return !has(letters) || (read.isSupported(field) && read.get(field) == sample.get(field));
  }
}
