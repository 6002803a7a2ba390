package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Interval;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A billing interval as people write it: {@code month}, {@code 3 months}, {@code yearly}. */
public final class IntervalText {
  /** What the message of a text that is none recommends. */
  public static final String EXAMPLES = "month, 3 months, quarterly, year, weekly";

  private static final Pattern COUNTED = Pattern.compile("(?:every )?(?:(\\d{1,4}) )?([a-z ]+)");

  /** What joins two words: {@code half-yearly}; a dash in front is the sign of a number. */
  private static final Pattern JOINT = Pattern.compile("(?<=[a-z0-9])[-_ ]+(?=[a-z])");

  private static final Map<String, Interval> NAMES =
      Map.ofEntries(
          Map.entry("day", new Interval(Interval.Unit.DAY, 1)),
          Map.entry("daily", new Interval(Interval.Unit.DAY, 1)),
          Map.entry("week", new Interval(Interval.Unit.WEEK, 1)),
          Map.entry("weekly", new Interval(Interval.Unit.WEEK, 1)),
          Map.entry("month", new Interval(Interval.Unit.MONTH, 1)),
          Map.entry("monthly", new Interval(Interval.Unit.MONTH, 1)),
          Map.entry("quarter", new Interval(Interval.Unit.MONTH, 3)),
          Map.entry("quarterly", new Interval(Interval.Unit.MONTH, 3)),
          Map.entry("half year", new Interval(Interval.Unit.MONTH, 6)),
          Map.entry("half yearly", new Interval(Interval.Unit.MONTH, 6)),
          Map.entry("semiannual", new Interval(Interval.Unit.MONTH, 6)),
          Map.entry("year", new Interval(Interval.Unit.YEAR, 1)),
          Map.entry("yearly", new Interval(Interval.Unit.YEAR, 1)),
          Map.entry("annual", new Interval(Interval.Unit.YEAR, 1)),
          Map.entry("annually", new Interval(Interval.Unit.YEAR, 1)));

  private IntervalText() {}

  /** The interval that a text says, without regard to case, dashes and a plural's s. */
  public static Optional<Interval> read(String text) {
    var plain = JOINT.matcher(text.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
    var counted = COUNTED.matcher(plain);
    if (!counted.matches()) {
      return Optional.empty();
    }
    int count = counted.group(1) == null ? 1 : Integer.parseInt(counted.group(1));
    var named = Optional.ofNullable(NAMES.get(singular(counted.group(2))));
    return count < 1 ? Optional.empty() : named.map(interval -> times(interval, count));
  }

  /**
   * An interval that is as long as several of another.
   *
   * @throws IllegalArgumentException where it is not one of them at least, or too long to count
   */
  public static Interval times(Interval interval, int count) {
    long units = (long) interval.count() * count;
    if (units > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("interval_count is " + count + "; that is too long");
    }
    return new Interval(interval.unit(), (int) units);
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }
}
