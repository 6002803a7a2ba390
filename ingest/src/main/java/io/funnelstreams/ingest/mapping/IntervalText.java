package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.BillingCycle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A billing interval as people write it: {@code month}, {@code 3 months}, {@code yearly}. */
public final class IntervalText {
  /** The examples in the message about a text that is no interval. */
  public static final String EXAMPLES = "month, 3 months, quarterly, year, weekly";

  private static final Pattern COUNTED = Pattern.compile("(?:every )?(?:(\\d{1,4}) )?([a-z ]+)");

  /** What joins two words: {@code half-yearly}; a dash in front is the sign of a number. */
  private static final Pattern JOINT = Pattern.compile("(?<=[a-z0-9])[-_ ]+(?=[a-z])");

  private static final Map<String, BillingCycle> NAMES =
      Map.ofEntries(
          Map.entry("day", new BillingCycle(BillingCycle.Unit.DAY, 1)),
          Map.entry("daily", new BillingCycle(BillingCycle.Unit.DAY, 1)),
          Map.entry("week", new BillingCycle(BillingCycle.Unit.WEEK, 1)),
          Map.entry("weekly", new BillingCycle(BillingCycle.Unit.WEEK, 1)),
          Map.entry("month", new BillingCycle(BillingCycle.Unit.MONTH, 1)),
          Map.entry("monthly", new BillingCycle(BillingCycle.Unit.MONTH, 1)),
          Map.entry("quarter", new BillingCycle(BillingCycle.Unit.MONTH, 3)),
          Map.entry("quarterly", new BillingCycle(BillingCycle.Unit.MONTH, 3)),
          Map.entry("half year", new BillingCycle(BillingCycle.Unit.MONTH, 6)),
          Map.entry("half yearly", new BillingCycle(BillingCycle.Unit.MONTH, 6)),
          Map.entry("semiannual", new BillingCycle(BillingCycle.Unit.MONTH, 6)),
          Map.entry("year", new BillingCycle(BillingCycle.Unit.YEAR, 1)),
          Map.entry("yearly", new BillingCycle(BillingCycle.Unit.YEAR, 1)),
          Map.entry("annual", new BillingCycle(BillingCycle.Unit.YEAR, 1)),
          Map.entry("annually", new BillingCycle(BillingCycle.Unit.YEAR, 1)));

  private IntervalText() {}

  /** The interval of a text, without regard to case, dashes and a plural's s. */
  public static Optional<BillingCycle> read(String text) {
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
  public static BillingCycle times(BillingCycle interval, int count) {
    long units = (long) interval.count() * count;
    if (units > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("interval_count is " + count + "; that is too long");
    }
    return new BillingCycle(interval.unit(), (int) units);
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }
}
